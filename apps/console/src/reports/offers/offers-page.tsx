import { OFFER_OUTCOMES, OFFER_VERDICTS } from '@wpm/contract';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useCampaigns, useUsers } from '../../administration/targets.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { PeriodFields } from '../calls/period-fields.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import { ColumnsButton } from '../columns/columns-button.tsx';
import { keepingColumns } from '../columns/use-columns.ts';
import { ExportBar } from '../export/export-bar.tsx';
import { RowsRead } from '../rows-read.tsx';
import { ViewsMenu } from '../../saved-views/views-menu.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { OfferTable } from './offer-table.tsx';
import { type OffersView, offersSearchOf, offersViewOf } from './offers-view.ts';
import { filedOffersOf, useOfferLedger } from './use-offers.ts';

/** The ledger of offers (semantics, promise 2): why phones rang or did not, by agent and period. */
export function OffersPage() {
  const words = useReportWords();
  const { product, filter } = useConsoleWords();
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => offersViewOf(search), [search]);
  const change = (changed: Partial<OffersView>, replace = false) => {
    const query = keepingColumns(search, offersSearchOf({ ...view, ...changed }));
    navigate(query === '' ? path : `${path}?${query}`, { replace });
  };
  const read = useOfferLedger(view);
  const days = read.data?.pages.at(-1)?.days;
  return (
    <main id="content" className="report" tabIndex={-1}>
      <title>{`${words.kinds.offers} · ${words.heading} · ${product}`}</title>
      <div className="calls-head">
        <h1>{words.kinds.offers}</h1>
        <p className="freshness" role="status">
          {days && words.days(days.first, days.last, days.timeZone)}
        </p>
        <ViewsMenu page="offers" />
        <ColumnsButton page="offers" />
        <ExportBar report="offers" filter={filedOffersOf(view)} />
      </div>
      <p className="quiet">{words.ledger.hint}</p>
      <section className="filter" aria-label={filter.label}>
        <OffersFilter view={view} onChange={change} />
      </section>
      <RowsRead
        read={read}
        label={words.kinds.offers}
        none={<NothingShown icon="empty" heading={words.ledger.none} hint={words.emptyHint} />}
      >
        {(offers) => days && <OfferTable offers={offers} timeZone={days.timeZone} />}
      </RowsRead>
    </main>
  );
}

type OffersFilterProps = {
  readonly view: OffersView;
  readonly onChange: (change: Partial<OffersView>, replace?: boolean) => void;
};

function OffersFilter({ view, onChange }: OffersFilterProps) {
  const words = useReportWords();
  return (
    <>
      <PeriodFields view={view} onChange={onChange} />
      <TargetFilter
        label={words.filter.agent}
        any={words.filter.everyAgent}
        chosen={view.agentId}
        targets={useUsers()}
        onChoose={(agentId) => onChange({ agentId })}
      />
      <TargetFilter
        label={words.filter.campaign}
        chosen={view.campaignId}
        targets={useCampaigns()}
        onChoose={(campaignId) => onChange({ campaignId })}
      />
      <SelectField
        label={words.ledger.verdict}
        any={words.ledger.allVerdicts}
        values={OFFER_VERDICTS}
        texts={words.ledger.verdicts}
        value={view.verdict}
        onChoose={(verdict) => onChange({ verdict })}
      />
      <SelectField
        label={words.ledger.countedAs}
        any={words.ledger.allVerdicts}
        values={OFFER_OUTCOMES}
        texts={words.offers}
        value={view.outcome}
        onChoose={(outcome) => onChange({ outcome })}
      />
    </>
  );
}
