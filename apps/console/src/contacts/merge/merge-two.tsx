import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Contact } from '@wpm/contract';
import { type CardField, type Clash, joinContacts, Notice, settle } from '@wpm/ui';
import { useState } from 'react';
import { Question } from '../../administration/edit/question.tsx';
import { client } from '../../client.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useContactWords } from '../words/use-contact-words.ts';

export type MergeTwoProps = { readonly keptId: string; readonly goneId: string; readonly onLeft: () => void };

/** Both as they are now, as one: what cannot be both is chosen, everything else is kept. */
export function MergeTwo({ keptId, goneId, onLeft }: MergeTwoProps) {
  const errorText = useErrorText();
  const { data } = useQuery({
    queryKey: ['contacts', 'merge', keptId, goneId],
    queryFn: async () => {
      const [kept, gone] = await Promise.all([
        client.getContact({ contactId: keptId }),
        client.getContact({ contactId: goneId }),
      ]);
      return { kept, gone };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  if (data === undefined) return null;
  const { kept, gone } = data;
  if (kept.ok && gone.ok) return <AsOne kept={kept.value} gone={gone.value} onLeft={onLeft} />;
  const code = kept.ok ? (gone.ok ? '' : gone.error.code) : kept.error.code;
  return (
    <Notice tone="bad" urgent>
      {errorText(code)}
    </Notice>
  );
}

type AsOneProps = { readonly kept: Contact; readonly gone: Contact; readonly onLeft: () => void };

function AsOne({ kept, gone, onLeft }: AsOneProps) {
  const words = useContactWords();
  const errorText = useErrorText();
  const joined = joinContacts(kept.card, gone.card);
  const { choose, merge, isBusy, refusal } = useMerging({ kept, gone, onLeft });
  return (
    <Question
      open
      title={words.mergeQuestion(kept.name, gone.name)}
      hint={words.mergeHint(gone.name)}
      no={words.mergeNo}
      yes={words.mergeNow}
      isBusy={isBusy}
      onNo={onLeft}
      onYes={() => void merge()}
    >
      {joined.clashes.map((clash) => (
        <OneOf key={clash.field} clash={clash} names={[kept.name, gone.name]} onChoose={choose} />
      ))}
      {refusal !== null && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
    </Question>
  );
}

type OneOfProps = {
  readonly clash: Clash;
  readonly names: readonly [kept: string, gone: string];
  readonly onChoose: (field: CardField, isGone: boolean) => void;
};

/** One field, by the one contact or by the other. */
function OneOf({ clash: { field, one, other }, names, onChoose }: OneOfProps) {
  const words = useContactWords();
  const values = [one[field], other[field]].map((value) => (typeof value === 'string' ? value : ''));
  return (
    <fieldset className="contact-choice">
      <legend>{words.fields[field]}</legend>
      {names.map((name, at) => (
        <label key={at}>
          <input type="radio" name={field} defaultChecked={at === 0} onChange={() => onChoose(field, at === 1)} />{' '}
          {values[at]} <span className="quiet">({name})</span>
        </label>
      ))}
    </fieldset>
  );
}

function useMerging({ kept, gone, onLeft }: AsOneProps) {
  const queries = useQueryClient();
  const [others, setOthers] = useState<ReadonlySet<CardField>>(new Set());
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const merge = async () => {
    setBusy(true);
    const answer = await client.mergeContacts({
      contactId: kept.contactId,
      version: kept.version,
      other: { contactId: gone.contactId, version: gone.version },
      card: settle(joinContacts(kept.card, gone.card), others),
    });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.error.code);
    onLeft();
    // The open one too: its card is another now.
    return queries.invalidateQueries();
  };
  const choose = (field: CardField, isGone: boolean) =>
    setOthers((before) => new Set(isGone ? [...before, field] : [...before].filter((one) => one !== field)));
  return { choose, merge, isBusy, refusal };
}
