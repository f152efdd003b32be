import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@wpm/kernel';
import { quotedString } from '../message/grammar.ts';
import type { SipRequest } from '../message/message.ts';
import { userOf } from '../message/uri.ts';
import { type DigestParams, isDigest, parseDigestParams } from './auth-header.ts';
import { ALGORITHMS, type Algorithm, algorithmOf, digestResponse } from './digest.ts';
import { Nonces } from './nonces.ts';

/** H(user:realm:password) of an account in both algorithms, in hexadecimal. */
export interface Ha1s {
  readonly md5: string;
  readonly sha256: string;
}

export type DigestVerdict =
  | { readonly ok: true; readonly user: string }
  /** `stale`: the password is right, but the nonce old, unknown or used up: challenge again with `challenges(true)`. */
  | { readonly ok: false; readonly why: 'missing' | 'stale' | 'wrong' | 'malformed'; readonly user?: string };

export interface DigestVerifierOptions {
  readonly secret: string;
  readonly clock: Clock;
  readonly nonceLifetimeMs: number;
}

/** Room for a storm of 10,000 registrations and the calls after it; each entry is some 100 bytes. */
const MAX_COUNTED = 20_000;

type Credentials = {
  readonly user: string;
  readonly algorithm: Algorithm;
  readonly uri: string;
  readonly nonce: string;
  readonly nc: string;
  readonly cnonce: string;
  readonly response: string;
};

/** How a request's credentials are looked for. */
export interface DigestCheck {
  readonly realm: string;
  readonly header: 'Authorization' | 'Proxy-Authorization';
  /** The hashes of a user of the realm; undefined for one that does not exist, or whose password may not be tried now. */
  readonly lookup: (user: string) => Promise<Ha1s | undefined>;
}

/**
 * Digest authentication, the server's side (RFC 7616, RFC 8760; trust 4, 5), for any number of realms. A realm that does not
 * exist is challenged like one that does: who asks learns nothing.
 */
export class DigestVerifier {
  readonly #nonces: Nonces;
  /** Stands in for the account where there is none, so that unknown users cost the same work. */
  readonly #nobody: Ha1s;

  constructor({ secret, clock, nonceLifetimeMs }: DigestVerifierOptions) {
    this.#nonces = new Nonces({ clock, secret, lifetimeMs: nonceLifetimeMs, maxCounted: MAX_COUNTED });
    this.#nobody = { md5: randomBytes(16).toString('hex'), sha256: randomBytes(32).toString('hex') };
  }

  /**
   * Values for as many `WWW-Authenticate` or `Proxy-Authenticate` fields, the strongest first (RFC 8760 §2.4). They share a
   * nonce, as in RFC 7616 §3.9.1: whichever is answered, it counts once.
   * @param stale the password was right, the nonce was not
   * @param algorithms what is offered
   */
  challenges(realm: string, stale = false, algorithms: readonly Algorithm[] = ALGORITHMS): string[] {
    const nonce = this.#nonces.issue();
    const again = stale ? ', stale=true' : '';
    return algorithms.map((algorithm) => {
      return `Digest realm=${quotedString(realm)}, nonce="${nonce}", algorithm=${algorithm}, qop="auth"${again}`;
    });
  }

  /** Checks the credentials of a request. */
  async verify(request: SipRequest, { realm, header, lookup }: DigestCheck): Promise<DigestVerdict> {
    const given = request.headers.all(header).filter(isDigest).map(parseDigestParams);
    if (given.includes(undefined)) return { ok: false, why: 'malformed' };
    // Credentials of another scheme or realm are none to us: a proxy on the way may have asked for them.
    const params = given.find((each) => each?.['realm'] === realm);
    if (!params) return { ok: false, why: 'missing' };
    const credentials = credentialsIn(params);
    if (!credentials || !sameTarget(credentials.uri, request.uri)) return { ok: false, why: 'malformed' };
    const { user } = credentials;
    const account = await lookup(user);
    const right = isRight(credentials, request.method, account ?? this.#nobody);
    if (!right || !account) return { ok: false, why: 'wrong', user };
    // The nonce is looked at last: only who knows the password may take up memory, or learn that a nonce is stale.
    const fresh = this.#nonces.use(credentials.nonce, Number.parseInt(credentials.nc, 16));
    return fresh ? { ok: true, user } : { ok: false, why: 'stale', user };
  }
}

/** Credentials without qop carry no count and could be replayed; we offer qop, so they are refused (RFC 7616 §3.4). */
function credentialsIn(params: DigestParams): Credentials | undefined {
  const { username: user, uri, nonce, nc, cnonce, response, qop } = params;
  const algorithm = algorithmOf(params['algorithm']);
  if (user === undefined || uri === undefined || nonce === undefined || cnonce === undefined) return undefined;
  if (algorithm === undefined || qop !== 'auth' || response === undefined) return undefined;
  if (nc === undefined || !/^[\da-f]{8}$/i.test(nc)) return undefined;
  return { user, algorithm, uri, nonce, nc, cnonce, response };
}

/**
 * Whom a request is for is covered by the digest: credentials for one number may not be put onto another. Hosts are not
 * compared, because phones behind an outbound proxy write its address there.
 */
function sameTarget(digestUri: string, requestUri: string): boolean {
  const signed = userOf(digestUri);
  return signed === undefined || signed === userOf(requestUri);
}

function isRight(credentials: Credentials, method: string, { md5, sha256 }: Ha1s): boolean {
  const { algorithm } = credentials;
  const expected = Buffer.from(
    digestResponse(algorithm, algorithm === 'MD5' ? md5 : sha256, { ...credentials, method }),
  );
  const given = Buffer.from(credentials.response.toLowerCase());
  return given.length === expected.length && timingSafeEqual(given, expected);
}
