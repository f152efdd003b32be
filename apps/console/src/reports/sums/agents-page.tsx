import { AGENT_GROUPS, type AgentFigures } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { useCampaigns, useUsers } from '../../administration/targets.ts';
import { client } from '../../client.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { PeriodFields } from '../calls/period-fields.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import { periodOf } from '../calls/use-call-report.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { agentColumns, breakColumns } from './agent-columns.ts';
import { AgentsChart } from './agents-chart.tsx';
import { FigureTable } from './figure-table.tsx';
import { SumsPage } from './sums-page.tsx';
import { useFigures } from './use-figures.ts';
import { type SumsView, useSumsView } from './use-sums-view.ts';

/** The report of agents (F46): time per status and break, offers, handling; of the period, or day by day as payroll asks for it. */
export function AgentsReportPage() {
  const words = useReportWords();
  const { language } = useLanguage();
  const [view, change] = useSumsView();
  const { agentId, campaignId, per } = view;
  const asked = {
    ...periodOf(view),
    per,
    ...(agentId !== null && { agentId }),
    ...(campaignId !== null && { campaignId }),
  };
  const figures = useFigures<AgentFigures>('agents', asked, () => client.getAgentReport(asked));
  return (
    <SumsPage kind="agents" asked={asked} figures={figures} filter={<AgentsFilter view={view} onChange={change} />}>
      {(rows) => (
        <>
          {per === 'agent' && <AgentsChart rows={rows} />}
          <FigureTable
            page="agents"
            label={words.kinds.agents}
            head={{
              heading: per === 'day' ? words.sums.agentAndDay : words.columns.agent,
              order: nameOf,
              cell: nameOf,
            }}
            columns={[...agentColumns(words, view, language), ...breakColumns(rows)]}
            rows={rows}
            keyOf={({ accountId, day }) => `${accountId} ${day}`}
          />
        </>
      )}
    </SumsPage>
  );
}

const nameOf = ({ name, day }: AgentFigures): string => (day === null ? name : `${name}, ${day}`);

type AgentsFilterProps = {
  readonly view: SumsView;
  readonly onChange: (change: Partial<SumsView>, replace?: boolean) => void;
};

function AgentsFilter({ view, onChange }: AgentsFilterProps) {
  const words = useReportWords();
  return (
    <>
      <PeriodFields view={view} onChange={onChange} />
      <SelectField
        label={words.sums.by}
        value={view.per}
        values={AGENT_GROUPS}
        texts={words.sums.agentGroups}
        onChoose={(per) => per !== null && onChange({ per })}
      />
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
    </>
  );
}
