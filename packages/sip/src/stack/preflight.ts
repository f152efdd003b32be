import { toOf } from '../message/accessors.ts';
import { reply } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { tagOf } from '../message/name-addr.ts';

/** What no transaction user needs to see, answered (RFC 3261 §8.2.2); undefined where nothing is wrong. */
export function refusalOf(request: SipRequest, supported: ReadonlySet<string>): SipResponse | undefined {
  // RFC 3261 §8.2.2.3: a CANCEL is never refused for what it requires.
  if (request.method === 'CANCEL') return undefined;
  const unknown = request.headers.all('Require').filter((tag) => !supported.has(tag.toLowerCase()));
  if (unknown.length > 0) return reply(request, 420, { headers: unknown.map((tag) => ['Unsupported', tag] as const) });
  return hasNoHopsLeft(request) ? reply(request, 483) : undefined;
}

/**
 * RFC 7332: a B2BUA ends a loop as a proxy would. What is meant for ourselves is answered: OPTIONS (RFC 3261 §11) and requests
 * within a dialog.
 */
function hasNoHopsLeft(request: SipRequest): boolean {
  if (Number(request.headers.get('Max-Forwards') ?? 70) > 0) return false;
  return request.method !== 'OPTIONS' && tagOf(toOf(request)) === undefined;
}
