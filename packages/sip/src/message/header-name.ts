/** RFC 3261 §7.3.3, 20 and the later registrations: one letter for a header field name. */
const COMPACT: Readonly<Record<string, string>> = {
  a: 'accept-contact',
  b: 'referred-by',
  c: 'content-type',
  d: 'request-disposition',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  j: 'reject-contact',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  n: 'identity-info',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
  x: 'session-expires',
  y: 'identity',
};

/** Spellings met in nearly every message, so that their key costs one look-up instead of a conversion. */
const USUAL: ReadonlyMap<string, string> = new Map(
  [
    'Via From To Call-ID CSeq Contact Max-Forwards Content-Length Content-Type User-Agent Server Allow Supported',
    'Require Route Record-Route Expires Authorization Proxy-Authorization WWW-Authenticate Proxy-Authenticate',
    'Accept Reason Session-Expires Min-SE P-Asserted-Identity Privacy Date Subject',
  ]
    .join(' ')
    .split(' ')
    .flatMap((name): [string, string][] => [
      [name, name.toLowerCase()],
      [name.toLowerCase(), name.toLowerCase()],
    ]),
);

/** What header fields are compared by: the long name in lower case, whatever the spelling or compact form. */
export function headerKey(name: string): string {
  const usual = USUAL.get(name);
  if (usual !== undefined) return usual;
  const lower = name.toLowerCase();
  return (lower.length === 1 ? COMPACT[lower] : undefined) ?? lower;
}

/** Header fields whose grammar is a comma-separated list (RFC 3261 §7.3.1, §20). In others a comma is only a comma. */
export const LIST_HEADERS: ReadonlySet<string> = new Set(
  [
    'accept accept-encoding accept-language alert-info allow allow-events call-info contact content-encoding',
    'content-language diversion error-info history-info in-reply-to p-asserted-identity p-preferred-identity path',
    'proxy-require reason record-route require route security-client security-server security-verify service-route',
    'supported unsupported via warning',
  ]
    .join(' ')
    .split(' '),
);
