import type { Contact } from '@wpm/contract';
import { Button, errorText, Notice, useLanguage, useWords } from '@wpm/ui';
import { Pencil } from 'lucide-react';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { CallingAsChip } from '../calling-as/calling-as-chip.tsx';
import { useCallingAs } from '../calling-as/use-calling-as.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { Facts } from '../list/facts.tsx';
import { AsOf } from '../offline/as-of.tsx';
import { PlanRecall } from '../recalls/loaded-plan-recall.ts';
import { ContactCalls } from './contact-calls.tsx';
import { ContactHead } from './contact-head.tsx';
import type { ContactRights } from './contact-rights.ts';
import { NumberRow } from './number-row.tsx';
import { RemoveContact } from './remove-contact.tsx';
import { type OpenedContact, useContact } from './use-contact.ts';
import { useContactWords } from './words/use-contact-words.ts';

export type ContactPageProps = {
  readonly contactId: string;
  readonly rights: ContactRights;
  readonly shown: 'card' | 'history';
};

/** A contact: its card with green handsets and the calls there were with it, or these alone (F18–F20). */
export function ContactPage({ contactId, rights, shown }: ContactPageProps) {
  const words = useContactWords();
  const opened = useContact(contactId);
  const { contact } = opened;
  const isCard = shown === 'card';
  const isChangeable = isCard && rights.edit && contact !== undefined;
  return (
    <>
      <ContactHead title={contact?.name ?? words.card} back={isCard ? '/contacts' : `/contacts/${contactId}`}>
        {isChangeable && <EditLink contactId={contactId} />}
      </ContactHead>
      <ContactProblem opened={opened} />
      {contact !== undefined && isCard && <Card contact={contact} />}
      {contact !== undefined && <ContactCalls contact={contact} />}
      {isChangeable && <Acts contact={contact} />}
    </>
  );
}

function EditLink({ contactId }: { readonly contactId: string }) {
  const words = useContactWords();
  return (
    <Link href={`/contacts/${contactId}/edit`} className="ui-icon-button" aria-label={words.edit} title={words.edit}>
      <Pencil aria-hidden />
    </Link>
  );
}

/** That a contact is being read, or why it cannot be. */
export function ContactProblem({ opened: { contact, problem, readAt, retry } }: { readonly opened: OpenedContact }) {
  const shared = useWords();
  const own = usePhoneWords();
  const words = useContactWords();
  if (problem === undefined) return contact === undefined ? <p role="status">{own.loading}</p> : null;
  const isOlder = problem === 'network/unreachable' && contact !== undefined;
  return (
    <Notice tone="warn" urgent>
      <p>
        {isOlder ? words.offline : errorText(shared, problem)} {contact !== undefined && <AsOf at={readAt} />}
      </p>
      <Button onClick={retry}>{shared.tryAgain}</Button>
    </Notice>
  );
}

function Card({ contact }: { readonly contact: Contact }) {
  const words = useContactWords();
  const { card, changedAt } = contact;
  const as = useCallingAs();
  const { language } = useLanguage();
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      {card.numbers.length > 0 && <CallingAsChip as={as} />}
      {card.numbers.length > 0 && (
        <ul aria-label={words.fields.numbers}>
          {card.numbers.map(({ number, kind }) => (
            <NumberRow key={number} number={number} kind={words.kinds[kind]} as={as} />
          ))}
        </ul>
      )}
      <CardFacts contact={contact} />
      {card.notes !== '' && <p className="contact-notes">{card.notes}</p>}
      <Suspense>
        <PlanRecall numbers={card.numbers.map(({ number }) => number)} name={contact.name} campaignId={null} />
      </Suspense>
      <p className="quiet">{words.changed(instant.format(new Date(changedAt)))}</p>
    </>
  );
}

function CardFacts({ contact: { card, name } }: { readonly contact: Contact }) {
  const words = useContactWords();
  const facts = [
    ...(card.company === '' || card.company === name ? [] : [[words.fields.company, card.company] as const]),
    ...(card.email === null
      ? []
      : [
          [
            words.fields.email,
            <a key="email" href={`mailto:${encodeURIComponent(card.email)}`}>
              {card.email}
            </a>,
          ] as const,
        ]),
    ...card.fields.map(({ name: field, value }) => [field, value] as const),
  ];
  return facts.length === 0 ? null : <Facts facts={facts} />;
}

function Acts({ contact }: { readonly contact: Contact }) {
  const words = useContactWords();
  return (
    <section className="contact-acts">
      <Link href={`/contacts/${contact.contactId}/merge`} className="ui-button" data-tone="plain" data-wide>
        {words.merge}
      </Link>
      <RemoveContact contact={contact} />
    </section>
  );
}
