import { hash as hashOnce } from 'node:crypto';

/** Offered in this order: SHA-256 (RFC 8760), and MD5 because JsSIP and most desk phones know nothing else. */
export const ALGORITHMS = ['SHA-256', 'MD5'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** H(user:realm:password), in hexadecimal: what is stored in place of a password (RFC 7616 §3.4.2). */
export function ha1(algorithm: Algorithm, user: string, realm: string, password: string): string {
  return hash(algorithm, `${user}:${realm}:${password}`);
}

/** What a response is computed from. */
export interface DigestInput {
  readonly method: string;
  readonly uri: string;
  readonly nonce: string;
  /** Nonce count, 8 hexadecimal digits. */
  readonly nc: string;
  readonly cnonce: string;
}

/** The `response` parameter for qop=auth, in hexadecimal (RFC 7616 §3.4.1). */
export function digestResponse(algorithm: Algorithm, userHash: string, input: DigestInput): string {
  const ha2 = hash(algorithm, `${input.method}:${input.uri}`);
  return hash(algorithm, `${userHash}:${input.nonce}:${input.nc}:${input.cnonce}:auth:${ha2}`);
}

/**
 * The `response` parameter for a challenge without `qop`, in hexadecimal: RFC 2069, which RFC 3261 §22.4 still has clients answer.
 * Many carriers' proxies send no `qop`. We never challenge so ourselves.
 */
export function digestResponseWithoutQop(
  algorithm: Algorithm,
  userHash: string,
  { method, uri, nonce }: Pick<DigestInput, 'method' | 'uri' | 'nonce'>,
): string {
  return hash(algorithm, `${userHash}:${nonce}:${hash(algorithm, `${method}:${uri}`)}`);
}

/** The algorithm a header names; MD5 where it names none (RFC 7616 §3.3), undefined for one we do not have. */
export function algorithmOf(name: string | undefined): Algorithm | undefined {
  return name === undefined ? 'MD5' : ALGORITHMS.find((each) => each === name.toUpperCase());
}

function hash(algorithm: Algorithm, text: string): string {
  return hashOnce(algorithm === 'MD5' ? 'md5' : 'sha256', text);
}
