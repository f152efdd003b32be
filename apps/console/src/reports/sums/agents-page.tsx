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
    { heading: columns.signedIn, cell: ({ signedInMs }) => durationOrNone(signedInMs) },
    { heading: columns.offered, cell: ({ offered }) => offered },
    { heading: columns.answered, cell: ({ answered }) => answered },
    { heading: columns.rejected, cell: ({ rejected }) => rejected },
    { heading: columns.notAnswered, cell: ({ notAnswered }) => notAnswered },
    { heading: columns.notDelivered, cell: ({ notDelivered }) => notDelivered },
    { heading: columns.handled, cell: ({ handled }) => handled },
    { heading: columns.talk, cell: ({ talkMs }) => durationOrNone(talkMs) },
    { heading: columns.hold, cell: ({ holdMs }) => durationOrNone(holdMs) },
    { heading: columns.wrapUp, cell: ({ wrapUpMs }) => durationOrNone(wrapUpMs) },
    { heading: columns.averageHandling, cell: ({ averageHandlingMs }) => durationOrNone(averageHandlingMs) },
    {
      heading: columns.occupancy,
      cell: ({ occupancy }) => (occupancy === null ? null : percentOf(occupancy, language)),
    },
    ...ACTIVITIES.map((activity) => ({
      heading: activities[activity],
      cell: (row: AgentFigures) => timeOf(row, (status) => status.chosen !== 'break' && status.activity === activity),
    })),
  ];
}

/** A column for each break that anybody took. */
function breakColumns(rows: readonly AgentFigures[]): readonly FigureColumn<AgentFigures>[] {
  const taken = rows.flatMap(({ statuses }) => statuses.flatMap(({ breakName }) => breakName ?? []));
  return [...new Set(taken)].toSorted().map((name) => ({
    heading: name,
    cell: (row: AgentFigures) => timeOf(row, ({ breakName }) => breakName === name),
  }));
}
