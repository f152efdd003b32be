import { MISSED_REASONS, MISSED_STANDINGS } from '@wpm/contract';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { ViewsMenu } from '../../saved-views/views-menu.tsx';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { PeriodFields } from '../calls/period-fields.tsx';
import { ColumnsButton } from '../columns/columns-button.tsx';
import { keepingColumns } from '../columns/use-columns.ts';
import { ExportBar } from '../export/export-bar.tsx';
import { RowsRead } from '../rows-read.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { LineFilter } from './line-filter.tsx';
import { MissedListTable } from './missed-list-table.tsx';
import { type MissedListView, missedListSearchOf, missedListViewOf } from './missed-list-view.ts';
import { missedListOf, useMissedList } from './use-missed-list.ts';

/** The customers nobody spoke to (F22, F46): what has become of each, for whoever leads those that call back. */
export function MissedListPage() {
  const words = useReportWords();
  const { product, filter } = useConsoleWords();
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => missedListViewOf(search), [search]);
  const change = (changed: Partial<MissedListView>, replace = false) => {
    const query = keepingColumns(search, missedListSearchOf({ ...view, ...changed }));
    navigate(query === '' ? path : `${path}?${query}`, { replace });
  };
  const read = useMissedList(view);
  const days = read.data?.pages.at(-1)?.days;
  return (
    <main id="content" className="report" tabIndex={-1}>
      <title>{`${words.kinds['missed-list']} · ${words.heading} · ${product}`}</title>
      <div className="calls-head">
        <h1>{words.kinds['missed-list']}</h1>
        <p className="freshness" role="status">
          {days && words.days(days.first, days.last, days.timeZone)}
        </p>
        <ViewsMenu page="missed-list" />
        <ColumnsButton page="missed-list" />
        <ExportBar report="missed-list" filter={missedListOf(view)} />
      </div>
      <p className="quiet">{words.missedList.hint}</p>
      <section className="filter" aria-label={filter.label}>
        <MissedListFilter view={view} onChange={change} />
      </section>
      <RowsRead
        read={read}
        label={words.kinds['missed-list']}
        none={<NothingShown icon="empty" heading={words.missedList.none} hint={words.emptyHint} />}
      >
        {(customers) => days && <MissedListTable customers={customers} timeZone={days.timeZone} />}
      </RowsRead>
    </main>
  );
}

type FilterProps = {
  readonly view: MissedListView;
  readonly onChange: (change: Partial<MissedListView>, replace?: boolean) => void;
};

function MissedListFilter({ view, onChange }: FilterProps) {
  const { missedList: words } = useReportWords();
  const { any } = useConsoleWords().filter;
  return (
    <>
      <PeriodFields view={view} onChange={onChange} />
      <LineFilter line={view.line} onChoose={(line) => onChange({ line })} />
      <SelectField
        label={words.columns.reason}
        any={any}
        values={MISSED_REASONS}
        texts={words.reasons}
        value={view.reason}
        onChoose={(reason) => onChange({ reason })}
      />
      <SelectField
        label={words.columns.standing}
        any={any}
        values={MISSED_STANDINGS}
        texts={words.standings}
        value={view.standing}
        onChoose={(standing) => onChange({ standing })}
      />
    </>
  );
}
