import type { UseQueryResult } from '@tanstack/react-query';
import type { ExportedReport } from '@wpm/contract';
import { Notice } from '@wpm/ui';
import type { ReactNode } from 'react';
import type { Refused } from '../../administration/refused.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { Skeleton } from '../../states/skeleton.tsx';
import { ColumnsButton } from '../columns/columns-button.tsx';
import { ExportBar, type ShownFilter } from '../export/export-bar.tsx';
import { ReportUnread } from '../report-unread.tsx';
import { ViewsMenu } from '../../saved-views/views-menu.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import type { Figures } from './use-figures.ts';

export type SumsPageProps<Row> = {
  readonly kind: ExportedReport;
  /** What it is asked for, to be had as a file too. */
  readonly asked: ShownFilter;
  readonly figures: UseQueryResult<Figures<Row>, Refused>;
  /** What narrows it down. */
  readonly filter: ReactNode;
  readonly children: (rows: readonly Row[]) => ReactNode;
};

/** A report of sums: its days, its filter, and what it adds up to. */
export function SumsPage<Row>({ kind, asked, figures, filter, children }: SumsPageProps<Row>) {
  const words = useReportWords();
  const { product, filter: filterWords } = useConsoleWords();
  const days = figures.data?.days;
  return (
    <main id="content" className="report" tabIndex={-1}>
      <title>{`${words.kinds[kind]} · ${words.heading} · ${product}`}</title>
      <div className="calls-head">
        <h1>{words.kinds[kind]}</h1>
        <p className="freshness" role="status">
          {days && words.days(days.first, days.last, days.timeZone)}
        </p>
        <ViewsMenu page={kind} />
        <ColumnsButton page={kind} />
        <ExportBar report={kind} filter={asked} />
      </div>
      <section className="filter" aria-label={filterWords.label}>
        {filter}
      </section>
      <Body figures={figures}>{children}</Body>
    </main>
  );
}

function Body<Row>({ figures, children }: Pick<SumsPageProps<Row>, 'figures' | 'children'>) {
  const words = useReportWords();
  const errorText = useErrorText();
  const code = figures.error?.refusal.code;
  if (figures.data === undefined)
    return code === undefined ? (
      <Skeleton text={words.loading} />
    ) : (
      <ReportUnread code={code} retry={() => void figures.refetch()} />
    );
  return (
    <>
      {code !== undefined && <Notice tone="bad">{errorText(code)}</Notice>}
      {figures.data.rows.length === 0 ? (
        <NothingShown icon="empty" heading={words.empty} hint={words.emptyHint} />
      ) : (
        children(figures.data.rows)
      )}
    </>
  );
}
