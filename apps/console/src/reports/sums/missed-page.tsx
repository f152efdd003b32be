import type { MissedFigures } from '@wpm/contract';
import { clockDuration } from '@wpm/ui';
import { Link } from 'wouter';
import { client } from '../../client.ts';
import { PeriodFields } from '../calls/period-fields.tsx';
import { searchOf, WHOLE_DAY } from '../calls/report-view.ts';
import { periodOf } from '../calls/use-call-report.ts';
import { reportPath } from '../report-paths.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { Bars } from './bars.tsx';
import { type FigureColumn, FigureTable } from './figure-table.tsx';
import { SumsPage } from './sums-page.tsx';
import { useFigures } from './use-figures.ts';
import { useSumsView } from './use-sums-view.ts';

/** The report of missed calls (F22, F46): by the day they began to be missed, and what has become of them. */
export function MissedReportPage() {
  const words = useReportWords();
  const [view, change] = useSumsView();
  const asked = periodOf(view);
  const figures = useFigures<MissedFigures>('missed', asked, () => client.getMissedReport(asked));
  return (
    <SumsPage kind="missed" asked={asked} figures={figures} filter={<PeriodFields view={view} onChange={change} />}>
      {(rows) => (
        <>
          <Chart rows={rows} />
          <FigureTable
            page="missed"
            label={words.kinds.missed}
            head={{
              heading: words.sums.groups.day,
              cell: ({ day }) => (
                <Link href={callsOf(day)} className="link">
                  {day}
                </Link>
              ),
            }}
            columns={columnsOf(words)}
            rows={rows}
            keyOf={({ day }) => day}
          />
        </>
      )}
    </SumsPage>
  );
}

function columnsOf({ missed }: ReportWords): readonly FigureColumn<MissedFigures>[] {
  return [
    { id: 'customers', heading: missed.customers, cell: ({ customers }) => customers },
    { id: 'attempts', heading: missed.attempts, cell: ({ attempts }) => attempts },
    { id: 'calledBack', heading: missed.calledBack, cell: ({ calledBack }) => calledBack },
    { id: 'calledAgain', heading: missed.calledAgain, cell: ({ calledAgain }) => calledAgain },
    { id: 'byHand', heading: missed.byHand, cell: ({ byHand }) => byHand },
    { id: 'open', heading: missed.open, cell: ({ open }) => open },
    {
      id: 'averageCallBack',
      heading: missed.averageCallBack,
      cell: ({ averageCallBackMs: ms }) => (ms === null ? null : clockDuration(ms)),
    },
  ];
}

/** The calls of that day nobody answered. */
const callsOf = (day: string): string =>
  `${reportPath('calls')}?${searchOf({ ...WHOLE_DAY, period: 'between', first: day, last: day, direction: 'inbound', outcome: 'missed' })}`;

const settledOf = ({ customers, open }: MissedFigures) => customers - open;

function Chart({ rows }: { readonly rows: readonly MissedFigures[] }) {
  const { missed: words } = useReportWords();
  return (
    <Bars
      label={words.chart}
      parts={[words.settled, words.open]}
      bars={rows.map((row) => ({
        label: row.day,
        parts: [settledOf(row), row.open],
        said: `${words.settled} ${settledOf(row)}, ${words.open} ${row.open}`,
      }))}
    />
  );
}
