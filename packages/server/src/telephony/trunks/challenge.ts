import type { Refusal } from '@wpm/directory';
import { type Result, ok, refuse } from '@wpm/kernel';
import { type SipRequest, type SipResponse, answerChallenge, parseDigestParams } from '@wpm/sip';

/** What a trunk's challenges may be answered with. */
export type Credentials = {
  readonly user: string;
  readonly password: string;
  /** The one realm whose challenges are answered (trust 6). */
  readonly realm: string;
};

export type Answer = { readonly name: 'Authorization' | 'Proxy-Authorization'; readonly value: string };

/** Why a challenge stays unanswered. */
export type NoAnswer = Refusal & { readonly code: 'trunk/unanswered-challenge' };

/** Whether the response asks for credentials (RFC 3261 §22). */
export const isChallenge = ({ status }: SipResponse): boolean => status === 401 || status === 407;

/** Whether the far end says that only the nonce was old (RFC 7616 §3.3). */
export function isStale(response: SipResponse): boolean {
  return challengesOf(response).some((value) => parseDigestParams(value)?.['stale']?.toLowerCase() === 'true');
}

/**
 * The header field that answers a challenge, by the strongest algorithm offered for the trunk's realm. Challenges of any
 * other realm never see a digest of ours: somebody on the way could have put them there to try passwords on at leisure.
 */
export function answerFor(
  response: SipResponse,
  { method, uri }: Pick<SipRequest, 'method' | 'uri'>,
  credentials: Credentials | null,
): Result<Answer, NoAnswer> {
  const challenges = challengesOf(response);
  if (credentials === null) return no(response, 'no-password');
  const ours = challenges.filter((value) => realmOf(value) === credentials.realm);
  const [foreign] = challenges.map(realmOf);
  if (ours.length === 0) return no(response, 'foreign-realm', foreign);
  const answered = answerChallenge(ours, { method, uri, user: credentials.user, password: credentials.password });
  if (!answered.ok) return no(response, 'no-known-challenge');
  return ok({ name: response.status === 401 ? 'Authorization' : 'Proxy-Authorization', value: answered.value });
}

const realmOf = (challenge: string): string | undefined => parseDigestParams(challenge)?.['realm'];

const challengesOf = ({ status, headers }: SipResponse): readonly string[] =>
  headers.all(status === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate');

function no({ status, reason }: SipResponse, why: Refusal['why'], realm: string | null = null) {
  return refuse({ code: 'trunk/unanswered-challenge' as const, why, status, words: reason, realm });
}
