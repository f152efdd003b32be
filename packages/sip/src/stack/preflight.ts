import { toOf } from '../message/accessors.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { tagOf } from '../message/name-addr.ts';
import { inWords, refusing } from '../message/refusing.ts';

const UNKNOWN_EXTENSION = inWords('An extension that Require names is not known here');
const NO_HOPS_LEFT = inWords('Max-Forwards is used up: the request has gone in a loop, or too far');

/** What no transaction user needs to see, answered (RFC 3261 §8.2.2); undefined where nothing is wrong. */
export function refusalOf(request: SipRequest, supported: ReadonlySet<string>): SipResponse | undefined {
  // RFC 3261 §8.2.2.3: a CANCEL is never refused for what it requires.
  if (request.method === 'CANCEL') return undefined;
  const unknown = request.headers.all('Require').filter((tag) => !supported.has(tag.toLowerCase()));
  if (unknown.length > 0) {
    const named = unknown.map((tag) => ['Unsupported', tag] as const);
    return refusing(request, 420, UNKNOWN_EXTENSION, named);
  }
  return hasNoHopsLeft(request) ? refusing(request, 483, NO_HOPS_LEFT) : undefined;
}

/**
 * RFC 7332: a B2BUA ends a loop as a proxy would. What is meant for ourselves is answered: OPTIONS (RFC 3261 §11) and requests
 * within a dialog.
 */
function hasNoHopsLeft(request: SipRequest): boolean {
  if (Number(request.headers.get('Max-Forwards') ?? 70) > 0) return false;
  return request.method !== 'OPTIONS' && tagOf(toOf(request)) === undefined;
}
