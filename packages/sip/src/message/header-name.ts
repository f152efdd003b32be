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

/** Header fields whose grammar is a comma-separated list (RFC 3261 §7.3.1, §20). In others a comma is only a comma. */
const LISTS: ReadonlySet<string> = new Set(
  [
    'accept accept-encoding accept-language alert-info allow allow-events call-info contact content-encoding',
    'content-language diversion error-info history-info in-reply-to p-asserted-identity p-preferred-identity path',
    'proxy-require reason record-route require route security-client security-server security-verify service-route',
    'supported unsupported via warning',
  ]
    .join(' ')
    .split(' '),
);

/** Header fields that may stand once only (RFC 3261 §7.3.1): two of them leave it open which one counts. */
const SINGLE = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'content-type'];

/** A name of header fields, whatever its spelling. */
export interface HeaderName {
  /** What names are compared by: the long name in lower case. */
  readonly key: string;
  readonly isList: boolean;
  /** A bit of its own for a field that may stand once only, else 0. */
  readonly singleBit: number;
}

/** Names met in nearly every message, each in its usual spelling, in lower case and in its compact form. */
const USUAL: ReadonlyMap<string, HeaderName> = new Map(
  [
    'Via From To Call-ID CSeq Contact Max-Forwards Content-Length Content-Type User-Agent Server Allow Supported',
    'Require Route Record-Route Expires Authorization Proxy-Authorization WWW-Authenticate Proxy-Authenticate',
    'Accept Reason Session-Expires Min-SE P-Asserted-Identity Privacy Date Subject',
  ]
    .join(' ')
    .split(' ')
    .flatMap((name) => {
      const header = headerOf(name.toLowerCase());
      const compact = Object.keys(COMPACT).filter((letter) => COMPACT[letter] === header.key);
      return [header.key, ...compact, name].map((spelling): [string, HeaderName] => [spelling, header]);
    }),
);

/** A name as it is usually written. */
interface Spelling {
  readonly spelling: string;
  readonly header: HeaderName;
}

/** Each usual spelling at the place its length and its outer letters say. Where two meet, the other is found the long way. */
const BY_OUTLINE = Array.from<Spelling | undefined>({ length: 1 << 13 });
for (const [spelling, header] of USUAL) BY_OUTLINE[outlineOf(spelling, 0, spelling.length)] = { spelling, header };

function outlineOf(text: string, start: number, end: number): number {
  return ((text.charCodeAt(start) & 31) << 8) ^ ((text.charCodeAt(end - 1) & 31) << 5) ^ (end - start);
}

/** The name that stands there in the text if it is a usual one; undefined does not say that it is none. */
export function usualName(text: string, start: number, end: number): Spelling | undefined {
  const candidate = BY_OUTLINE[outlineOf(text, start, end)];
  return candidate && text.slice(start, end) === candidate.spelling ? candidate : undefined;
}

/** The header field of a name, in any case, compact or long (RFC 3261 §7.3.3). */
export function headerNamed(name: string): HeaderName {
  const usual = USUAL.get(name);
  if (usual) return usual;
  const lower = name.toLowerCase();
  const key = (lower.length === 1 ? COMPACT[lower] : undefined) ?? lower;
  return USUAL.get(key) ?? headerOf(key);
}

function headerOf(key: string): HeaderName {
  const single = SINGLE.indexOf(key);
  return { key, isList: LISTS.has(key), singleBit: single < 0 ? 0 : 1 << single };
}
