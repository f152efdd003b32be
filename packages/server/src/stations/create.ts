import { randomBytes } from 'node:crypto';
import type { CreatedStation } from '@wpm/contract';
import { ok, refuse, type Result, uuidV7 } from '@wpm/kernel';
import { ha1 } from '@wpm/sip';
import type { AccountRow } from '@wpm/store';
import { type Actor, stationChanged } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import { stationEntitlement } from '../policies/station-entitlement.ts';
import { presentStation } from '../presenters/station.ts';
import type { ServerDeps } from '../server-deps.ts';
import { aorOf } from '../telephony/sip-identity.ts';
import { sipServers } from './sip-servers.ts';

/** Phones one user may have beside the app; each may hold two registrations. */
const MOST_PER_ACCOUNT = 8;

/** No letter or digit that is mistaken for another: people type this on a phone's keys. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const USER_LENGTH = 10;
/** 24 signs of 31: 118 bits. */
const PASSWORD_LENGTH = 24;

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
  const subject = created.ok ? created.value.station.id : wanted.account.id;
  await stationChanged(deps.sink, actor, { action: 'create', subject, result: created.ok ? 'ok' : created.error.code });
  return created;
}

async function create(
  deps: ServerDeps,
  { account, name, seenAs }: WantedStation,
): Promise<Result<CreatedStation, Refusal>> {
  const now = deps.now();
  const entitled = stationEntitlement(account, await deps.store.licences.of(account.tenantId), now);
  if (!entitled.ok) return refuse(refusalOf(entitled.error));
  const [authUser, password] = [randomWord(USER_LENGTH), randomWord(PASSWORD_LENGTH)];
  const { tenantId, domain, login, displayName } = account;
  const station = { id: newId(now), tenantId, accountId: account.id, name, authUser, createdAt: now };
  const digests = {
    md5: ha1('MD5', authUser, domain, password),
    sha256: ha1('SHA-256', authUser, domain, password),
  };
  if (!(await deps.store.stations.create({ ...station, ...digests }, MOST_PER_ACCOUNT))) {
    return refuse({ code: 'station/too-many' });
  }
  const access = { aor: aorOf(account), domain, authUser, password, servers: sipServers(deps.settings, seenAs) };
  return ok({ station: presentStation({ ...station, login, displayName }, []), access });
}

type EntitlementRefusal = Extract<ReturnType<typeof stationEntitlement>, { ok: false }>['error'];

/** Where a licence is the reason, `fields.licence` names it. */
function refusalOf(refusal: EntitlementRefusal): Refusal {
  return 'licence' in refusal ? { code: refusal.code, fields: { licence: refusal.licence } } : { code: refusal.code };
}

/** Each sign with the same likelihood: bytes beyond the last whole round of the alphabet are thrown away. */
function randomWord(length: number): string {
  const limit = 256 - (256 % ALPHABET.length);
  let word = '';
  while (word.length < length) {
    const [byte = limit] = randomBytes(1);
    if (byte < limit) word += ALPHABET[byte % ALPHABET.length] ?? '';
  }
  return word;
}

function newId(now: Date): string {
  return uuidV7(now.getTime(), (bytes) => crypto.getRandomValues(bytes));
}
