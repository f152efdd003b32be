import type { AgentFigures } from '@wpm/contract';
import { type Language, useLanguage } from '@wpm/ui';
import { useCampaigns } from '../../administration/targets.ts';
import { client } from '../../client.ts';
import { percentOf } from '../../format/instant.ts';
import { durationOrNone } from '../format.ts';
import { PeriodFields } from '../calls/period-fields.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import { periodOf } from '../calls/use-call-report.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { AgentsChart } from './agents-chart.tsx';
import { type FigureColumn, FigureTable } from './figure-table.tsx';
import { SumsPage } from './sums-page.tsx';
import { useFigures } from './use-figures.ts';
import { useSumsView } from './use-sums-view.ts';

/** The report of agents (F46): time per status and break, offers, handling. */
export function AgentsReportPage() {
  const words = useReportWords();
  const { language } = useLanguage();
  const [view, change] = useSumsView();
  const campaigns = useCampaigns();
  const asked = { ...periodOf(view), ...(view.campaignId !== null && { campaignId: view.campaignId }) };
  const figures = useFigures<AgentFigures>('agents', asked, () => client.getAgentReport(asked));
  const filter = (
    <>
      <PeriodFields view={view} onChange={change} />
      <TargetFilter
        label={words.filter.campaign}
        chosen={view.campaignId}
        targets={campaigns}
        onChoose={(campaignId) => change({ campaignId })}
      />
    </>
  );
  return (
    <SumsPage kind="agents" asked={asked} figures={figures} filter={filter}>
      {(rows) => (
        <>
          <AgentsChart rows={rows} />
          <FigureTable
            page="agents"
            label={words.kinds.agents}
            head={{ heading: words.columns.agent, cell: ({ name }) => name }}
            columns={[...columnsOf(words, language), ...breakColumns(rows)]}
            rows={rows}
            keyOf={({ accountId }) => accountId}
          />
        </>
      )}
    </SumsPage>
  );
}

/** How long an agent was in these statuses; null where never. */
const timeOf = (
  { statuses }: AgentFigures,
  of: (status: AgentFigures['statuses'][number]) => boolean,
): string | null => {
  const ms = statuses.filter(of).reduce((sum, status) => sum + status.ms, 0);
  return durationOrNone(ms);
};

const ACTIVITIES = ['idle', 'ringing', 'in-call', 'wrap-up', 'not-answering', 'unreachable'] as const;

function columnsOf({ sums }: ReportWords, language: Language): readonly FigureColumn<AgentFigures>[] {
  const { columns, activities } = sums;
  return [
    { id: 'signedIn', heading: columns.signedIn, cell: ({ signedInMs }) => durationOrNone(signedInMs) },
    { id: 'offered', heading: columns.offered, cell: ({ offered }) => offered },
    { id: 'answered', heading: columns.answered, cell: ({ answered }) => answered },
    { id: 'rejected', heading: columns.rejected, cell: ({ rejected }) => rejected },
    { id: 'notAnswered', heading: columns.notAnswered, cell: ({ notAnswered }) => notAnswered },
    { id: 'notDelivered', heading: columns.notDelivered, cell: ({ notDelivered }) => notDelivered },
    { id: 'handled', heading: columns.handled, cell: ({ handled }) => handled },
    { id: 'talk', heading: columns.talk, cell: ({ talkMs }) => durationOrNone(talkMs) },
    { id: 'hold', heading: columns.hold, cell: ({ holdMs }) => durationOrNone(holdMs) },
    { id: 'wrapUp', heading: columns.wrapUp, cell: ({ wrapUpMs }) => durationOrNone(wrapUpMs) },
    {
      id: 'averageHandling',
      heading: columns.averageHandling,
      cell: ({ averageHandlingMs }) => durationOrNone(averageHandlingMs),
    },
    {
      id: 'occupancy',
      heading: columns.occupancy,
      cell: ({ occupancy }) => (occupancy === null ? null : percentOf(occupancy, language)),
    },
    ...ACTIVITIES.map((activity) => ({
      id: activity,
      heading: activities[activity],
      cell: (row: AgentFigures) => timeOf(row, (status) => status.chosen !== 'break' && status.activity === activity),
    })),
  ];
}

/** A column for each break that anybody took. */
function breakColumns(rows: readonly AgentFigures[]): readonly FigureColumn<AgentFigures>[] {
  const taken = rows.flatMap(({ statuses }) => statuses.flatMap(({ breakName }) => breakName ?? []));
  return [...new Set(taken)].toSorted().map((name) => ({
    id: 'breaks',
    heading: name,
    cell: (row: AgentFigures) => timeOf(row, ({ breakName }) => breakName === name),
  }));
}
