import { Button, Notice, useWords } from '@wpm/ui';
import { type ReactNode, useMemo } from 'react';
import type { Refused } from '../administration/refused.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { Skeleton } from '../states/skeleton.tsx';
import { ReportUnread } from './report-unread.tsx';
import { useReportWords } from './words/use-report-words.ts';

/** Rows that are read page by page, as a query hands them out. */
export type RowsReading<Row> = {
  readonly data: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined;
  readonly error: Refused | null;
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
};

export type RowsReadProps<Row> = {
  readonly read: RowsReading<Row>;
  /** What the table is of. */
  readonly label: string;
  /** Stands in place of a table without rows. */
  readonly none: ReactNode;
  readonly children: (rows: readonly Row[]) => ReactNode;
};

/** The rows of a report as far as they are read, and the way to more; or what stands there meanwhile, or instead. */
export function RowsRead<Row>({ read, label, none, children }: RowsReadProps<Row>) {
  const words = useReportWords();
  const { tryAgain } = useWords();
  const errorText = useErrorText();
  const rows = useMemo(() => read.data?.pages.flatMap(({ items }) => items), [read.data]);
  const code = read.error?.refusal.code;
  if (rows === undefined)
    return code === undefined ? (
      <Skeleton text={words.loading} />
    ) : (
      <ReportUnread code={code} retry={() => void read.refetch()} />
    );
  return (
    <>
      {code !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(code)}{' '}
          <button type="button" className="link" onClick={() => void read.refetch()}>
            {tryAgain}
          </button>
        </Notice>
      )}
      {rows.length === 0 && !read.isPlaceholderData ? (
        none
      ) : (
        // Focusable, as what scrolls must be by keyboard too.
        <section className="report-scroll" aria-label={label} aria-busy={read.isPlaceholderData} tabIndex={0}>
          {children(rows)}
          {read.hasNextPage && <More read={read} />}
        </section>
      )}
    </>
  );
}

function More<Row>({ read: { isFetchingNextPage, fetchNextPage } }: { readonly read: RowsReading<Row> }) {
  const words = useReportWords();
  return (
    <div className="older">
      {/* Not `disabled` while loading: that would take the focus away. */}
      <Button aria-disabled={isFetchingNextPage} onClick={() => !isFetchingNextPage && void fetchNextPage()}>
        {isFetchingNextPage ? words.loadingMore : words.more}
      </Button>
    </div>
  );
}
