import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditedEntry } from '@wpm/contract';
import { Button, Notice, useWords } from '@wpm/ui';
import type { ListPage } from '../administration/noun.ts';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { AuditLine } from './audit-line.tsx';
import { auditAddressOf, type AuditFilter, auditQueryOf } from './audit-filter.ts';

const PAGE = 50;

/** The entries of a filter, the newest first. */
export function AuditList({ filter }: { readonly filter: AuditFilter }) {
  const words = useConsoleWords();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['audit', auditAddressOf(filter)],
    initialPageParam: null,
    queryFn: ({ pageParam }) => readPage(filter, pageParam),
    getNextPageParam: ({ next }: ListPage<AuditedEntry>): string | null => next,
    retry: false,
  });
  if (error !== null) return <Unreadable error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton text={words.administration.reading} />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0)
    return <NothingShown icon="empty" heading={words.audit.empty} hint={words.audit.emptyHint} />;
  return (
    <div className="entries-scroll audit-list">
      <ol className="plain-list">
        {entries.map((entry) => (
          <AuditLine key={entry.id} entry={entry} />
        ))}
      </ol>
      {hasNextPage && (
        <div className="older">
          <Button aria-disabled={isFetching} onClick={() => !isFetching && void fetchNextPage()}>
            {words.administration.more}
          </Button>
        </div>
      )}
    </div>
  );
}

/** @throws Refused */
async function readPage(filter: AuditFilter, after: string | null): Promise<ListPage<AuditedEntry>> {
  const answer = await client.listAuditLog({ ...auditQueryOf(filter), limit: PAGE, ...(after !== null && { after }) });
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}

function Unreadable({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const shared = useWords();
  const errorText = useErrorText();
  return (
    <Notice tone="bad" urgent>
      {errorText(error instanceof Refused ? error.refusal.code : 'network/garbled')}{' '}
      <button type="button" className="link" onClick={onRetry}>
        {shared.tryAgain}
      </button>
    </Notice>
  );
}
