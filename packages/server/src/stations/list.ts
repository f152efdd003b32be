import type { Station } from '@wpm/contract';
import { presentStation } from '../presenters/station.ts';
import type { ServerDeps } from '../server-deps.ts';
import { aorOf } from '../telephony/sip-identity.ts';

/** The stations of a tenant, or of one account, with where they are registered now. */
export async function stationsOf(
  { store, telephony }: ServerDeps,
  tenant: { readonly tenantId: string; readonly domain: string },
  accountId?: string,
): Promise<{ items: Station[] }> {
  const stations = await store.stations.list(tenant.tenantId, accountId);
  const items = stations.map((station) =>
    presentStation(station, telephony.bindings(aorOf({ login: station.login, domain: tenant.domain }))),
  );
  return { items };
}
