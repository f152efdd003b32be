import type { AccountSettings } from '@wpm/contract';
import type { AccountKey } from '@wpm/store';
import type { ServerDeps } from '../server-deps.ts';

/** Whether a change takes away what a running session or registration stands on. */
export function losesAccess(before: AccountSettings, after: AccountSettings): boolean {
  const losesSeat = before.webphoneSeat && !after.webphoneSeat;
  return !after.enabled || before.kind !== after.kind || before.login !== after.login || losesSeat;
}

/** Ends the sessions of an account and the registrations of its phones now (trust 15). A running call goes on. */
export async function endAccess(
  { store, telephony, agents }: Pick<ServerDeps, 'store' | 'telephony' | 'agents'>,
  { tenantId, id }: AccountKey,
): Promise<void> {
  for (const sessionId of await store.sessions.endAllOf(id)) telephony.sessionEnded(sessionId);
  for (const station of await store.stations.list(tenantId, id)) telephony.stationRevoked(station.id);
  if (agents.isKnown(id)) await agents.command({ id, tenantId }, { kind: 'sign-out', why: 'supervisor' });
}
