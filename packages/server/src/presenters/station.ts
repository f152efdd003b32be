import type { Station } from '@wpm/contract';
import type { Binding } from '@wpm/sip';
import type { StationRow } from '@wpm/store';

/** A station with the phones that are registered by its credentials. @param bindings all of its user's */
export function presentStation(row: StationRow, bindings: readonly Binding[]): Station {
  const { id, accountId, login, displayName, name, authUser, createdAt, enabled, version } = row;
  const own = bindings.filter(({ place }) => place.owner === id);
  return {
    id,
    name,
    account: { id: accountId, login, displayName },
    authUser,
    enabled,
    version,
    createdAt: createdAt.toISOString(),
    registrations: own.map(({ flow, userAgent, since, expiresAt }) => ({
      transport: flow.transport,
      address: flow.remote.address,
      port: flow.remote.port,
      userAgent,
      since: new Date(since).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
    })),
  };
}
