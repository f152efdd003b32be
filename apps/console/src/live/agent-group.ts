import type { BoardAgent } from '@wpm/contract';

/** What a supervisor looks for people by, whatever exactly they do. */
export const AGENT_GROUPS = ['available', 'busy', 'unwell', 'break', 'signed-out'] as const;
export type AgentGroup = (typeof AGENT_GROUPS)[number];

/** What happens to them counts before what they chose. */
export function groupOf({ status: { activity, chosen } }: Pick<BoardAgent, 'status'>): AgentGroup {
  if (activity === 'not-answering' || activity === 'unreachable') return 'unwell';
  if (activity !== 'idle') return 'busy';
  if (chosen.kind === 'ready' || chosen.kind === 'in-queue') return 'available';
  return chosen.kind;
}
