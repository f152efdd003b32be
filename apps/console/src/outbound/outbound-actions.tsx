import type { OutboundListSettings } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import type { Entry } from '../administration/entries.ts';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { ListEntries } from './list-entries.tsx';
import { ListImport } from './list-import.tsx';

/** How often it is asked how far a list is, while it is looked at. */
const EVERY_MS = 5_000;

/** What a list does and how far it is, pausing it, importing into it and the customers of it (F45). */
export function OutboundActions({ entry }: { readonly entry: Entry<OutboundListSettings> }) {
  const words = useConsoleWords().outbound;
  return (
    <section className="account-actions" aria-label={words.work}>
      <h3>{words.work}</h3>
      <Progress listId={entry.id} />
      <ListImport listId={entry.id} />
      <ListEntries listId={entry.id} name={entry.settings.name} />
    </section>
  );
}

function useProgress(listId: string) {
  return useQuery({
    queryKey: ['outboundLists', 'progress', listId],
    queryFn: async () => {
      const answer = await client.getOutboundProgress({ listId });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    refetchInterval: EVERY_MS,
    retry: false,
  });
}

function Progress({ listId }: { readonly listId: string }) {
  const words = useConsoleWords().outbound;
  const errorText = useErrorText();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const { data } = useProgress(listId);
  if (!data) return null;
  const isPaused = data.standing === 'paused';
  const turn = async () => {
    const answer = await client.turnOutboundList({ listId, running: isPaused });
    setProblem(answer.ok ? undefined : answer.error.code);
    // The form was read from the version before: it is read anew, or its next save would be refused.
    void queries.invalidateQueries({ queryKey: ['outboundLists'] });
  };
  return (
    <>
      <div className="account-buttons">
        <b role="status">{words.standings[data.standing]}</b>
        <Button
          icon={isPaused ? <Play size={18} aria-hidden /> : <Pause size={18} aria-hidden />}
          onClick={() => void turn()}
        >
          {isPaused ? words.goOn : words.pause}
        </Button>
      </div>
      {problem !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(problem)}
        </Notice>
      )}
      <Counts label={words.progress} counts={data.states} texts={words.states} />
      <Counts label={words.results} counts={data.ends} texts={words.ends} />
      <p className="field-hint">{words.today(data.today.answered, data.today.abandoned)}</p>
    </>
  );
}

type CountsProps = {
  readonly label: string;
  readonly counts: Readonly<Record<string, number | undefined>>;
  readonly texts: Readonly<Record<string, string>>;
};

/** Those there are, in the order of their texts. */
function Counts({ label, counts, texts }: CountsProps) {
  const shown = Object.entries(texts).filter(([key]) => counts[key] !== undefined);
  if (shown.length === 0) return null;
  return (
    <dl className="outbound-counts" aria-label={label}>
      {shown.map(([key, text]) => (
        <div key={key}>
          <dt>{text}</dt>
          <dd>{counts[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
