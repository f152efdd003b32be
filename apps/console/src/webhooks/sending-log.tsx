import { useInfiniteQuery } from '@tanstack/react-query';
import type { Answer } from '@wpm/client';
import { Button, Notice, useWords } from '@wpm/ui';
import { RefreshCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ListPage } from '../administration/noun.ts';
import { Refused } from '../administration/refused.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';

const PAGE = 20;

/** Which part of a log is asked for. */
export type AskedOfLog<State> = { readonly limit: number; readonly state?: State; readonly after?: string };

export type SendingLogProps<State extends string, Entry> = {
  readonly label: string;
  /** What is said where there is nothing. */
  readonly nothing: string;
  /** Of what the log is kept in the browser, without the state. */
  readonly queryKey: readonly string[];
  readonly states: readonly State[];
  readonly texts: Readonly<Record<State, string>>;
  readonly read: (asked: AskedOfLog<State>) => Promise<Answer<ListPage<Entry>, string>>;
  /** One line of it; `reread` once something was done to it. */
  readonly children: (entry: Entry, reread: () => void) => ReactNode;
};

/** What was sent to another system, the newest first, by state: webhooks' deliveries and calls written to CRMs. */
export function SendingLog<State extends string, Entry>(props: SendingLogProps<State, Entry>) {
  const { label, states, texts } = props;
  const { webhooks, administration } = useConsoleWords();
  const [state, setState] = useState<State | null>(null);
  const query = useLog(props, state);
  const { hasNextPage, isFetching } = query;
  const older = () => {
    if (!isFetching) void query.fetchNextPage();
  };
  return (
    <section className="account-actions" aria-label={label}>
      <h3>{label}</h3>
      <div className="try-line">
        <SelectField
          label={webhooks.show}
          any={webhooks.anyState}
          values={states}
          texts={texts}
          value={state}
          onChoose={setState}
        />
        <Button icon={<RefreshCw size={18} aria-hidden />} onClick={() => void query.refetch()}>
          {webhooks.refresh}
        </Button>
      </div>
      <Lines {...props} query={query} />
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

type Read<State extends string, Entry> = Pick<SendingLogProps<State, Entry>, 'queryKey' | 'read'>;

function useLog<State extends string, Entry>({ queryKey, read }: Read<State, Entry>, state: State | null) {
  return useInfiniteQuery({
    queryKey: [...queryKey, state],
    initialPageParam: null,
    queryFn: async ({ pageParam }: { pageParam: string | null }): Promise<ListPage<Entry>> => {
      const answer = await read({
        limit: PAGE,
        ...(state !== null && { state }),
        ...(pageParam !== null && { after: pageParam }),
      });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    getNextPageParam: ({ next }: ListPage<Entry>): string | null => next,
    retry: false,
  });
}

type LinesProps<State extends string, Entry> = Pick<SendingLogProps<State, Entry>, 'nothing' | 'children'> & {
  readonly query: ReturnType<typeof useLog<State, Entry>>;
};

function Lines<State extends string, Entry>({ nothing, children, query }: LinesProps<State, Entry>) {
  const { administration } = useConsoleWords();
  const shared = useWords();
  const errorText = useErrorText();
  const { data, error, refetch } = query;
  if (error !== null)
    return (
      <Notice tone="bad" urgent>
        {errorText(error instanceof Refused ? error.refusal.code : 'network/garbled')}{' '}
        <button type="button" className="link" onClick={() => void refetch()}>
          {shared.tryAgain}
        </button>
      </Notice>
    );
  if (data === undefined) return <p role="status">{administration.reading}</p>;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <p className="quiet">{nothing}</p>;
  return <ul className="deliveries">{entries.map((entry) => children(entry, () => void refetch()))}</ul>;
}
