import type { AgentFigures } from '@wpm/contract';
import { clockDuration, useLanguage } from '@wpm/ui';
import { useReportWords } from '../words/use-report-words.ts';
import { Bars } from './bars.tsx';
import { endOfScale } from './scale.ts';

type Status = AgentFigures['statuses'][number];

const HOUR = 3_600_000;
const CALLS: readonly Status['activity'][] = ['ringing', 'in-call'];
const isBreak = ({ chosen }: Status) => chosen === 'break';

/** What agents did with their time: idle, in calls, after them, and in breaks. */
export function AgentsChart({ rows }: { readonly rows: readonly AgentFigures[] }) {
  const { charts: words } = useReportWords();
  const { language } = useLanguage();
  const numbers = new Intl.NumberFormat(language);
  const inHours = (hours: number) => `${numbers.format(hours)} h`;
  const parts = [words.idle, words.calls, words.wrapUp, words.breaks];
  const bars = rows.map((row) => {
    const times = [
      timeOf(row, (status) => !isBreak(status) && status.activity === 'idle'),
      timeOf(row, (status) => CALLS.includes(status.activity)),
      timeOf(row, ({ activity }) => activity === 'wrap-up'),
      timeOf(row, (status) => isBreak(status) && status.activity === 'idle'),
    ];
    const said = times.map((ms, at) => `${parts[at]} ${clockDuration(ms)}`).join(', ');
    return { label: row.name, parts: times.map((ms) => ms / HOUR), said };
  });
  const highest = Math.max(0, ...bars.map((bar) => bar.parts.reduce((sum, part) => sum + part, 0)));
  return <Bars label={words.agents} parts={parts} bars={bars} end={endOfScale(highest)} tick={inHours} />;
}

const timeOf = ({ statuses }: AgentFigures, of: (status: Status) => boolean): number =>
  statuses.filter(of).reduce((sum, { ms }) => sum + ms, 0);
