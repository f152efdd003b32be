import type { AgentFigures, OfferOutcome } from '@wpm/contract';
import type { Language } from '@wpm/ui';
import { percentOf } from '../../format/instant.ts';
import type { PeriodView } from '../calls/report-view.ts';
import { durationOrNone } from '../format.ts';
import type { ReportWords } from '../words/report-words.ts';
import { callsWith, offersWith, onDay } from './drill.ts';
import { type FigureColumn, countColumn } from './figure-table.tsx';
import type { SumsView } from './use-sums-view.ts';

type AgentColumn = FigureColumn<AgentFigures>;

const ACTIVITIES = ['idle', 'ringing', 'in-call', 'wrap-up', 'not-answering', 'unreachable'] as const;

/** What is told of an agent: counts lead to the offers and calls they are of. */
export function agentColumns({ sums }: ReportWords, view: SumsView, language: Language): readonly AgentColumn[] {
  const { columns, activities } = sums;
  const { campaignId } = view;
  const offers = (outcome: OfferOutcome | null) => (row: AgentFigures) =>
    offersWith(daysOf(view, row), { agentId: row.accountId, campaignId, outcome });
  const calls = (row: AgentFigures) =>
    callsWith({ ...daysOf(view, row), agentId: row.accountId, campaignId, outcome: 'answered' });
  return [
    timeColumn('signedIn', columns.signedIn, ({ signedInMs }) => signedInMs),
    { ...countColumn('offered', columns.offered, (row: AgentFigures) => row.offered), href: offers(null) },
    { ...countColumn('answered', columns.answered, (row: AgentFigures) => row.answered), href: offers('answered') },
    { ...countColumn('rejected', columns.rejected, (row: AgentFigures) => row.rejected), href: offers('rejected') },
    {
      ...countColumn('notAnswered', columns.notAnswered, (row: AgentFigures) => row.notAnswered),
      href: offers('not-answered'),
    },
    {
      ...countColumn('notDelivered', columns.notDelivered, (row: AgentFigures) => row.notDelivered),
      href: offers('not-delivered'),
    },
    { ...countColumn('handled', columns.handled, (row: AgentFigures) => row.handled), href: calls },
    timeColumn('talk', columns.talk, ({ talkMs }) => talkMs),
    timeColumn('hold', columns.hold, ({ holdMs }) => holdMs),
    timeColumn('wrapUp', columns.wrapUp, ({ wrapUpMs }) => wrapUpMs),
    timeColumn('averageHandling', columns.averageHandling, ({ averageHandlingMs }) => averageHandlingMs),
    {
      id: 'occupancy',
      heading: columns.occupancy,
      order: ({ occupancy }) => occupancy,
      cell: ({ occupancy }) => (occupancy === null ? null : percentOf(occupancy, language)),
    },
    ...ACTIVITIES.map((activity) =>
      timeColumn(activity, activities[activity], (row) =>
        timeIn(row, (status) => status.chosen !== 'break' && status.activity === activity),
      ),
    ),
  ];
}

/** A column for each break that anybody took. */
export function breakColumns(rows: readonly AgentFigures[]): readonly AgentColumn[] {
  const taken = rows.flatMap(({ statuses }) => statuses.flatMap(({ breakName }) => breakName ?? []));
  return [...new Set(taken)]
    .toSorted()
    .map((name) => timeColumn('breaks', name, (row) => timeIn(row, ({ breakName }) => breakName === name)));
}

const timeColumn = (id: string, heading: string, of: (row: AgentFigures) => number | null): AgentColumn => ({
  id,
  heading,
  order: of,
  cell: (row) => durationOrNone(of(row)),
});

/** How long an agent was in these statuses. */
const timeIn = ({ statuses }: AgentFigures, of: (status: AgentFigures['statuses'][number]) => boolean): number =>
  statuses.filter(of).reduce((sum, status) => sum + status.ms, 0);

/** The days a row is of. */
const daysOf = ({ period, first, last }: SumsView, { day }: AgentFigures): PeriodView =>
  day === null ? { period, first, last } : onDay(day);
