import type { Account } from '@wpm/contract';
import { Notice } from '@wpm/ui';
import { Route, Switch } from 'wouter';
import { ListAndDetail } from '../list/list-and-detail.tsx';
import { useChosen } from '../list/use-chosen.ts';
import { useRoomBeside } from '../list/use-room-beside.ts';
import { ContactPage } from './contact-page.tsx';
import { type ContactRights, contactRights, missingFor } from './contact-rights.ts';
import { ContactList } from './contact-list.tsx';
import { EditContact, NewContact } from './edit-contact.tsx';
import { MergeContact } from './merge-contact.tsx';
import { useContactWords } from './words/use-contact-words.ts';

/** The tenant's contacts (F17–F21), or what is missing to see them. Who may open no card has nothing to see beside the list. */
export function ContactsScreen({ account }: { readonly account: Account }) {
  const rights = contactRights(account);
  const hasRoom = useRoomBeside();
  if (hasRoom && rights.list && rights.open) return <Beside rights={rights} />;
  return (
    <div className="calls">
      <Switch>
        {screensOf(rights)}
        <Route>
          <List account={account} />
        </Route>
      </Switch>
    </div>
  );
}

/** On a tablet: the list at the left, and what the address names of it at the right. */
function Beside({ rights }: { readonly rights: ContactRights }) {
  const words = useContactWords();
  const { chosen } = useChosen('/contacts');
  return (
    <ListAndDetail
      beside
      chosen={chosen}
      list={<ContactList rights={rights} chosen={chosen?.split('/')[0]} />}
      detail={<Switch>{screensOf(rights)}</Switch>}
      label={words.card}
      empty={words.choose}
    />
  );
}

const screensOf = (rights: ContactRights) => [
  <Route key="new" path="/contacts/new/:number?">
    {({ number }) => <NewContact number={number ?? ''} />}
  </Route>,
  <Route key="edit" path="/contacts/:contactId/edit">
    {({ contactId }) => <EditContact key={contactId} contactId={contactId} />}
  </Route>,
  <Route key="merge" path="/contacts/:contactId/merge">
    {({ contactId }) => <MergeContact key={contactId} contactId={contactId} />}
  </Route>,
  <Route key="history" path="/contacts/:contactId/history">
    {({ contactId }) => <ContactPage key={contactId} contactId={contactId} rights={rights} shown="history" />}
  </Route>,
  <Route key="card" path="/contacts/:contactId">
    {({ contactId }) => <ContactPage key={contactId} contactId={contactId} rights={rights} shown="card" />}
  </Route>,
];

function List({ account }: { readonly account: Account }) {
  const words = useContactWords();
  const missing = missingFor(account);
  if (missing !== undefined) return <Notice tone="warn">{words.missing[missing]}</Notice>;
  return <ContactList rights={contactRights(account)} chosen={undefined} />;
}
