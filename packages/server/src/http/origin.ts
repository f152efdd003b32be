import type { IncomingMessage } from 'node:http';

/**
 * Whether the page that made the request is one of ours (trust 3): a browser's `Origin` must name the host the request
 * came to, and be secure where we serve TLS. A request without `Origin` comes from no page. To be asked of every
 * WebSocket upgrade and of every request that changes something.
 */
export function originAllowed(
  request: Pick<IncomingMessage, 'headers'>,
  settings: Readonly<Record<'tls', object | undefined>>,
): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host: originHost } = new URL(origin);
  const isHttp = protocol === 'https:' || (protocol === 'http:' && !settings.tls);
  return isHttp && host !== undefined && originHost === canonicalHost(host, protocol);
}

/** As URL prints it: lower case, without the scheme's own port. */
function canonicalHost(host: string, protocol: string): string | undefined {
  return URL.parse(`${protocol}//${host}`)?.host;
}
