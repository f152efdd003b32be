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

export function registerRequest({ domain, user, contact, expires, callId, cseq, tag }: RegisterWish): SipRequest {
  const host = inBrackets(domain);
  const aor = printUri({ scheme: 'sip', user, host, params: {} });
  return makeRequest({
    method: 'REGISTER',
    uri: printUri({ scheme: 'sip', host, params: {} }),
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
