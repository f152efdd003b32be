import { RECALL_LISTS } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useCampaigns } from '../../administration/targets.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { Skeleton } from '../../states/skeleton.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import { ColumnsButton } from '../columns/columns-button.tsx';
import { keepingColumns } from '../columns/use-columns.ts';
import { ExportBar } from '../export/export-bar.tsx';
import { ReportUnread } from '../report-unread.tsx';
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
        <SelectField
          label={words.recalls.show}
          values={RECALL_LISTS}
          texts={words.recalls.shown}
          value={view.state}
          onChoose={(state) => state !== null && change({ state })}
        />
        <TargetFilter
          label={words.filter.campaign}
          chosen={view.campaignId}
          targets={useCampaigns()}
          onChoose={(campaignId) => change({ campaignId })}
        />
      </section>
      <Body view={view} />
    </main>
  );
}

function Body({ view }: { readonly view: RecallsView }) {
  const words = useReportWords();
  const errorText = useErrorText();
  const read = useRecalls(view);
  const recalls = useMemo(() => read.data?.pages.flatMap(({ items }) => items), [read.data]);
  const code = read.error?.refusal.code;
  if (recalls === undefined)
    return code === undefined ? (
      <Skeleton text={words.loading} />
    ) : (
      <ReportUnread code={code} retry={() => void read.refetch()} />
    );
  return (
    <>
      {code !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(code)}
        </Notice>
      )}
      {recalls.length === 0 ? (
        <NothingShown icon="empty" heading={words.recalls.none[view.state]} hint={words.recalls.noneHint} />
      ) : (
        // Focusable, as what scrolls must be by keyboard too.
        <section
          className="report-scroll"
          aria-label={words.kinds.recalls}
          aria-busy={read.isPlaceholderData}
          tabIndex={0}
        >
          <RecallTable recalls={recalls} />
          {read.hasNextPage && <More read={read} />}
        </section>
      )}
    </>
  );
}

function More({ read: { isFetchingNextPage, fetchNextPage } }: { readonly read: ReturnType<typeof useRecalls> }) {
  const words = useReportWords();
  return (
    <div className="older">
      <Button aria-disabled={isFetchingNextPage} onClick={() => !isFetchingNextPage && void fetchNextPage()}>
        {isFetchingNextPage ? words.loadingMore : words.more}
      </Button>
    </div>
  );
}
