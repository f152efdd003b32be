import type { Account } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { Contact, UserRoundPlus } from 'lucide-react';
import { useLocation } from 'wouter';
import { contactRights } from './contact-rights.ts';
import { useIdentified } from './use-identified.ts';
import { useContactWords } from './words/use-contact-words.ts';

export type CallerContactProps = {
  readonly number: string;
  readonly account: Account;
  /** Before another screen opens; where it is left out none does: somebody is ringing. */
  readonly onOpen?: (() => void) | undefined;
};

/** Whose a number is (F21): the card of the one contact, a choice of several, or a contact to be added. */
export function CallerContact({ number, account, onOpen }: CallerContactProps) {
  const words = useContactWords();
  const rights = contactRights(account);
  const contacts = useIdentified(number);
  const [, open] = useLocation();
  if (contacts === undefined) return null;
  const go = (path: string) => () => {
    onOpen?.();
    open(path);
  };
  const mayOpen = rights.open && onOpen !== undefined;
  const [contact, ...others] = contacts;
  if (contact === undefined) {
    return rights.edit && onOpen !== undefined ? (
      <Button icon={<UserRoundPlus aria-hidden />} onClick={go(`/contacts/new/${number}`)}>
        {words.add}
      </Button>
    ) : null;
  }
  if (others.length > 0)
    return <Several contacts={contacts} onChoose={mayOpen ? (id) => go(`/contacts/${id}`)() : undefined} />;
  return mayOpen ? (
    <Button icon={<Contact aria-hidden />} onClick={go(`/contacts/${contact.contactId}`)}>
      {words.card}
    </Button>
  ) : (
    contact.company !== '' && contact.company !== contact.name && <p className="call-number">{contact.company}</p>
  );
}

type SeveralProps = {
  readonly contacts: readonly { readonly contactId: string; readonly name: string }[];
  readonly onChoose: ((contactId: string) => void) | undefined;
};

function Several({ contacts, onChoose }: SeveralProps) {
  const words = useContactWords();
  return (
    <div className="several-contacts">
      <p>{words.several}</p>
      {contacts.map(({ contactId, name }) =>
        onChoose === undefined ? (
          <p key={contactId}>{name}</p>
        ) : (
          <Button key={contactId} onClick={() => onChoose(contactId)}>
            {name}
          </Button>
        ),
      )}
    </div>
  );
}
