import { makeRequest } from '../message/build.ts';
import type { SipRequest } from '../message/message.ts';
import { parseNameAddr } from '../message/name-addr.ts';
import { parseUri } from '../message/uri.ts';
import { type Dialog, TARGET_REFRESH, withTag } from './dialog.ts';

export interface WithinOptions {
  readonly headers?: Iterable<readonly [name: string, value: string]>;
  readonly body?: string;
  readonly contentType?: string;
}

/** The next request of this end within the dialog (RFC 3261 §12.2.1.1), and the dialog that has counted it. */
export function requestWithin(
  dialog: Dialog,
  method: string,
  options: WithinOptions = {},
): { readonly request: SipRequest; readonly dialog: Dialog } {
  const counted = { ...dialog, localSeq: dialog.localSeq + 1 };
  return { request: build(counted, { method, cseq: counted.localSeq }, options), dialog: counted };
}

/** The ACK to a 2xx: the number of its INVITE, the route of the dialog (RFC 3261 §13.2.2.4). `body` is an SDP answer. */
export function ackWithin(dialog: Dialog, cseqOfInvite: number, body?: string): SipRequest {
  const answer = body === undefined ? {} : { body, contentType: 'application/sdp' };
  return build(dialog, { method: 'ACK', cseq: cseqOfInvite }, answer);
}

type Line = { readonly method: string; readonly cseq: number };

function build(dialog: Dialog, { method, cseq }: Line, options: WithinOptions): SipRequest {
  const { uri, routes } = way(dialog);
  const contact = TARGET_REFRESH.has(method) ? [['Contact', `<${dialog.contact}>`] as const] : [];
  return makeRequest({
    method,
    uri,
    from: withTag(dialog.localUri, dialog.localTag),
    to: withTag(dialog.remoteUri, dialog.remoteTag),
    callId: dialog.callId,
    cseq,
    ...options,
    headers: [...routes.map((route) => ['Route', route] as const), ...contact, ...(options.headers ?? [])],
  });
}

/** Request-URI and `Route` values, for loose and for strict routers (RFC 3261 §12.2.1.1). */
function way({ routeSet, remoteTarget }: Dialog): { readonly uri: string; readonly routes: readonly string[] } {
  const [first, ...others] = routeSet;
  const nearest = first === undefined ? undefined : parseNameAddr(first);
  if (!nearest?.ok || isLoose(nearest.value.uri)) return { uri: remoteTarget, routes: routeSet };
  return { uri: nearest.value.uri, routes: [...others, `<${remoteTarget}>`] };
}

function isLoose(uriText: string): boolean {
  const uri = parseUri(uriText);
  return uri.ok && uri.value.params['lr'] !== undefined;
}
