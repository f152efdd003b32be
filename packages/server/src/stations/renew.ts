import type { CreatedStation } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { type Actor, stationChanged } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { StationOfTenant } from './change.ts';
import { newCredentials } from './credentials.ts';
import { auditedStation, presentStationNow } from './list.ts';

/** @param wanted `seenAs`: `host:port` by which the request reached us: its phone may reach us there too */
export async function renewStationOf(
  deps: ServerDeps,
  wanted: StationOfTenant & { readonly seenAs: string },
  actor: Actor,
): Promise<Result<CreatedStation, Refusal>> {
  const { id, tenant, seenAs } = wanted;
  const told = (result: string, detail?: ReturnType<typeof auditedStation>) =>
    stationChanged(deps.sink, actor, { action: 'renew-credentials', subject: id, result, detail });
  const station = await deps.store.stations.byId(tenant.tenantId, id);
  const made =
    station &&
    newCredentials(deps.settings, {
      login: station.login,
      domain: tenant.domain,
      authUser: station.authUser,
      seenAs,
    });
  const version = made && (await deps.store.stations.renew({ tenantId: tenant.tenantId, id }, made.digests));
  if (!station || !made || version === undefined) {
    await told('request/not-found');
    return refuse({ code: 'request/not-found' });
  }
  // Whoever had the password before is out, also where that was why it was renewed.
  deps.telephony.stationRevoked(id);
  await told('ok', auditedStation(station));
  return ok({ station: presentStationNow(deps, tenant, { ...station, version }), access: made.access });
}
