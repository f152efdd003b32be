import { CAMPAIGN_GROUPS, type CampaignFigures, SERVICE_LIMITS, type ServiceLimit } from '@wpm/contract';
import { clockDuration, type Language, useLanguage } from '@wpm/ui';
import { useCampaigns } from '../../administration/targets.ts';
import { client } from '../../client.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { percentOf } from '../../format/instant.ts';
import { PeriodFields } from '../calls/period-fields.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import { periodOf } from '../calls/use-call-report.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { Bars } from './bars.tsx';
import { type FigureColumn, FigureTable } from './figure-table.tsx';
import { SumsPage } from './sums-page.tsx';
import { useFigures } from './use-figures.ts';
import { type SumsView, useSumsView } from './use-sums-view.ts';

const LIMITS: Readonly<Record<ServiceLimit, string>> = { '10': '10 s', '20': '20 s', '30': '30 s', '60': '60 s' };

/** The report of campaigns (F46): service level, waits, abandoned calls, handling. */
export function CampaignsReportPage() {
  const [view, change] = useSumsView();
  const { by, campaignId, within } = view;
  const asked = { ...periodOf(view), by, withinSeconds: within, ...(campaignId !== null && { campaignId }) };
  const figures = useFigures<CampaignFigures>('campaigns', asked, () => client.getCampaignReport(asked));
  return (
    <SumsPage
      kind="campaigns"
      asked={asked}
      figures={figures}
      filter={<CampaignFilter view={view} onChange={change} />}
    >
      {(rows) => <Campaigns rows={rows} view={view} />}
    </SumsPage>
  );
}

type CampaignFilterProps = {
  readonly view: SumsView;
  readonly onChange: (change: Partial<SumsView>, replace?: boolean) => void;
};

function CampaignFilter({ view, onChange }: CampaignFilterProps) {
  const words = useReportWords();
  return (
    <>
      <PeriodFields view={view} onChange={onChange} />
      <SelectField
        label={words.sums.by}
        value={view.by}
        values={CAMPAIGN_GROUPS}
        texts={words.sums.groups}
        onChoose={(by) => by !== null && onChange({ by })}
      />
      <TargetFilter
        label={words.filter.campaign}
        chosen={view.campaignId}
        targets={useCampaigns()}
        onChoose={(campaignId) => onChange({ campaignId })}
      />
      <SelectField
        label={words.sums.within}
        value={view.within}
        values={SERVICE_LIMITS}
        texts={LIMITS}
        onChoose={(within) => within !== null && onChange({ within })}
      />
    </>
  );
}

type CampaignsProps = { readonly rows: readonly CampaignFigures[]; readonly view: SumsView };
type ChartsProps = Pick<CampaignsProps, 'rows'> & { readonly nameOf: (row: CampaignFigures) => string };

function Campaigns({ rows, view }: CampaignsProps) {
  const words = useReportWords();
  const { language } = useLanguage();
  const nameOf = (row: CampaignFigures) => (view.by === 'hour-of-day' ? `${row.group}:00` : (row.name ?? row.group));
  return (
    <>
      <div className="charts">
        <CallsChart rows={rows} nameOf={nameOf} />
        <ServiceLevelChart rows={rows} nameOf={nameOf} />
      </div>
      <FigureTable
        page="campaigns"
        label={words.kinds.campaigns}
        head={{ heading: words.sums.groups[view.by], cell: nameOf }}
        columns={columnsOf(words, language)}
        rows={rows}
        keyOf={({ group }) => group}
      />
    </>
  );
}

function CallsChart({ rows, nameOf }: ChartsProps) {
  const { sums } = useReportWords();
  const { answered, abandoned, lostOtherwise } = sums.columns;
  return (
    <Bars
      label={sums.chart}
      parts={[answered, abandoned, lostOtherwise]}
      bars={rows.map((row) => ({
        label: nameOf(row),
        parts: [row.answered, row.abandoned, row.lostOtherwise],
        said: `${answered} ${row.answered}, ${abandoned} ${row.abandoned}, ${lostOtherwise} ${row.lostOtherwise}`,
      }))}
    />
  );
}

/** Nothing is drawn where there was nothing to answer. */
function ServiceLevelChart({ rows, nameOf }: ChartsProps) {
  const { charts, sums } = useReportWords();
  const { language } = useLanguage();
  return (
    <Bars
      label={charts.serviceLevel}
      parts={[sums.columns.serviceLevel]}
      bars={rows.map((row) => ({
        label: nameOf(row),
        parts: [row.serviceLevel ?? 0],
        said: row.serviceLevel === null ? '–' : percentOf(row.serviceLevel, language),
      }))}
      end={1}
      tick={(share) => percentOf(share, language)}
    />
  );
}

const time = (ms: number | null) => (ms === null ? null : clockDuration(ms));

function columnsOf({ sums: { columns } }: ReportWords, language: Language): readonly FigureColumn<CampaignFigures>[] {
  const share = (value: number | null) => (value === null ? null : percentOf(value, language));
  return [
    { id: 'calls', heading: columns.calls, cell: ({ calls }) => calls },
    { id: 'answered', heading: columns.answered, cell: ({ answered }) => answered },
    { id: 'serviceLevel', heading: columns.serviceLevel, cell: ({ serviceLevel }) => share(serviceLevel) },
    { id: 'averageWait', heading: columns.averageWait, cell: ({ averageWaitMs }) => time(averageWaitMs) },
    { id: 'longestWait', heading: columns.longestWait, cell: ({ longestWaitMs }) => time(longestWaitMs) },
    { id: 'abandoned', heading: columns.abandoned, cell: ({ abandoned }) => abandoned },
    { id: 'shortAbandoned', heading: columns.shortAbandoned, cell: ({ shortAbandoned }) => shortAbandoned },
    { id: 'lostOtherwise', heading: columns.lostOtherwise, cell: ({ lostOtherwise }) => lostOtherwise },
    { id: 'handled', heading: columns.handled, cell: ({ handled }) => handled },
    { id: 'talk', heading: columns.talk, cell: ({ talkMs }) => time(talkMs) },
    { id: 'hold', heading: columns.hold, cell: ({ holdMs }) => time(holdMs) },
    { id: 'wrapUp', heading: columns.wrapUp, cell: ({ wrapUpMs }) => time(wrapUpMs) },
    {
      id: 'averageHandling',
      heading: columns.averageHandling,
      cell: ({ averageHandlingMs }) => time(averageHandlingMs),
    },
  ];
}
