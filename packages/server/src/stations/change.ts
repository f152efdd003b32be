import type { Station } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { StationRow } from '@wpm/store';
import { type Actor, stationChanged } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import { auditedStation, presentStationNow } from './list.ts';

/** A station of a tenant. */
export type StationOfTenant = {
  readonly id: string;
  readonly tenant: { readonly tenantId: string; readonly domain: string };
};

/** Names the station anew, switches it off or on; one that is off is registered no longer. */
export async function changeStationOf(
  deps: ServerDeps,
  { id, tenant }: StationOfTenant,
  changes: Pick<StationRow, 'name' | 'enabled'>,
  actor: Actor,
): Promise<Result<{ station: Station }, Refusal>> {
  const { stations } = deps.store;
  const was = await stations.byId(tenant.tenantId, id);
  const isChanged = was !== undefined && (await stations.change(tenant.tenantId, id, changes));
  if (!isChanged) {
    await stationChanged(deps.sink, actor, { action: 'change', subject: id, result: 'request/not-found' });
    return refuse({ code: 'request/not-found' });
  }
  if (!changes.enabled) deps.telephony.stationRevoked(id);
  const is = { ...was, ...changes };
  const states = { was: auditedStation(was), detail: auditedStation(is) };
  await stationChanged(deps.sink, actor, { action: 'change', subject: id, result: 'ok', ...states });
  return ok({ station: presentStationNow(deps, tenant, is) });
}
