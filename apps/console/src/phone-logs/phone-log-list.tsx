import { useInfiniteQuery } from '@tanstack/react-query';
import type { SentPhoneLog } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import type { ListPage } from '../administration/noun.ts';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { saveFile } from '../files/save-file.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { Unreadable } from '../states/unreadable.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import { logText } from './log-text.ts';
import { PhoneLogLine } from './phone-log-line.tsx';
import { usePhoneLogWords } from './words/use-phone-log-words.ts';

const PAGE = 50;

/** The logs whose reference begins so, the newest first; each can be fetched as a file. */
export function PhoneLogList({ reference }: { readonly reference: string }) {
  const words = usePhoneLogWords();
  const { administration } = useConsoleWords();
  const [refusal, setRefusal] = useState<string>();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = usePhoneLogs(reference);
  if (error !== null) return <Unreadable error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton text={administration.reading} />;
  const logs = data.pages.flatMap(({ items }) => items);
  const isSought = reference !== '';
  if (logs.length === 0) {
    const [heading, hint] = isSought ? [words.notFound, words.notFoundHint] : [words.empty, words.emptyHint];
    return <NothingShown icon="empty" heading={heading} hint={hint} />;
  }
  return (
    <>
      {refusal !== undefined && <Refusal code={refusal} />}
      <PlainTable label={words.heading} headings={words.headings}>
        {logs.map((log) => (
          <PhoneLogLine key={log.id} log={log} onDownload={() => void download(log).then(setRefusal)} />
        ))}
      </PlainTable>
      {hasNextPage && (
        <div className="older">
          <Button aria-disabled={isFetching} onClick={() => !isFetching && void fetchNextPage()}>
            {administration.more}
          </Button>
        </div>
      )}
    </>
  );
}

function usePhoneLogs(reference: string) {
  return useInfiniteQuery({
    queryKey: ['phone-logs', reference],
    initialPageParam: null,
    queryFn: ({ pageParam }) => readPage(reference, pageParam),
    getNextPageParam: ({ next }: ListPage<SentPhoneLog>): string | null => next,
    retry: false,
  });
}

/** @throws Refused */
async function readPage(reference: string, after: string | null): Promise<ListPage<SentPhoneLog>> {
  const narrowed = { ...(reference !== '' && { reference }), ...(after !== null && { after }) };
  const answer = await client.listPhoneLogs({ ...narrowed, limit: PAGE });
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}

/** @returns the code of a refusal */
async function download({ id }: SentPhoneLog): Promise<string | undefined> {
  const answer = await client.getPhoneLog({ id });
  if (!answer.ok) return answer.error.code;
  const { entries, ...log } = answer.value;
  saveFile(`log-${log.reference}.txt`, new Blob([logText(log, entries)], { type: 'text/plain;charset=utf-8' }));
  return undefined;
}

function Refusal({ code }: { readonly code: string }) {
  const errorText = useErrorText();
  return (
    <Notice tone="bad" urgent>
      {errorText(code)}
    </Notice>
  );
}
