import type { ListedRecording } from '@wpm/contract';
import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useMay } from '../../administration/rights.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { ColumnsButton } from '../columns/columns-button.tsx';
import { keepingColumns } from '../columns/use-columns.ts';
import { ExportBar } from '../export/export-bar.tsx';
import { KEEPING_PATH } from '../report-paths.ts';
import { RowsRead } from '../rows-read.tsx';
import { ViewsMenu } from '../../saved-views/views-menu.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { RecordingFilterBar } from './recording-filter-bar.tsx';
import { RecordingPanel } from './recording-panel.tsx';
import { RecordingsTable } from './recordings-table.tsx';
import { type RecordingsView, recordingsSearchOf, recordingsViewOf } from './recordings-view.ts';
import { filedRecordingsOf, useRecordings } from './use-recordings.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

/** Recordings of calls that are over (F39): found, heard, held. */
export function RecordingsPage() {
  const words = useRecordingWords();
  const { heading, emptyHint } = useReportWords();
  const { product } = useConsoleWords();
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => recordingsViewOf(search), [search]);
  const change = (changed: Partial<RecordingsView>, replace = false) => {
    const query = keepingColumns(search, recordingsSearchOf({ ...view, ...changed }));
    navigate(query === '' ? path : `${path}?${query}`, { replace });
  };
  const read = useRecordings(view);
  const recordings = useMemo(() => read.data?.pages.flatMap(({ items }) => items), [read.data]);
  const days = read.data?.pages.at(-1)?.days;
  return (
    <main id="content" className="report" tabIndex={-1}>
      <title>{`${words.heading} · ${heading} · ${product}`}</title>
      <Head view={view} recordings={recordings} days={days} isWhole={!read.hasNextPage} />
      <RecordingFilterBar view={view} onChange={change} />
      <RowsRead
        read={read}
        label={words.tableLabel}
        none={<NothingShown icon="empty" heading={words.empty} hint={emptyHint} />}
      >
        {(rows) =>
          days && <RecordingsTable recordings={rows} timeZone={days.timeZone} onOpen={(open) => change({ open })} />
        }
      </RowsRead>
      <RecordingPanel
        recordings={recordings}
        open={view.open}
        timeZone={days?.timeZone ?? 'UTC'}
        onClose={() => change({ open: null })}
      />
    </main>
  );
}

type Read = ReturnType<typeof useRecordings>;
type Known = {
  readonly recordings: readonly ListedRecording[] | undefined;
  readonly days: NonNullable<Read['data']>['pages'][number]['days'] | undefined;
};

type HeadProps = Known & { readonly view: RecordingsView; readonly isWhole: boolean };

/** What is listed, as a file too, and the way to how long it is kept. */
function Head({ view, recordings, days, isWhole }: HeadProps) {
  const words = useReportWords();
  const { heading, policy } = useRecordingWords();
  const may = useMay();
  return (
    <div className="calls-head">
      <h1>{heading}</h1>
      <p className="freshness" role="status">
        {days && words.days(days.first, days.last, days.timeZone)}
        {recordings && recordings.length > 0 && ` · ${words.shown(recordings.length, !isWhole)}`}
      </p>
      <ViewsMenu page="recordings" />
      <ColumnsButton page="recordings" />
      <ExportBar report="recordings" filter={filedRecordingsOf(view)} />
      {(may('recordings:manage') || may('audit:read')) && (
        <Link href={KEEPING_PATH} className="link">
          <ShieldCheck size={16} aria-hidden /> {policy.heading}
        </Link>
      )}
    </div>
  );
}
