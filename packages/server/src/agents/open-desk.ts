import type { WrappedPart } from '@wpm/acd';
import { type SignOutNewsDeps, tellSignedOut } from '../push/tell-signed-out.ts';
import type { Realtime } from '../realtime/realtime.ts';
import type { TelephonyDeps } from '../telephony/start-telephony.ts';
import { AgentDesk } from './agent-desk.ts';
import { agentSettingsOf } from './agent-rules.ts';

type Deps = Pick<TelephonyDeps, 'store' | 'clock' | 'log' | 'sink'> & SignOutNewsDeps;

/** The desk of all agents of this node, by what their tenants settled; who has to hear of a change does. */
export async function openDesk(deps: Deps, realtime: Realtime): Promise<AgentDesk> {
  const { store, clock, log, sink } = deps;
  const settled = await store.tenantSettings.agentRules();
  const rules = new Map([...settled].map(([tenantId, each]) => [tenantId, agentSettingsOf(each)]));
  const tell = tellSignedOut(deps);
  return AgentDesk.open({
    states: store.agentStates,
    clock,
    log,
    rules,
    onChanged: (accountId, tenantId) => realtime.statusChanged(accountId, tenantId),
    onWrappedUp: (accountId: string, parts: readonly WrappedPart[]) => {
      for (const { callId } of parts) realtime.callClassified([accountId], callId);
    },
    onSignedOut: (agent) => void tell(agent),
    onRefused: () => sink.counters.add('wpm_agent_writes_refused_total', {}),
  });
}
