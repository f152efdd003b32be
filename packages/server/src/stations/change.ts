import type { Station } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { StationChange } from '@wpm/store';
import { type Actor, stationChanged } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import { auditedStation, presentStationNow } from './list.ts';

/** A station of a tenant. */
export type StationOfTenant = {
  readonly id: string;
  readonly tenant: { readonly tenantId: string; readonly domain: string };
};

type ChangeRefusal = Refusal<'request/not-found' | 'item/changed-meanwhile'>;

/**
 * Names the station anew, switches it off or on; one that is off is registered no longer.
 * @param wanted `version`: the one the change was made from
 */
export async function changeStationOf(
  deps: ServerDeps,
  wanted: StationOfTenant & { readonly version: number },
  changes: StationChange,
  actor: Actor,
): Promise<Result<{ station: Station }, ChangeRefusal>> {
  const { id, version, tenant } = wanted;
  const { stations } = deps.store;
  const key = { tenantId: tenant.tenantId, id, version };
  const was = await stations.byId(tenant.tenantId, id);
  const isChanged = was?.version === version && (await stations.change(key, changes));
  if (!isChanged) {
    const code = was === undefined ? 'request/not-found' : 'item/changed-meanwhile';
    await stationChanged(deps.sink, actor, { action: 'change', subject: id, result: code });
    return refuse({ code });
  }
  if (!changes.enabled) deps.telephony.stationRevoked(id);
  const is = { ...was, ...changes, version: version + 1 };
  const states = { was: auditedStation(was), detail: auditedStation(is) };
  await stationChanged(deps.sink, actor, { action: 'change', subject: id, result: 'ok', ...states });
  return ok({ station: presentStationNow(deps, tenant, is) });
}
