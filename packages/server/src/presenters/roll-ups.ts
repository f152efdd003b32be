import type { AgentFigures, CampaignFigures, MissedFigures, MissedGroup } from '@wpm/contract';
import { agentFigures } from '@wpm/contract';
import type { AgentReportRow, CampaignReportRow, MissedReportRow } from '@wpm/store';

/** The figures of semantics.md out of what was added up. */
export function presentCampaignFigures(row: CampaignReportRow): CampaignFigures {
  const { waitAnsweredMs, ...sums } = row;
  return {
    ...sums,
    serviceLevel: ratio(row.withinLimit, row.answered + row.abandoned - row.shortAbandoned),
    averageWaitMs: ratio(waitAnsweredMs, row.answered),
    averageHandlingMs: ratio(row.talkMs + row.holdMs + row.wrapUpMs, row.handled),
  };
}

export function presentAgentFigures({ taken, statuses, ...sums }: AgentReportRow): AgentFigures {
  const busyMs = sums.talkMs + sums.holdMs + sums.wrapUpMs;
  const idle = statuses.filter(({ chosen, activity }) => chosen !== 'break' && activity === 'idle');
  return agentFigures.parse({
    ...sums,
    answered: taken,
    signedInMs: total(statuses),
    statuses: statuses.map(({ breakName, ...status }) => ({
      ...status,
      breakName: breakName === '' ? null : breakName,
    })),
    averageHandlingMs: ratio(busyMs, sums.handled),
    occupancy: ratio(busyMs, busyMs + total(idle)),
  });
}

export const presentMissedFigures = (
  row: MissedReportRow,
  by: MissedGroup,
  { first }: { readonly first: string },
): MissedFigures => ({ ...row, day: by === 'day' ? row.group : first });

const total = (statuses: AgentReportRow['statuses']): number => statuses.reduce((sum, { ms }) => sum + ms, 0);

/** Null where there is nothing to divide by. */
function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
