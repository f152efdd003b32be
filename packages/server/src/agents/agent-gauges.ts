import type { AgentState } from '@wpm/acd';
import { seriesOf } from '../metrics.ts';

/** Agents by what they chose and what is happening to them (F27); a phone that cannot be reached says so. */
export function agentGauges(states: Iterable<AgentState>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { chosen, activity, reach } of states) {
    const labels = { chosen: chosen.kind, activity: activity.kind, reach: reach.kind };
    const series = seriesOf('wpm_agents', labels);
    counts.set(series, (counts.get(series) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
