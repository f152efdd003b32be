import type { TrunkUris } from '@wpm/contract';
import {
  type SipRequest,
  type SipResponse,
  contactsOf,
  expiresOf,
  makeRequest,
  parseUri,
  printUri,
  userOf,
} from '@wpm/sip';
import { inBrackets } from './trunk-hops.ts';

/** What one REGISTER of ours says (RFC 3261 §10.2). */
export type RegisterWish = {
  /** RFC 5630 §5.1.1.1: of `sips` every address is one, the registrar's, ours and our Contact's. */
  readonly uris: TrunkUris;
  readonly domain: string;
  readonly user: string;
  /** Our Contact. */
  readonly contact: string;
  /** Seconds; 0 takes the registration back. */
  readonly expires: number;
  readonly callId: string;
  readonly cseq: number;
  readonly tag: string;
};

export function registerRequest({ uris, domain, user, contact, expires, callId, cseq, tag }: RegisterWish): SipRequest {
  const host = inBrackets(domain);
  const aor = printUri({ scheme: uris, user, host, params: {} });
  return makeRequest({
    method: 'REGISTER',
    uri: printUri({ scheme: uris, host, params: {} }),
    from: { uri: aor, params: { tag } },
    to: { uri: aor, params: {} },
    callId,
    cseq,
    headers: [
      ['Contact', `<${contact}>;expires=${expires}`],
      ['Expires', String(expires)],
      ['Supported', 'path'],
    ],
  });
}

/**
 * Seconds the registrar granted: what it says of our own Contact, else of all (RFC 3261 §10.2.4).
 * @param asked where it says nothing
 */
export function grantedSeconds(response: SipResponse, contact: string, asked: number): number {
  const user = userOf(contact);
  const ours = contactsOf(response).find(({ uri }) => userOf(uri) === user && parseUri(uri).ok);
  const own = ours?.params['expires'];
  const seconds = typeof own === 'string' && /^\d+$/.test(own) ? Number(own) : (expiresOf(response) ?? asked);
  return Math.min(Math.max(seconds, 0), asked * 10);
}
