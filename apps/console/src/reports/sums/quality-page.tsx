import { QUALITY_GROUPS, type QualityFigures, type QualityGroup } from '@wpm/contract';
import { type Language, useLanguage } from '@wpm/ui';
import { useCampaigns } from '../../administration/targets.ts';
import { client } from '../../client.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { PeriodFields } from '../calls/period-fields.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import { periodOf } from '../calls/use-call-report.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { Bars } from './bars.tsx';
import { callsWith, onDay } from './drill.ts';
import { type FigureColumn, FigureTable, countColumn } from './figure-table.tsx';
import { SumsPage } from './sums-page.tsx';
import { useFigures } from './use-figures.ts';
import { type SumsView, useSumsView } from './use-sums-view.ts';

/** The report of quality (F36, F46): loss, jitter, round trip and MOS by agent, network, day and hour of the day. */
export function QualityReportPage() {
  const words = useReportWords();
  const [view, change] = useSumsView();
  const { campaignId, facet } = view;
  const asked = { ...periodOf(view), ...(campaignId !== null && { campaignId }) };
  const figures = useFigures<QualityFigures>('quality', { ...asked, facet }, () =>
    client.getQualityReport({ ...asked, by: facet }),
  );
  const filter = (
    <>
      <PeriodFields view={view} onChange={change} />
      <SelectField
        label={words.sums.by}
        value={facet}
        values={QUALITY_GROUPS}
        texts={words.quality.groups}
        onChoose={(chosen) => chosen !== null && change({ facet: chosen })}
      />
      <TargetFilter
        label={words.filter.campaign}
        chosen={campaignId}
        targets={useCampaigns()}
        onChoose={(chosen) => change({ campaignId: chosen })}
      />
    </>
  );
  return (
    <SumsPage kind="quality" asked={{ ...asked, facet }} figures={figures} filter={filter}>
      {(rows) => <Quality rows={rows} view={view} />}
    </SumsPage>
  );
}

function Quality({ rows, view }: { readonly rows: readonly QualityFigures[]; readonly view: SumsView }) {
  const words = useReportWords();
  const { language } = useLanguage();
  const { good, unmeasured, columns } = words.quality;
  const { facet: by } = view;
  const named = nameIn(words, by);
  return (
    <>
      <Bars
        label={words.quality.chart}
        parts={[good, columns.poor, unmeasured]}
        bars={rows.map((row) => ({
          label: named(row),
          parts: [row.heard - row.poor, row.poor, row.legs - row.heard],
          said: `${good} ${row.heard - row.poor}, ${columns.poor} ${row.poor}, ${unmeasured} ${row.legs - row.heard}`,
        }))}
      />
      <p className="quiet">{words.quality.hint}</p>
      <FigureTable
        page="quality"
        label={words.kinds.quality}
        head={{
          heading: words.quality.groups[by],
          order: named,
          cell: named,
          href: (row) => callsOf(view, row),
        }}
        columns={columnsOf(words, language)}
        rows={rows}
        keyOf={({ group }) => group}
      />
    </>
  );
}

function nameIn({ quality }: ReportWords, by: QualityGroup): (row: QualityFigures) => string {
  const networks: Readonly<Record<string, string>> = quality.networks;
  if (by === 'hour-of-day') return ({ group }) => `${group}:00`;
  if (by === 'network') return ({ group, name }) => name ?? networks[group] ?? quality.removed;
  return ({ group, name }) => name ?? group;
}

function columnsOf({ quality }: ReportWords, language: Language): readonly FigureColumn<QualityFigures>[] {
  const { columns } = quality;
  const rounded = (digits: number) => {
    const format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return (value: number | null) => (value === null ? null : format.format(value));
  };
  const [whole, one, two] = [rounded(0), rounded(1), rounded(2)];
  const value = (
    id: keyof typeof columns,
    of: (row: QualityFigures) => number | null,
    said: (value: number | null) => string | null,
  ) => ({ id, heading: columns[id], order: of, cell: (row: QualityFigures) => said(of(row)) });
  return [
    countColumn('legs', columns.legs, ({ legs }) => legs),
    countColumn('poor', columns.poor, ({ poor }) => poor),
    value('loss', ({ lossPercent }) => lossPercent, two),
    value('lossMax', ({ lossMax }) => lossMax, two),
    value('jitter', ({ jitterMs }) => jitterMs, one),
    value('jitterMax', ({ jitterMax }) => jitterMax, one),
    value('rtt', ({ rttMs }) => rttMs, whole),
    value('rttMax', ({ rttMax }) => rttMax, whole),
    value('mos', ({ mos }) => mos, two),
    value('mosMin', ({ mosMin }) => mosMin, two),
  ];
}

/** The calls of an agent, or of a day; networks and hours of the day no filter of calls names. */
function callsOf({ facet, period, first, last, campaignId }: SumsView, { group }: QualityFigures): string | null {
  if (facet === 'agent') return callsWith({ period, first, last, campaignId, agentId: group });
  return facet === 'day' ? callsWith({ ...onDay(group), campaignId }) : null;
}
