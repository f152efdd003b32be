import { ok, refuse, type Result } from '@wpm/kernel';
import { type Actor, stationChanged } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import { auditedStation } from './list.ts';

/** A station to be revoked: of this tenant, and of this account where somebody revokes a station of one's own. */
export type Revocation = {
  readonly stationId: string;
  readonly tenantId: string;
  readonly accountId?: string;
};

/** Makes the station's credentials void and ends its registration. One of somebody else is as one that does not exist. */
export async function revokeStationOf(
  deps: ServerDeps,
  { stationId, tenantId, accountId }: Revocation,
  actor: Actor,
): Promise<Result<Record<string, never>, Refusal>> {
  const station = await deps.store.stations.byId(tenantId, stationId);
  const isTheirs = station !== undefined && (accountId === undefined || station.accountId === accountId);
  const isRevoked = isTheirs && (await deps.store.stations.remove(tenantId, stationId));
  if (isRevoked) deps.telephony.stationRevoked(stationId);
  const result = isRevoked ? 'ok' : 'request/not-found';
  const was = isRevoked ? auditedStation(station) : undefined;
  await stationChanged(deps.sink, actor, { action: 'revoke', subject: stationId, result, was });
  return isRevoked ? ok({}) : refuse({ code: 'request/not-found' });
}
