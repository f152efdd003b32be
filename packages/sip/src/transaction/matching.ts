import { callIdOf, cseqOf, fromOf, toOf, topViaOf } from '../message/accessors.ts';
import type { SipMessage, SipRequest, SipResponse } from '../message/message.ts';
import { tagOf } from '../message/name-addr.ts';
import { param } from '../message/params.ts';
import { printVia } from '../message/via.ts';

/*
 * Keys are kept for half a minute after a message is gone. What `join` makes is a text of its own: a piece of the message, or a text put
 * together of pieces by `+`, would keep all of it.
 */

/** RFC 3261 §8.1.1.7: a branch that starts so is unique, and alone tells transactions apart. */
export const MAGIC_COOKIE = 'z9hG4bK';

/** Names the client transaction a message of ours started, or a response belongs to (RFC 3261 §17.1.3). */
export function clientKey(message: SipMessage): string {
  return [param(topViaOf(message).params, 'branch') ?? '', cseqOf(message).method].join(' ');
}

/**
 * Names the server transaction of a request (RFC 3261 §17.2.3). An ACK has the key of its INVITE.
 * @param method in place of the request's own: `INVITE` finds what a CANCEL is to cancel (§9.2)
 */
export function serverKey(request: SipRequest, method = request.method): string {
  const via = topViaOf(request);
  const branch = param(via.params, 'branch') ?? '';
  const kind = method === 'ACK' ? 'INVITE' : method;
  if (branch.startsWith(MAGIC_COOKIE) && branch !== MAGIC_COOKIE) {
    return [branch, via.host.toLowerCase(), via.port ?? '', kind].join(' ');
  }
  // RFC 2543 elements make no unique branch: everything that stays the same in copies names the request. `received` and
  // `rport` are added by us.
  const { received: _, rport: __, ...params } = via.params;
  const { number } = cseqOf(request);
  return [
    printVia({ ...via, params }),
    request.uri,
    callIdOf(request),
    tagOf(fromOf(request)) ?? '',
    number,
    kind,
  ].join(' ');
}

/**
 * Names a request that starts something, whichever way it came: two with the same name but different transactions are one
 * request that was forked on its way and merged again, or that came back in a loop (RFC 3261 §8.2.2.2). Undefined for requests
 * within a dialog, and for ACK and CANCEL.
 */
export function mergeKey(request: SipRequest): string | undefined {
  if (request.method === 'ACK' || request.method === 'CANCEL' || tagOf(toOf(request)) !== undefined) return undefined;
  const { number, method } = cseqOf(request);
  return [callIdOf(request), tagOf(fromOf(request)) ?? '', number, method].join(' ');
}

/** The ACK to a refusal, part of the INVITE's own transaction (RFC 3261 §17.1.1.3). */
export function ackForRefusal(invite: SipRequest, response: SipResponse): SipRequest {
  const ack = sameWay(invite, 'ACK');
  ack.headers.set('To', response.headers.get('To') ?? '');
  return ack;
}

/** The CANCEL of a request, with the same way and branch (RFC 3261 §9.1). */
export function cancelFor(
  invite: SipRequest,
  headers: Iterable<readonly [name: string, value: string]> = [],
): SipRequest {
  const cancel = sameWay(invite, 'CANCEL');
  for (const [name, value] of headers) cancel.headers.add(name, value);
  return cancel;
}

const CARRIED = new Set(['via', 'route', 'max-forwards', 'from', 'to', 'call-id']);

function sameWay(invite: SipRequest, method: 'ACK' | 'CANCEL'): SipRequest {
  const headers = invite.headers.only(CARRIED).set('CSeq', `${cseqOf(invite).number} ${method}`);
  return { kind: 'request', method, uri: invite.uri, headers, body: '' };
}
