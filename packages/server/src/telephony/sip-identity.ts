import { type Place, type SipRequest, type SipUri, parseUri, privacyOf, sameUri } from '@wpm/sip';
import type { AccountRow, SipIdentityRow } from '@wpm/store';

/** Which user a SIP message speaks for, and by which credentials. */
export type SipIdentity = {
  /** Address of record, `sip:anna@demo.local`. */
  readonly aor: string;
  readonly accountId: string;
  readonly tenantId: string;
  /** User name of the digest. */
  readonly authUser: string;
  /** What its registrations hang on, and how many there may be. */
  readonly place: Place;
};

/** A phone behind its station may have changed its address a moment ago: the old one is not cut off for that. */
const ROOM_OF_STATION = 2;

/** Address of record of an account. */
export const aorOf = ({ login, domain }: Pick<AccountRow, 'login' | 'domain'>): string => `sip:${login}@${domain}`;

/** One place at a time (F09): of the apps of a user the one that registers last has the registration. */
export const placeOfSession = (sessionId: string): Place => ({ owner: sessionId, kind: 'app', room: 1 });

/** Stations stand beside the app and beside each other: none takes the place of another. */
export const placeOfStation = (stationId: string): Place => ({
  owner: stationId,
  kind: stationId,
  room: ROOM_OF_STATION,
});

export function identityOf({
  authUser,
  owner,
  account,
}: Omit<SipIdentityRow, 'md5' | 'sha256' | 'enabled'>): SipIdentity {
  return {
    aor: aorOf(account),
    accountId: account.id,
    tenantId: account.tenantId,
    authUser,
    place: owner.kind === 'session' ? placeOfSession(owner.id) : placeOfStation(owner.id),
  };
}

/**
 * Whether a From or To is the user's own, whatever port or parameters: the address of record, or the same by the user name of
 * the credentials, since many phones have but one field for both.
 */
export function isOwnAddress(uri: string, { aor, authUser }: Pick<SipIdentity, 'aor' | 'authUser'>): boolean {
  const [given, own] = [parseUri(uri), parseUri(aor)];
  if (!given.ok || !own.ok) return false;
  const asGiven = bare(given.value);
  return sameUri(asGiven, bare(own.value)) || sameUri(asGiven, bare({ ...own.value, user: authUser }));
}

const bare = ({ user, host }: Pick<SipUri, 'user' | 'host'>): SipUri => ({
  scheme: 'sip',
  user: user ?? '',
  host,
  params: {},
});

/** Whether a caller asks not to be shown (RFC 3323, RFC 3325 §9.3). */
export function asksForPrivacy(invite: SipRequest): boolean {
  const privacy = privacyOf(invite);
  return privacy.has('id') || privacy.has('user') || privacy.has('header');
}
