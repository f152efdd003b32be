import { Button, Notice, useWords } from '@wpm/ui';
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { Skeleton } from '../../states/skeleton.tsx';
import { ColumnsButton } from '../columns/columns-button.tsx';
import { keepingColumns, useColumns } from '../columns/use-columns.ts';
import { ReportUnread } from '../report-unread.tsx';
import { ExportBar } from '../export/export-bar.tsx';
import { ViewsMenu } from '../../saved-views/views-menu.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { ReportFilterBar } from './report-filter-bar.tsx';
import { ReportTable } from './report-table.tsx';
import { type ReportView, searchOf, viewOf } from './report-view.ts';
import { type CallReport, filterOf, useCallReport } from './use-call-report.ts';

/** The report of calls (F46): every part of an agent in a call that is over. */
export function CallReportPage() {
  const words = useReportWords();
  const { product } = useConsoleWords();
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => viewOf(search), [search]);
  const report = useCallReport(view);
  const change = useCallback(
    (changed: Partial<ReportView>, replace = false) => {
      const query = keepingColumns(search, searchOf({ ...view, ...changed }));
      navigate(query === '' ? path : `${path}?${query}`, { replace });
    },
    [view, search, path, navigate],
  );
  return (
    <main id="content" className="report" tabIndex={-1}>
      <title>{`${words.kinds.calls} · ${words.heading} · ${product}`}</title>
      <div className="calls-head">
        <h1>{words.kinds.calls}</h1>
        <Extent report={report} />
        <ViewsMenu page="calls" />
        <ColumnsButton page="calls" />
        <ExportBar report="calls" filter={{ ...filterOf(view), sort: view.sort }} />
      </div>
      <ReportFilterBar view={view} onChange={change} />
      <Body report={report} />
    </main>
  );
}

/** What the table covers: its days and their zone, and how much of them is loaded. */
function Extent({ report: { parts, days, isWhole } }: { readonly report: CallReport }) {
  const words = useReportWords();
  return (
    <p className="freshness" role="status">
      {days && words.days(days.first, days.last, days.timeZone)}
      {parts && parts.length > 0 && ` · ${words.shown(parts.length, !isWhole)}`}
    </p>
  );
}

function Body({ report }: { readonly report: CallReport }) {
  const words = useReportWords();
  const { shown } = useColumns('calls');
  const { parts, days, refusal, changing } = report;
  if (parts === undefined || days === undefined)
    return refusal === null ? <Skeleton text={words.loading} /> : <ReportUnread code={refusal} retry={report.retry} />;
  return (
    <>
      <Failed report={report} />
      {parts.length === 0 && !changing ? (
        <NothingShown icon="empty" heading={words.empty} hint={words.emptyHint} />
      ) : (
        // Focusable, as what scrolls must be by keyboard too.
        <section className="report-scroll" aria-label={words.tableLabel} aria-busy={changing} tabIndex={0}>
          <ReportTable parts={parts} timeZone={days.timeZone} shown={shown} />
          {!report.isWhole && <More report={report} />}
        </section>
      )}
    </>
  );
}

/** What is shown is not what was asked for. */
function Failed({ report }: { readonly report: CallReport }) {
  const { tryAgain } = useWords();
  const errorText = useErrorText();
  if (report.refusal === null) return null;
  return (
    <Notice tone="bad" urgent>
      {errorText(report.refusal)}{' '}
      <button type="button" className="link" onClick={report.retry}>
        {tryAgain}
      </button>
    </Notice>
  );
}

function More({ report: { isReadingOn, readOn } }: { readonly report: CallReport }) {
  const words = useReportWords();
  return (
    <div className="older">
      {/* Not `disabled` while loading: that would take the focus away. */}
      <Button aria-disabled={isReadingOn} onClick={() => !isReadingOn && readOn()}>
        {isReadingOn ? words.loadingMore : words.more}
      </Button>
    </div>
  );
}
