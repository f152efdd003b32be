import type { Account } from '@wpm/contract';
import { Notice } from '@wpm/ui';
import { Route, Switch } from 'wouter';
import { ContactPage } from './contact-page.tsx';
import { contactRights, missingFor } from './contact-rights.ts';
import { ContactList } from './contact-list.tsx';
import { EditContact, NewContact } from './edit-contact.tsx';
import { MergeContact } from './merge-contact.tsx';
import { useContactWords } from './words/use-contact-words.ts';

/** The tenant's contacts (F17–F21), or what is missing to see them. */
export function ContactsScreen({ account }: { readonly account: Account }) {
  const rights = contactRights(account);
  return (
    <div className="calls contacts">
      <Switch>
        <Route path="/contacts/new/:number?">{({ number }) => <NewContact number={number ?? ''} />}</Route>
        <Route path="/contacts/:contactId/edit">
          {({ contactId }) => <EditContact key={contactId} contactId={contactId} />}
        </Route>
        <Route path="/contacts/:contactId/merge">
          {({ contactId }) => <MergeContact key={contactId} contactId={contactId} />}
        </Route>
        <Route path="/contacts/:contactId/history">
          {({ contactId }) => <ContactPage contactId={contactId} rights={rights} shown="history" />}
        </Route>
        <Route path="/contacts/:contactId">
          {({ contactId }) => <ContactPage contactId={contactId} rights={rights} shown="card" />}
        </Route>
        <Route>
          <List account={account} />
        </Route>
      </Switch>
    </div>
  );
}

function List({ account }: { readonly account: Account }) {
  const words = useContactWords();
  const missing = missingFor(account);
  if (missing !== undefined) return <Notice tone="warn">{words.missing[missing]}</Notice>;
  return <ContactList rights={contactRights(account)} />;
}
