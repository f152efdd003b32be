import type { ListedContact } from '@wpm/contract';
import { Button, IconButton, TextField } from '@wpm/ui';
import { EllipsisVertical, Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useLocation } from 'wouter';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { ListEnd } from '../list/list-end.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { LongList } from '../list/long-list.tsx';
import type { Pages } from '../list/use-pages.ts';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { ContactMenu } from './contact-menu.tsx';
import type { ContactRights } from './contact-rights.ts';
import { LetterIndex } from './letter-index.tsx';
import { type Asked, useContacts } from './use-contact.ts';
import { useKeptContacts } from './use-kept-contacts.ts';
import { useContactWords } from './words/use-contact-words.ts';

export type ContactListProps = {
  readonly rights: ContactRights;
  /** Which of them is shown beside the list. */
  readonly chosen: string | undefined;
};

/** Contacts by name with an index, and a search that finds while one types (F17, F18). */
export function ContactList({ rights, chosen }: ContactListProps) {
  const words = useContactWords();
  const [, open] = useLocation();
  const [typed, setTyped] = useState('');
  const [from, setFrom] = useState('');
  const search = useDeferredValue(typed.trim());
  const [menu, setMenu] = useState<ListedContact>();
  return (
    <>
      <div className="contacts-search">
        <TextField
          label={words.search}
          placeholder={words.searchHint}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        {rights.edit && (
          <Button tone="primary" icon={<Plus aria-hidden />} onClick={() => open('/contacts/new')}>
            {words.add}
          </Button>
        )}
      </div>
      {search === '' && <LetterIndex chosen={from} onChoose={setFrom} />}
      <Found asked={askedOf(search, from)} rights={rights} chosen={chosen} onMenu={setMenu} />
      <ContactMenu contact={menu} rights={rights} onClose={() => setMenu(undefined)} />
    </>
  );
}

function askedOf(search: string, from: string): Asked {
  if (search !== '') return { search };
  return from === '' ? {} : { from };
}

type FoundProps = ContactListProps & {
  readonly asked: Asked;
  readonly onMenu: (contact: ListedContact) => void;
};

function Found({ asked, ...rest }: FoundProps) {
  const own = usePhoneWords();
  const words = useContactWords();
  const { list, isPart } = useKeptContacts(useContacts(asked), asked);
  return (
    <>
      <ListProblem list={list} offline={isPart ? words.searchedHere : words.offline} />
      <p role="status" className="ui-unseen">
        {list.loading ? own.loading : `${words.found(list.items.length)}${list.more === undefined ? '' : '+'}`}
      </p>
      <Rows list={list} empty={asked.search === undefined ? words.none : words.noneFound} {...rest} />
    </>
  );
}

type RowsProps = Omit<FoundProps, 'asked'> & { readonly list: Pages<ListedContact>; readonly empty: string };

function Rows({ list, empty, ...rest }: RowsProps) {
  const own = usePhoneWords();
  const words = useContactWords();
  if (list.loading) return <p>{own.loading}</p>;
  if (list.items.length === 0) return list.problem === undefined ? <p>{empty}</p> : null;
  return (
    <>
      <LongList
        items={list.items}
        row={(contact) => <ContactRow key={contact.contactId} contact={contact} {...rest} />}
      />
      <ListEnd list={list} text={words.more} />
    </>
  );
}

type RowProps = Omit<FoundProps, 'asked'> & { readonly contact: ListedContact };

/** Pressing it opens the card, or the menu for those who may not see cards. */
function ContactRow({ contact, rights, chosen, onMenu }: RowProps) {
  const words = useContactWords();
  const rules = useNumberRules();
  const [, open] = useLocation();
  const [number, ...others] = contact.numbers;
  const known = number === undefined ? '' : `${rules.readable(number)}${others.length > 0 ? ` +${others.length}` : ''}`;
  // Beside each other one card after the other is looked at: back leads to where one was before.
  const show = () => open(`/contacts/${contact.contactId}`, { replace: chosen !== undefined });
  return (
    <li className="contact-line">
      <button
        type="button"
        className="row"
        aria-current={contact.contactId === chosen || undefined}
        onClick={rights.open ? show : () => onMenu(contact)}
      >
        <span className="row-text">
          <b>{contact.name}</b>
          <small>{[contact.company, known].filter((part) => part !== '' && part !== contact.name).join(' · ')}</small>
        </span>
      </button>
      <IconButton
        label={words.menu(contact.name)}
        icon={<EllipsisVertical aria-hidden />}
        onClick={() => onMenu(contact)}
      />
    </li>
  );
}
