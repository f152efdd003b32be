import {
  DIRECT_LINES,
  MISSED_GROUPS,
  MISSED_REASONS,
  type MissedFigures,
  type MissedReason,
  type MissedStanding,
} from '@wpm/contract';
import { clockDuration } from '@wpm/ui';
import { client } from '../../client.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { PeriodFields } from '../calls/period-fields.tsx';
import { oneOf } from '../calls/report-view.ts';
import { periodOf } from '../calls/use-call-report.ts';
import { LineFilter } from '../missed/line-filter.tsx';
import { lineOf, missedListSearchOf } from '../missed/missed-list-view.ts';
import { reportPath } from '../report-paths.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { Bars } from './bars.tsx';
import { type FigureColumn, FigureTable, countColumn } from './figure-table.tsx';
import { SumsPage } from './sums-page.tsx';
import { useFigures } from './use-figures.ts';
import { type SumsView, useSumsView } from './use-sums-view.ts';

type MissedFilterProps = {
  readonly view: SumsView;
  readonly onChange: (change: Partial<SumsView>, replace?: boolean) => void;
};

/** The report of missed calls (F22, F46): by when, where or why they began to be missed, and what has become of them. */
export function MissedReportPage() {
  const words = useReportWords();
  const [view, change] = useSumsView();
  const asked = { ...periodOf(view), ...lineOf(view.line ?? view.campaignId) };
  const { rows: by } = view;
  const figures = useFigures<MissedFigures>('missed', { ...asked, by }, () => client.getMissedReport({ ...asked, by }));
  const nameOf = (row: MissedFigures) => nameIn(words.missedList, view, row);
  return (
    <SumsPage
      kind="missed"
      asked={{ ...asked, rows: by }}
      figures={figures}
      filter={<MissedFilter view={view} onChange={change} />}
    >
      {(rows) => (
        <>
          <Chart rows={rows} nameOf={nameOf} />
          <FigureTable
            page="missed"
            label={words.kinds.missed}
            head={{ heading: words.missedList.groups[by], order: nameOf, cell: nameOf }}
            columns={columnsOf(words, view)}
            rows={rows}
            keyOf={({ group }) => group}
          />
        </>
      )}
    </SumsPage>
  );
}

function MissedFilter({ view, onChange }: MissedFilterProps) {
  const words = useReportWords();
  return (
    <>
      <PeriodFields view={view} onChange={onChange} />
      <SelectField
        label={words.sums.by}
        value={view.rows}
        values={MISSED_GROUPS}
        texts={words.missedList.groups}
        onChoose={(rows) => rows !== null && onChange({ rows })}
      />
      <LineFilter
        line={view.line ?? view.campaignId}
        onChoose={(line) =>
          onChange(line === DIRECT_LINES ? { line, campaignId: null } : { line: null, campaignId: line })
        }
      />
    </>
  );
}

const reasonOf = (group: string): MissedReason | null => oneOf(MISSED_REASONS, group);

function nameIn(words: ReportWords['missedList'], { rows: by }: SumsView, { group, name }: MissedFigures): string {
  if (by === 'day') return group;
  if (by === 'campaign') return name ?? (group === DIRECT_LINES ? words.direct : words.gone);
  const reason = reasonOf(group);
  return reason === null ? group : words.reasons[reason];
}

function columnsOf({ missed }: ReportWords, view: SumsView): readonly FigureColumn<MissedFigures>[] {
  const listOf = (standing: MissedStanding | null) => (row: MissedFigures) => customersOf(view, row, standing);
  const count = (
    id: 'customers' | 'attempts' | 'calledBack' | 'calledAgain' | 'byHand' | 'open',
    standing: MissedStanding | null,
  ) => ({ ...countColumn<MissedFigures>(id, missed[id], (row) => row[id]), href: listOf(standing) });
  return [
    count('customers', null),
    count('attempts', null),
    count('calledBack', 'called-back'),
    count('calledAgain', 'called-again'),
    count('byHand', 'manually'),
    count('open', 'open'),
    {
      id: 'averageCallBack',
      heading: missed.averageCallBack,
      order: ({ averageCallBackMs }) => averageCallBackMs,
      cell: ({ averageCallBackMs: ms }) => (ms === null ? null : clockDuration(ms)),
    },
  ];
}

/** The customers a figure counts. */
function customersOf(view: SumsView, { group }: MissedFigures, standing: MissedStanding | null): string {
  const { rows: by, period, first, last } = view;
  const shown = { period, first, last, line: view.line ?? view.campaignId, reason: null, standing };
  const ofRow = {
    day: { period: 'between', first: group, last: group },
    campaign: { line: group },
    reason: { reason: reasonOf(group) },
  } as const;
  return `${reportPath('missed-list')}?${missedListSearchOf({ ...shown, ...ofRow[by] })}`;
}

const settledOf = ({ customers, open }: MissedFigures) => customers - open;

type ChartProps = { readonly rows: readonly MissedFigures[]; readonly nameOf: (row: MissedFigures) => string };

function Chart({ rows, nameOf }: ChartProps) {
  const { missed: words } = useReportWords();
  return (
    <Bars
      label={words.chart}
      parts={[words.settled, words.open]}
      bars={rows.map((row) => ({
        label: nameOf(row),
        parts: [settledOf(row), row.open],
        said: `${words.settled} ${settledOf(row)}, ${words.open} ${row.open}`,
      }))}
    />
  );
}
