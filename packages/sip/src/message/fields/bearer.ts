import { QUOTED_STRING, TOKEN_CHARACTERS, quotedString, unquoted } from '../grammar.ts';

/** `1*(ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/") *"="` (RFC 6750 §2.1). */
const CREDENTIALS = /^bearer[ \t]+([A-Za-z0-9\-._~+/]+=*)$/i;

/** The token of an `Authorization` or `Proxy-Authorization` of the scheme Bearer (RFC 8898 §2.1.2); undefined of any other. */
export function parseBearer(text: string): string | undefined {
  return CREDENTIALS.exec(text)?.[1];
}

/** @param token as the authorization server gave it */
export function printBearer(token: string): string {
  return `Bearer ${token}`;
}

/** Asks for a token (RFC 8898 §4). */
export interface BearerChallenge {
  /** Whom to ask for a token: an https URI. */
  readonly authorizationServer: string;
  readonly realm?: string;
  readonly scope?: string;
  /** What was wrong with the token given: `invalid_token`, `invalid_scope` … */
  readonly error?: string;
}

const PARAM = new RegExp(
  `\\s*([${TOKEN_CHARACTERS}]+)\\s*=\\s*(${QUOTED_STRING}|[${TOKEN_CHARACTERS}]+)\\s*(?:,|$)`,
  'y',
);
const SCHEME = /^bearer[ \t]+/i;

/** Reads a `WWW-Authenticate` of the scheme Bearer; undefined of any other, or where it names no authorization server. */
export function parseBearerChallenge(text: string): BearerChallenge | undefined {
  const params = new Map<string, string>();
  const start = SCHEME.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  for (let at = start; at < text.length; at = PARAM.lastIndex) {
    PARAM.lastIndex = at;
    const [, name, value] = PARAM.exec(text) ?? [];
    if (name === undefined || value === undefined) return undefined;
    params.set(name.toLowerCase(), value.startsWith('"') ? unquoted(value) : value);
  }
  const authorizationServer = params.get('authz_server');
  return authorizationServer === undefined ? undefined : { authorizationServer, ...optional(params) };
}

function optional(params: ReadonlyMap<string, string>): Omit<BearerChallenge, 'authorizationServer'> {
  const [realm, scope, error] = [params.get('realm'), params.get('scope'), params.get('error')];
  return {
    ...(realm !== undefined && { realm }),
    ...(scope !== undefined && { scope }),
    ...(error !== undefined && { error }),
  };
}

export function printBearerChallenge({ authorizationServer, realm, scope, error }: BearerChallenge): string {
  const params = { realm, authz_server: authorizationServer, scope, error };
  const written = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${quotedString(value)}`,
  );
  return `Bearer ${written.join(', ')}`;
}
