import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AccountSettings, GREETING_KINDS, type GreetingKind, type Greetings } from '@wpm/contract';
import { Button, Notice, RecordingPlayer, useLanguage } from '@wpm/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Question } from '../administration/edit/question.tsx';
import type { Entry } from '../administration/entries.ts';
import { useMay } from '../administration/rights.tsx';
import { client } from '../client.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { useOpenGreeting } from './use-open-greeting.ts';
import { useGreetingWords } from './words/use-greeting-words.ts';

/** What a user's customers hear before they leave a message, where the user recorded it: heard, and taken away (voicemail). */
export function GreetingsSection({ entry }: { readonly entry: Entry<AccountSettings> }) {
  const words = useGreetingWords();
  const may = useMay();
  const isShown = entry.settings.kind !== null && may('directory:manage');
  const { data } = useQuery({
    queryKey: keyOf(entry.id),
    queryFn: async () => {
      const answer = await client.getGreetingsOf({ accountId: entry.id });
      return answer.ok ? answer.value : null;
    },
    enabled: isShown,
  });
  const kept = GREETING_KINDS.flatMap((kind) => {
    const greeting = data?.[kind];
    return greeting ? [{ kind, greeting }] : [];
  });
  if (!isShown || kept.length === 0) return null;
  return (
    <section className="account-actions" aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p className="field-hint">{words.about}</p>
      {kept.map(({ kind, greeting }) => (
        <KeptGreeting key={`${kind} ${greeting.recordedAt}`} accountId={entry.id} kind={kind} greeting={greeting} />
      ))}
    </section>
  );
}

const keyOf = (accountId: string) => ['greetings', accountId] as const;

type KeptGreetingProps = {
  readonly accountId: string;
  readonly kind: GreetingKind;
  readonly greeting: NonNullable<Greetings[GreetingKind]>;
};

function KeptGreeting({ accountId, kind, greeting }: KeptGreetingProps) {
  const words = useGreetingWords();
  const { language } = useLanguage();
  const open = useOpenGreeting(accountId, kind);
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <p>{words.recordedAt(words.kinds[kind], instant.format(new Date(greeting.recordedAt)))}</p>
      {'until' in greeting && <Absence until={greeting.until} />}
      <RecordingPlayer open={open} durationMs={greeting.milliseconds} />
      <RemoveGreeting accountId={accountId} kind={kind} />
    </>
  );
}

function Absence({ until }: { readonly until: string | null }) {
  const words = useGreetingWords();
  const { language } = useLanguage();
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const isOver = until === null || new Date(`${until}T23:59:59`) < new Date();
  return <p>{isOver ? words.notSaid : words.isSaid(day.format(new Date(`${until}T12:00:00`)))}</p>;
}

function RemoveGreeting({ accountId, kind }: Pick<KeptGreetingProps, 'accountId' | 'kind'>) {
  const words = useGreetingWords();
  const errorText = useErrorText();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const remove = async () => {
    setAsked(false);
    const answer = await client.removeGreetingOf({ accountId, greeting: kind });
    if (answer.ok) queries.setQueryData(keyOf(accountId), answer.value);
    else setRefusal(answer.error.code);
  };
  return (
    <>
      <div className="account-buttons">
        <Button
          icon={<Trash2 size={18} aria-hidden />}
          aria-label={words.of(words.remove, words.kinds[kind])}
          onClick={() => setAsked(true)}
        >
          {words.remove}
        </Button>
      </div>
      {refusal !== undefined && <Notice tone="bad">{errorText(refusal)}</Notice>}
      <Question
        open={isAsked}
        title={words.question}
        hint={words.hint}
        no={words.no}
        yes={words.remove}
        onNo={() => setAsked(false)}
        onYes={() => void remove()}
      />
    </>
  );
}
