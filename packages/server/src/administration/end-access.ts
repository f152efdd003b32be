import type { AccountSettings } from '@wpm/contract';
import type { AccountKey, Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import type { Realtime } from '../realtime/realtime.ts';
import { sessionEnded } from '../sessions/session-ended.ts';
import type { Endings } from '../telephony/endings.ts';

/** Whether a change takes away what a running session or registration stands on. */
export function losesAccess(before: AccountSettings, after: AccountSettings): boolean {
  const losesSeat = before.webphoneSeat && !after.webphoneSeat;
  return !after.enabled || before.kind !== after.kind || before.login !== after.login || losesSeat;
}

/** What of the platform knows who has access. */
export type AccessDeps = {
  readonly store: Pick<Store, 'sessions' | 'stations'>;
  readonly telephony: Endings;
  readonly realtime: Pick<Realtime, 'sessionEnded'>;
  readonly agents: Pick<AgentDesk, 'isKnown' | 'command'>;
};

/** Ends the sessions of an account, its streams of events and the registrations of its phones now (trust 15). A running call goes on. */
export async function endAccess(deps: AccessDeps, { tenantId, id }: AccountKey): Promise<void> {
  const { store, telephony, agents } = deps;
  for (const session of await store.sessions.endAllOf(id)) sessionEnded(deps, session);
  for (const station of await store.stations.list(tenantId, id)) telephony.stationRevoked(station.id);
  if (agents.isKnown(id)) await agents.command({ id, tenantId }, { kind: 'sign-out', why: 'supervisor' });
}
