import { QUOTED_STRING, TOKEN_CHARACTERS, unquoted } from '../message/grammar.ts';

/** Parameters of a `Digest` challenge or of credentials, by name in lower case, unquoted (RFC 7616 §3). */
export type DigestParams = Readonly<Record<string, string>>;

const PARAM = new RegExp(`\\s*([${TOKEN_CHARACTERS}]+)\\s*=\\s*(${QUOTED_STRING}|[^\\s",]+)\\s*(?:,|$)`, 'y');

/** Whether a challenge or credentials are of the scheme `Digest`. */
export function isDigest(header: string): boolean {
  return SCHEME.test(header);
}

const SCHEME = /^\s*digest\s+/i;

/** Reads a challenge or credentials; undefined where it is another scheme, or a parameter is unreadable or there twice. */
export function parseDigestParams(header: string): DigestParams | undefined {
  const scheme = SCHEME.exec(header);
  if (!scheme) return undefined;
  const params: Record<string, string> = Object.create(null);
  for (let at = scheme[0].length; at < header.length; at = PARAM.lastIndex) {
    PARAM.lastIndex = at;
    const [, name = '', value = ''] = PARAM.exec(header) ?? [];
    const key = name.toLowerCase();
    if (key === '' || key in params) return undefined;
    params[key] = value.startsWith('"') ? unquoted(value) : value;
  }
  return params;
}
