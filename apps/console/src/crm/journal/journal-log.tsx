import { useInfiniteQuery } from '@tanstack/react-query';
import { JOURNAL_STATES, type JournalEntry, type JournalState } from '@wpm/contract';
import { Button, Notice, useWords } from '@wpm/ui';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ListPage } from '../../administration/noun.ts';
import { Refused } from '../../administration/refused.ts';
import { client } from '../../client.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { JournalledCall } from './journalled-call.tsx';

const PAGE = 20;

/** The calls that were written to a CRM, the newest first, and those that are on their way or were given up. */
export function JournalLog({ connectorId }: { readonly connectorId: string }) {
  const { crm, administration, webhooks } = useConsoleWords();
  const words = crm.journal;
  const [state, setState] = useState<JournalState | null>(null);
  const query = useEntries(connectorId, state);
  const { hasNextPage, isFetching } = query;
  const older = () => {
    if (!isFetching) void query.fetchNextPage();
  };
  return (
    <section className="account-actions" aria-label={words.log}>
      <h3>{words.log}</h3>
      <div className="try-line">
        <SelectField
          label={webhooks.show}
          any={webhooks.anyState}
          values={JOURNAL_STATES}
          texts={words.states}
          value={state}
          onChoose={setState}
        />
        <Button icon={<RefreshCw size={18} aria-hidden />} onClick={() => void query.refetch()}>
          {webhooks.refresh}
        </Button>
      </div>
      <Entries connectorId={connectorId} query={query} />
      {hasNextPage && (
        <div>
          <Button aria-disabled={isFetching} onClick={older}>
            {administration.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function useEntries(connectorId: string, state: JournalState | null) {
  return useInfiniteQuery({
    queryKey: ['crm', 'journal', connectorId, state],
    initialPageParam: null,
    queryFn: async ({ pageParam }: { pageParam: string | null }): Promise<ListPage<JournalEntry>> => {
      const answer = await client.listCrmJournal({
        connectorId,
        limit: PAGE,
        ...(state !== null && { state }),
        ...(pageParam !== null && { after: pageParam }),
      });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    getNextPageParam: ({ next }: ListPage<JournalEntry>): string | null => next,
    retry: false,
  });
}

type EntriesProps = { readonly connectorId: string; readonly query: ReturnType<typeof useEntries> };

function Entries({ connectorId, query: { data, error, refetch } }: EntriesProps) {
  const words = useConsoleWords();
  const shared = useWords();
  const errorText = useErrorText();
  if (error !== null)
    return (
      <Notice tone="bad" urgent>
        {errorText(error instanceof Refused ? error.refusal.code : 'network/garbled')}{' '}
        <button type="button" className="link" onClick={() => void refetch()}>
          {shared.tryAgain}
        </button>
      </Notice>
    );
  if (data === undefined) return <p role="status">{words.administration.reading}</p>;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <p className="quiet">{words.crm.journal.nothing}</p>;
  return (
    <ul className="deliveries">
      {entries.map((entry) => (
        <JournalledCall key={entry.id} connectorId={connectorId} entry={entry} onAgain={() => void refetch()} />
      ))}
    </ul>
  );
}
