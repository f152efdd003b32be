import { RECALL_LISTS } from '@wpm/contract';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useCampaigns } from '../../administration/targets.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import { ColumnsButton } from '../columns/columns-button.tsx';
import { keepingColumns } from '../columns/use-columns.ts';
import { ExportBar } from '../export/export-bar.tsx';
import { RowsRead } from '../rows-read.tsx';
import { ViewsMenu } from '../../saved-views/views-menu.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { RecallTable } from './recall-table.tsx';
import { type RecallsView, recallsSearchOf, recallsViewOf } from './recalls-view.ts';
import { recallsOf, useRecalls } from './use-recalls.ts';

/** The recalls of the tenant (F24, F46): what is planned, what became of what was. */
export function RecallsPage() {
  const words = useReportWords();
  const { product, filter } = useConsoleWords();
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => recallsViewOf(search), [search]);
  const change = (changed: Partial<RecallsView>) => {
    const query = keepingColumns(search, recallsSearchOf({ ...view, ...changed }));
    navigate(query === '' ? path : `${path}?${query}`);
  };
  const read = useRecalls(view);
  return (
    <main id="content" className="report" tabIndex={-1}>
      <title>{`${words.kinds.recalls} · ${words.heading} · ${product}`}</title>
      <div className="calls-head">
        <h1>{words.kinds.recalls}</h1>
        <ViewsMenu page="recalls" />
        <ColumnsButton page="recalls" />
        <ExportBar report="recalls" filter={recallsOf(view)} />
      </div>
      <p className="quiet">{words.recalls.hint}</p>
      <section className="filter" aria-label={filter.label}>
        <RecallsFilter view={view} onChange={change} />
      </section>
      <RowsRead
        read={read}
        label={words.kinds.recalls}
        none={<NothingShown icon="empty" heading={words.recalls.none[view.state]} hint={words.recalls.noneHint} />}
      >
        {(recalls) => <RecallTable recalls={recalls} />}
      </RowsRead>
    </main>
  );
}

type RecallsFilterProps = {
  readonly view: RecallsView;
  readonly onChange: (change: Partial<RecallsView>) => void;
};

function RecallsFilter({ view, onChange }: RecallsFilterProps) {
  const words = useReportWords();
  return (
    <>
      <SelectField
        label={words.recalls.show}
        values={RECALL_LISTS}
        texts={words.recalls.shown}
        value={view.state}
        onChoose={(state) => state !== null && onChange({ state })}
      />
      <TargetFilter
        label={words.filter.campaign}
        chosen={view.campaignId}
        targets={useCampaigns()}
        onChoose={(campaignId) => onChange({ campaignId })}
      />
    </>
  );
}
