import { useQueryClient } from '@tanstack/react-query';
import type { Contact } from '@wpm/contract';
import { Button, type CardField, errorText, joinContacts, Notice, settle, TextField, useWords } from '@wpm/ui';
import { useDeferredValue, useState } from 'react';
import { useLocation } from 'wouter';
import { client } from '../client.ts';
import { Facts } from '../list/facts.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { ChooseField } from './clashes.tsx';
import { ContactHead } from './contact-head.tsx';
import { ContactProblem } from './contact-page.tsx';
import { renewContacts } from './renew-contacts.ts';
import { useContact, useContacts } from './use-contact.ts';
import { useContactWords } from './words/use-contact-words.ts';

/** One contact of two that are the same customer: the other is looked for, then both are shown as one. */
export function MergeContact({ contactId }: { readonly contactId: string }) {
  const words = useContactWords();
  const opened = useContact(contactId);
  const [otherId, setOther] = useState<string>();
  const { contact } = opened;
  return (
    <>
      <ContactHead title={words.merge} back={`/contacts/${contactId}`} />
      <ContactProblem opened={opened} />
      {contact !== undefined && otherId === undefined && <FindOther contact={contact} onChoose={setOther} />}
      {contact !== undefined && otherId !== undefined && <WithOther contact={contact} otherId={otherId} />}
    </>
  );
}

type FindOtherProps = { readonly contact: Contact; readonly onChoose: (contactId: string) => void };

/** Most duplicates have the same last name, so these stand there first. */
function FindOther({ contact, onChoose }: FindOtherProps) {
  const words = useContactWords();
  const rules = useNumberRules();
  const [typed, setTyped] = useState(contact.card.lastName || contact.card.company);
  const search = useDeferredValue(typed.trim());
  const list = useContacts(search === '' ? {} : { search });
  const others = list.items.filter(({ contactId }) => contactId !== contact.contactId);
  return (
    <>
      <p>{words.mergeWith(contact.name)}</p>
      <TextField
        label={words.search}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ListProblem list={list} offline={words.offline} />
      {!list.loading && others.length === 0 && list.problem === undefined && <p>{words.noneFound}</p>}
      <ul>
        {others.map(({ contactId, name, company, numbers }) => (
          <li key={contactId}>
            <button type="button" className="row" onClick={() => onChoose(contactId)}>
              <span className="row-text">
                <b>{name}</b>
                <small>
                  {[company, ...numbers.map((number) => rules.readable(number))].filter(Boolean).join(' · ')}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

type WithOtherProps = { readonly contact: Contact; readonly otherId: string };

function WithOther({ contact, otherId }: WithOtherProps) {
  const opened = useContact(otherId);
  return (
    <>
      <ContactProblem opened={opened} />
      {opened.contact !== undefined && <AsOne kept={contact} gone={opened.contact} />}
    </>
  );
}

type AsOneProps = { readonly kept: Contact; readonly gone: Contact };

/** What becomes of both, and what of it has to be chosen. */
function AsOne({ kept, gone }: AsOneProps) {
  const shared = useWords();
  const words = useContactWords();
  const queries = useQueryClient();
  const [, open] = useLocation();
  const [others, setOthers] = useState<ReadonlySet<CardField>>(new Set());
  const [problem, setProblem] = useState<string>();
  const joined = joinContacts(kept.card, gone.card);
  const card = settle(joined, others);
  const merge = async () => {
    const { contactId, version } = kept;
    const other = { contactId: gone.contactId, version: gone.version };
    const answer = await client.contacts((contacts) => contacts.mergeContacts({ contactId, version, other, card }));
    void renewContacts(queries, new Set([contactId, other.contactId]));
    if (answer.ok) open(`/contacts/${contactId}`, { replace: true });
    else setProblem(answer.error.code);
  };
  return (
    <>
      {joined.clashes.map((clash) => (
        <ChooseField
          key={clash.field}
          clash={clash}
          names={[kept.name, gone.name]}
          onChoose={(field, from) => setOthers((before) => chosen(before, field, from !== clash.one))}
        />
      ))}
      <h2>{words.mergePreview}</h2>
      <Preview card={card} />
      {problem !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(shared, problem)}
        </Notice>
      )}
      <Button tone="primary" wide onClick={() => void merge()}>
        {words.mergeNow}
      </Button>
    </>
  );
}

/** The fields that are taken from the other contact, with one of them chosen. */
function chosen(others: ReadonlySet<CardField>, field: CardField, isOther: boolean): ReadonlySet<CardField> {
  const rest = [...others].filter((one) => one !== field);
  return new Set(isOther ? [...rest, field] : rest);
}

function Preview({ card }: Pick<Contact, 'card'>) {
  const words = useContactWords();
  const rules = useNumberRules();
  const texts = [
    [words.fields.firstName, card.firstName],
    [words.fields.lastName, card.lastName],
    [words.fields.company, card.company],
    ...card.numbers.map(({ number, kind }) => [words.kinds[kind], rules.readable(number)] as const),
    [words.fields.email, card.email ?? ''],
    ...card.fields.map(({ name, value }) => [name, value] as const),
    [words.fields.notes, card.notes],
  ] as const;
  return <Facts facts={texts.filter(([, value]) => value !== '')} />;
}
