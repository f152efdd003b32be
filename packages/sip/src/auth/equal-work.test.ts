import type * as crypto from 'node:crypto';
import { ManualClock } from '@wpm/kernel';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeRequest } from '../index.ts';
import { answerChallenge } from './answer-challenge.ts';
import { type Algorithm, ha1 } from './digest.ts';
import { DigestVerifier } from './digest-verifier.ts';

/*
 * That nobody learns from the time an answer takes whether a user exists is held here by what takes time: every operation of
 * cryptography, in order, with its algorithm and how much it had to work on.
 */
const work = vi.hoisted((): string[] => []);

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof crypto>();
  return {
    ...real,
    hash: (algorithm: string, text: string) => {
      work.push(`hash ${algorithm} ${text.length}`);
      return real.hash(algorithm, text);
    },
    timingSafeEqual: (one: Uint8Array, other: Uint8Array) => {
      work.push(`compare ${one.length}`);
      return real.timingSafeEqual(one, other);
    },
    createHmac: (...given: Parameters<typeof crypto.createHmac>) => {
      work.push('seal');
      return real.createHmac(...given);
    },
    randomBytes: (size: number) => {
      work.push(`random ${size}`);
      return real.randomBytes(size);
    },
  };
});

const REALM = 'demo.local';
const URI = 'sip:600@demo.local';
const hashes = (user: string) => ({
  md5: ha1('MD5', user, REALM, 'right'),
  sha256: ha1('SHA-256', user, REALM, 'right'),
});

const verifier = new DigestVerifier({ secret: 's', clock: new ManualClock(), nonceLifetimeMs: 60_000 });

/** Everything a try costs, from the lookup to the challenge that follows it, and the lookups made. */
async function workOf(user: string, algorithm: Algorithm, password: string) {
  const challenge = verifier.challenges(REALM).find((each) => each.includes(`algorithm=${algorithm}`)) ?? '';
  const answer = answerChallenge(challenge, { method: 'INVITE', uri: URI, user, password });
  const party = { uri: `sip:${user}@demo.local`, params: {} };
  const request = makeRequest({ method: 'INVITE', uri: URI, from: party, to: party, callId: 'c', cseq: 1 });
  request.headers.set('Authorization', answer.ok ? answer.value : '');
  const known = hashes('anna');
  const lookups: string[] = [];
  const lookup = async (asked: string) => {
    lookups.push(asked);
    return asked === 'anna' ? known : undefined;
  };
  work.length = 0;
  const verdict = await verifier.verify(request, { realm: REALM, header: 'Authorization', lookup });
  verifier.challenges(REALM);
  return { verdict, work: [...work], lookups: lookups.length };
}

beforeEach(() => {
  work.length = 0;
});

test.each<Algorithm>(['MD5', 'SHA-256'])(
  'by %s an unknown user costs the work of a wrong password, no more, no less',
  async (algorithm) => {
    const wrong = await workOf('anna', algorithm, 'wrong');
    const nobody = await workOf('nemo', algorithm, 'wrong');
    expect([wrong.verdict, nobody.verdict]).toEqual([
      { ok: false, why: 'wrong', user: 'anna' },
      { ok: false, why: 'wrong', user: 'nemo' },
    ]);
    expect(wrong.work.filter((each) => each.startsWith('hash'))).toHaveLength(2);
    expect(wrong.work).toContain(algorithm === 'MD5' ? 'compare 32' : 'compare 64');
    expect(nobody.work).toEqual(wrong.work);
    expect([wrong.lookups, nobody.lookups]).toEqual([1, 1]);
  },
);

test('the nonce is looked at only once the password was right: its seal says nothing to who guesses', async () => {
  const right = await workOf('anna', 'MD5', 'right');
  const wrong = await workOf('anna', 'MD5', 'wrong');
  expect(right.verdict).toEqual({ ok: true, user: 'anna' });
  // Two challenges with one sealed nonce follow in both cases.
  expect([right, wrong].map((each) => each.work.filter((one) => one === 'seal').length)).toEqual([2, 1]);
});
