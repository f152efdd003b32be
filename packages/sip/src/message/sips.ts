import { contactOf } from './accessors.ts';
import type { SipRequest } from './message.ts';
import { parseNameAddr } from './name-addr.ts';
import { parseUri, printUri } from './uri.ts';

/** Whether a URI is reached over TLS alone, on every hop (RFC 3261 §19.1, §26.2.2). */
export const isSips = (uri: string): boolean => /^sips:/i.test(uri);

/** The same place by TLS on every hop; of such a URI `transport=tls` is said twice (RFC 5630 §3.1.2). A tel URI stays one. */
export function asSips(text: string): string {
  const uri = parseUri(text);
  if (!uri.ok || uri.value.scheme !== 'sip') return text;
  const { transport, ...others } = uri.value.params;
  const params = transport === 'tls' || transport === undefined ? others : { ...others, transport };
  return printUri({ ...uri.value, scheme: 'sips', params });
}

/**
 * Whether our Contact in the dialog a request begins must be a `sips:` URI (RFC 3261 §12.1.1): its Request-URI is one, or the
 * nearest place our own requests will go to.
 */
export function wantsSipsContact(request: SipRequest): boolean {
  if (isSips(request.uri)) return true;
  const route = parseNameAddr(request.headers.all('Record-Route')[0] ?? '');
  return isSips(route.ok ? route.value.uri : (contactOf(request)?.uri ?? ''));
}
