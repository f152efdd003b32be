import type { Chosen } from '@wpm/acd';
import { type AgentChoice, type AgentStatus, type StatusRefusal, breakSettings } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { EntryRow } from '@wpm/store';
import { presentBreak, presentStatus } from '../presenters/agent-status.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { AgentKey } from './agent-desk.ts';

type Deps = Pick<ServerDeps, 'store' | 'agents'>;

/** What is to be chosen for whom, and who chooses it. */
export type StatusWish = {
  readonly agent: AgentKey;
  readonly chosen: AgentChoice;
  readonly by: 'agent' | 'supervisor';
};

/** Chooses a status; one that the agent could not choose is refused, whoever chooses. */
export async function setStatus(
  deps: Deps,
  { agent, chosen, by }: StatusWish,
): Promise<Result<AgentStatus, { readonly code: StatusRefusal }>> {
  const why = await wrongChoice(deps, agent, chosen);
  if (why) return refuse({ code: why });
  const choice: Chosen =
    chosen.kind === 'signed-out' ? { ...chosen, by, why: by === 'agent' ? 'manual' : 'supervisor' } : { ...chosen, by };
  const done = await deps.agents.command(agent, { kind: 'choose', chosen: choice });
  return done.ok ? ok(await statusOf(deps, agent)) : done;
}

/** A user's status as it is now. */
export async function statusOf(deps: Deps, agent: AgentKey): Promise<AgentStatus> {
  const { chosen } = deps.agents.stateOf(agent.id).state;
  const entry = chosen.kind === 'break' ? await breakOf(deps, agent, chosen.breakId) : undefined;
  return presentStatus(deps.agents.stateOf(agent.id), entry ? presentBreak(entry) : null);
}

async function wrongChoice(deps: Deps, agent: AgentKey, chosen: AgentChoice): Promise<StatusRefusal | undefined> {
  if (chosen.kind === 'break') {
    const entry = await breakOf(deps, agent, chosen.breakId);
    return entry && breakSettings.parse(entry.settings).enabled ? undefined : 'status/no-such-break';
  }
  if (chosen.kind !== 'in-queue') return undefined;
  const isMember = await deps.store.agentStates.isInCampaign(agent.tenantId, agent.id);
  return isMember ? undefined : 'status/no-campaign';
}

const breakOf = ({ store }: Deps, { tenantId }: AgentKey, id: string): Promise<EntryRow | undefined> =>
  store.entries.byId({ tenantId, kind: 'break', id });
