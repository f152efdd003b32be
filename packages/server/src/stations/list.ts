import type { Station } from '@wpm/contract';
import type { StationRow } from '@wpm/store';
import { presentStation } from '../presenters/station.ts';
import type { ServerDeps } from '../server-deps.ts';
import { aorOf } from '../telephony/sip-identity.ts';

type TenantOfStations = { readonly tenantId: string; readonly domain: string };

/** The stations of a tenant, or of one account, with where they are registered now. */
export async function stationsOf(
  deps: Pick<ServerDeps, 'store' | 'telephony'>,
  tenant: TenantOfStations,
  accountId?: string,
): Promise<{ items: Station[] }> {
  const stations = await deps.store.stations.list(tenant.tenantId, accountId);
  return { items: stations.map((station) => presentStationNow(deps, tenant, station)) };
}

/** A station with where it is registered now. */
export function presentStationNow(
  { telephony }: Pick<ServerDeps, 'telephony'>,
  { domain }: Pick<TenantOfStations, 'domain'>,
  station: StationRow,
): Station {
  return presentStation(station, telephony.bindings(aorOf({ login: station.login, domain })));
}

/** What the audit log keeps of a station: what it was is known there when it is long gone. */
export function auditedStation({
  name,
  login,
  authUser,
  enabled,
}: Pick<StationRow, 'name' | 'login' | 'authUser' | 'enabled'>) {
  return { name, login, authUser, enabled };
}
