import { randomBytes } from 'node:crypto';
import { type Result, ok, refuse } from '@wpm/kernel';
import { quotedString } from '../message/grammar.ts';
import { type DigestParams, parseDigestParams } from './auth-header.ts';
import { ALGORITHMS, type Algorithm, algorithmOf, digestResponse, digestResponseWithoutQop, ha1 } from './digest.ts';

export interface ChallengeAnswer {
  readonly method: string;
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/**
 * The `Authorization` value that answers a challenge, by the strongest algorithm offered (RFC 7616 §3.4, RFC 8760 §2.4).
 * @param challenges the values of all `WWW-Authenticate` (or `Proxy-Authenticate`) fields of the response
 */
export function answerChallenge(
  challenges: string | readonly string[],
  { method, uri, user, password }: ChallengeAnswer,
): Result<string, { readonly code: 'auth/no-known-challenge' }> {
  const challenge = strongest(typeof challenges === 'string' ? [challenges] : challenges);
  const { realm, nonce } = challenge ?? {};
  const algorithm = algorithmOf(challenge?.['algorithm']);
  if (realm === undefined || nonce === undefined || algorithm === undefined)
    return refuse({ code: 'auth/no-known-challenge' });
  const userHash = ha1(algorithm, user, realm, password);
  const opaque = challenge?.['opaque'];
  const parts = [
    `username=${quotedString(user)}`,
    `realm=${quotedString(realm)}`,
    `nonce=${quotedString(nonce)}`,
    `uri=${quotedString(uri)}`,
    `algorithm=${algorithm}`,
    ...proofOf(algorithm, userHash, { method, uri, nonce, hasQop: challenge?.['qop'] !== undefined }),
    ...(opaque === undefined ? [] : [`opaque=${quotedString(opaque)}`]),
  ];
  return ok(`Digest ${parts.join(', ')}`);
}

/** RFC 3261 §22.4: a challenge without `qop` is answered without one, and then without `cnonce` and `nc`. */
function proofOf(
  algorithm: Algorithm,
  userHash: string,
  { hasQop, ...asked }: { method: string; uri: string; nonce: string; hasQop: boolean },
): readonly string[] {
  if (!hasQop) return [`response="${digestResponseWithoutQop(algorithm, userHash, asked)}"`];
  const cnonce = randomBytes(12).toString('hex');
  const response = digestResponse(algorithm, userHash, { ...asked, nc: FIRST, cnonce });
  return [`response="${response}"`, 'qop=auth', `nc=${FIRST}`, `cnonce="${cnonce}"`];
}

/** Every answer is the first use of its nonce. */
const FIRST = '00000001';

function strongest(challenges: readonly string[]): DigestParams | undefined {
  const usable = challenges
    .map(parseDigestParams)
    .filter((params) => params?.['qop'] === undefined || params['qop'].split(/\s*,\s*/).includes('auth'));
  for (const algorithm of ALGORITHMS) {
    const found = usable.find((params) => algorithmOf(params?.['algorithm']) === algorithm);
    if (found) return found;
  }
  return undefined;
}
