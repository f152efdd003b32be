import { CAMPAIGN_GROUPS, type CampaignFigures, SERVICE_LIMITS, type ServiceLimit } from '@wpm/contract';
import { clockDuration, type Language, useLanguage } from '@wpm/ui';
import { useCampaigns } from '../../administration/targets.ts';
import { client } from '../../client.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { percentOf } from '../../format/instant.ts';
import { PeriodFields } from '../calls/period-fields.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import type { ReportView } from '../calls/report-view.ts';
import { periodOf } from '../calls/use-call-report.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { Bars } from './bars.tsx';
import { callsWith, onDay } from './drill.ts';
import { type FigureColumn, FigureTable, countColumn } from './figure-table.tsx';
import { SumsPage } from './sums-page.tsx';
import { useFigures } from './use-figures.ts';
import { type SumsView, useSumsView } from './use-sums-view.ts';

const SECONDS: Readonly<Record<Exclude<ServiceLimit, 'own'>, string>> = {
  '10': '10 s',
  '20': '20 s',
  '30': '30 s',
  '60': '60 s',
};

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
        texts={{ own: words.sums.withinOwn, ...SECONDS }}
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
        head={{ heading: words.sums.groups[view.by], order: nameOf, cell: nameOf }}
        columns={columnsOf(words, view, language)}
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

type CampaignColumn = FigureColumn<CampaignFigures>;

function columnsOf({ sums: { columns } }: ReportWords, view: SumsView, language: Language): readonly CampaignColumn[] {
  const count = (
    id: 'calls' | 'answered' | 'abandoned' | 'shortAbandoned' | 'lostOtherwise' | 'handled',
    href: NonNullable<CampaignColumn['href']>,
  ): CampaignColumn => ({ ...countColumn<CampaignFigures>(id, columns[id], (row) => row[id]), href });
  const length = (id: keyof typeof columns, of: (row: CampaignFigures) => number | null): CampaignColumn => ({
    id,
    heading: columns[id],
    order: of,
    cell: (row) => time(of(row)),
  });
  return [
    count('calls', (row) => callsOf(view, row, {})),
    count('answered', (row) => callsOf(view, row, { left: 'answered' })),
    {
      id: 'serviceLevel',
      heading: columns.serviceLevel,
      order: ({ serviceLevel }) => serviceLevel,
      cell: ({ serviceLevel }) => (serviceLevel === null ? null : percentOf(serviceLevel, language)),
    },
    length('averageWait', ({ averageWaitMs }) => averageWaitMs),
    length('longestWait', ({ longestWaitMs }) => longestWaitMs),
    count('abandoned', (row) => callsOf(view, row, { left: 'abandoned' })),
    count('shortAbandoned', (row) => callsOf(view, row, { left: 'abandoned-short' })),
    count('lostOtherwise', (row) => callsOf(view, row, { left: 'lost-otherwise' })),
    count('handled', (row) => callsOf(view, row, { direction: null, outcome: 'answered' })),
    length('talk', ({ talkMs }) => talkMs),
    length('hold', ({ holdMs }) => holdMs),
    length('wrapUp', ({ wrapUpMs }) => wrapUpMs),
    length('averageHandling', ({ averageHandlingMs }) => averageHandlingMs),
  ];
}

/** The calls a figure counts; hours of the day are of many days, whose calls no filter names. */
function callsOf(
  view: SumsView,
  { group }: CampaignFigures,
  about: Pick<Partial<ReportView>, 'left' | 'direction' | 'outcome'>,
): string | null {
  const { by, period, first, last, campaignId } = view;
  const inbound = { direction: 'inbound', ...about } as const;
  if (by === 'campaign') return callsWith({ period, first, last, campaignId: group, ...inbound });
  return by === 'day' ? callsWith({ ...onDay(group), campaignId, ...inbound }) : null;
}
