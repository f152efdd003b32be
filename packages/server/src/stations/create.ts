import type { CreatedStation } from '@wpm/contract';
import { ok, refuse, type Result, uuidV7 } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import { type Actor, stationChanged } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import { stationEntitlement } from '../policies/station-entitlement.ts';
import { presentStation } from '../presenters/station.ts';
import type { ServerDeps } from '../server-deps.ts';
import { newAuthUser, newCredentials } from './credentials.ts';
import { auditedStation } from './list.ts';

/** Phones one user may have beside the app; each may hold two registrations. */
const MOST_PER_ACCOUNT = 8;

/** A station to be made. */
export type WantedStation = {
  readonly account: AccountRow;
  readonly name: string;
  /** `host:port` by which the request reached us: its phone may reach us there too. */
  readonly seenAs: string;
};

/** Makes a station of the account and the credentials its phone signs in with. */
export async function createStationOf(
  deps: ServerDeps,
  wanted: WantedStation,
  actor: Actor,
): Promise<Result<CreatedStation, Refusal>> {
  const created = await create(deps, wanted);
  await stationChanged(deps.sink, actor, {
    action: 'create',
    ...(created.ok
      ? {
          subject: created.value.station.id,
          result: 'ok',
          detail: auditedStation({ ...created.value.station, login: wanted.account.login }),
        }
      : { subject: wanted.account.id, result: created.error.code }),
  });
  return created;
}

async function create(
  deps: ServerDeps,
  { account, name, seenAs }: WantedStation,
): Promise<Result<CreatedStation, Refusal>> {
  const now = deps.now();
  const entitled = stationEntitlement(account, await deps.store.licences.of(account.tenantId), now);
  if (!entitled.ok) return refuse(refusalOf(entitled.error));
  const { tenantId, login, displayName } = account;
  const authUser = newAuthUser();
  const { access, digests } = newCredentials(deps.settings, { ...account, authUser, seenAs });
  const station = { id: newId(now), tenantId, accountId: account.id, name, authUser, createdAt: now };
  if (!(await deps.store.stations.create({ ...station, ...digests }, MOST_PER_ACCOUNT))) {
    return refuse({ code: 'station/too-many' });
  }
  return ok({ station: presentStation({ ...station, login, displayName, enabled: true, version: 1 }, []), access });
}

type EntitlementRefusal = Extract<ReturnType<typeof stationEntitlement>, { ok: false }>['error'];

/** Where a licence is the reason, `fields.licence` names it. */
function refusalOf(refusal: EntitlementRefusal): Refusal {
  return 'licence' in refusal ? { code: refusal.code, fields: { licence: refusal.licence } } : { code: refusal.code };
}

function newId(now: Date): string {
  return uuidV7(now.getTime(), (bytes) => crypto.getRandomValues(bytes));
}
