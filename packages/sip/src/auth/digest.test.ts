import { describe, expect, test } from 'vitest';
import { ManualClock } from '@wpm/kernel';
import { type SipRequest, makeRequest } from '../index.ts';
import { answerChallenge } from './answer-challenge.ts';
import { parseDigestParams } from './auth-header.ts';
import { type Algorithm, digestResponse, ha1 } from './digest.ts';
import { DigestVerifier } from './digest-verifier.ts';

const REALM = 'demo.local';
const PASSWORD = 'correct horse';
const LIFETIME = 60_000;

const HASHES = { md5: ha1('MD5', 'anna', REALM, PASSWORD), sha256: ha1('SHA-256', 'anna', REALM, PASSWORD) };
const lookup = (user: string) => Promise.resolve(user === 'anna' ? HASHES : undefined);

function invite(uri = 'sip:600@demo.local'): SipRequest {
  const party = { uri: 'sip:anna@demo.local', params: {} };
  return makeRequest({ method: 'INVITE', uri, from: party, to: party, callId: 'c', cseq: 1 });
}

function withCredentials(credentials: string, request = invite()): SipRequest {
  request.headers.set('Authorization', credentials);
  return request;
}

function setUp() {
  const clock = new ManualClock();
  const verifier = new DigestVerifier({ secret: 's', clock, nonceLifetimeMs: LIFETIME });
  const verify = (request: SipRequest) => verifier.verify(request, { realm: REALM, header: 'Authorization', lookup });
  return { clock, verifier, verify };
}

type Answered = { algorithm?: Algorithm; user?: string; password?: string; uri?: string };

function answer(
  verifier: DigestVerifier,
  { algorithm = 'SHA-256', user = 'anna', password = PASSWORD, uri = 'sip:600@demo.local' }: Answered = {},
): string {
  const challenge = verifier.challenges(REALM).find((each) => each.includes(`algorithm=${algorithm}`)) ?? '';
  const answered = answerChallenge(challenge, { method: 'INVITE', uri, user, password });
  if (!answered.ok) throw new Error(answered.error.code);
  return answered.value;
}

describe('the computation', () => {
  test.each<[Algorithm, string]>([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('gives the values of RFC 7616 §3.9.1 for %s', (algorithm, response) => {
    const user = ha1(algorithm, 'Mufasa', 'http-auth@example.org', 'Circle of Life');
    const input = {
      method: 'GET',
      uri: '/dir/index.html',
      nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
      nc: '00000001',
      cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    };
    expect(digestResponse(algorithm, user, input)).toBe(response);
  });
});

describe('challenges', () => {
  test('offer SHA-256 before MD5 with one nonce, and the next ones with another (as in RFC 7616 §3.9.1)', () => {
    const { verifier } = setUp();
    const [challenges, next] = [1, 2].map(() =>
      verifier.challenges(REALM).map((each) => parseDigestParams(each) ?? {}),
    );
    expect(challenges?.map(({ algorithm, realm, qop, stale }) => [algorithm, realm, qop, stale])).toEqual([
      ['SHA-256', REALM, 'auth', undefined],
      ['MD5', REALM, 'auth', undefined],
    ]);
    const nonces = [...(challenges ?? []), ...(next ?? [])].map(({ nonce }) => nonce);
    expect(new Set(nonces.slice(0, 2)).size).toBe(1);
    expect(new Set(nonces).size).toBe(2);
  });

  test('say stale where a right password came with a nonce that is no longer good', () => {
    expect(
      setUp()
        .verifier.challenges(REALM, true)
        .every((each) => each.endsWith('stale=true')),
    ).toBe(true);
  });

  test('are answered by the strongest algorithm offered, in whatever order', () => {
    const { verifier } = setUp();
    const answered = answerChallenge(verifier.challenges(REALM).toReversed(), {
      method: 'INVITE',
      uri: 'sip:h',
      user: 'anna',
      password: 'x',
    });
    expect(answered.ok && parseDigestParams(answered.value)?.['algorithm']).toBe('SHA-256');
  });

  test.each([
    'Bearer x',
    'Digest realm="r", nonce="n", algorithm=SHA-512, qop="auth"',
    'Digest realm="r", nonce="n", qop="auth-int"',
    'Digest realm="r',
  ])('that nobody can answer safely are refused: %s', (challenge) => {
    expect(answerChallenge(challenge, { method: 'A', uri: 'b', user: 'c', password: 'd' })).toEqual({
      ok: false,
      error: { code: 'auth/no-known-challenge' },
    });
  });

  test('without qop, as older proxies send them, are answered without one (RFC 2069 §2.4, its example)', () => {
    const challenge = 'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc"';
    const asked = { method: 'GET', uri: '/dir/index.html', user: 'Mufasa', password: 'CircleOfLife' };
    const answered = answerChallenge(challenge, asked);
    const params = answered.ok ? parseDigestParams(answered.value) : undefined;
    expect(params).toMatchObject({ response: '1949323746fe6a43ef61f9606e7febea', opaque: '5ccc' });
    expect([params?.['qop'], params?.['nc'], params?.['cnonce']]).toEqual([undefined, undefined, undefined]);
  });
});

describe('verifying', () => {
  test.each<Algorithm>(['MD5', 'SHA-256'])('the right password passes by %s', async (algorithm) => {
    const { verifier, verify } = setUp();
    expect(await verify(withCredentials(answer(verifier, { algorithm })))).toEqual({ ok: true, user: 'anna' });
  });

  test('a wrong password and an unknown user get the same answer', async () => {
    const { verifier, verify } = setUp();
    expect(await verify(withCredentials(answer(verifier, { password: 'x' })))).toEqual({
      ok: false,
      why: 'wrong',
      user: 'anna',
    });
    expect(await verify(withCredentials(answer(verifier, { user: 'eve' })))).toEqual({
      ok: false,
      why: 'wrong',
      user: 'eve',
    });
  });

  test('credentials are good once: a replay is stale, a higher count of the same nonce is not', async () => {
    const { verifier, verify } = setUp();
    const credentials = answer(verifier);
    const { nonce = '', cnonce = '' } = parseDigestParams(credentials) ?? {};
    const counted = (nc: string) => {
      const response = digestResponse('SHA-256', HASHES.sha256, {
        method: 'INVITE',
        uri: 'sip:600@demo.local',
        nonce,
        nc,
        cnonce,
      });
      return credentials.replace(/nc=\w+/, `nc=${nc}`).replace(/response="\w+"/, `response="${response}"`);
    };
    expect(await verify(withCredentials(credentials))).toEqual({ ok: true, user: 'anna' });
    expect(await verify(withCredentials(credentials))).toEqual({ ok: false, why: 'stale', user: 'anna' });
    expect(await verify(withCredentials(counted('0000000a')))).toEqual({ ok: true, user: 'anna' });
    expect(await verify(withCredentials(counted('00000009')))).toEqual({ ok: false, why: 'stale', user: 'anna' });
    expect(await verify(withCredentials(counted('00000000')))).toEqual({ ok: false, why: 'stale', user: 'anna' });
  });

  test('a count without the password behind it is wrong, never stale', async () => {
    const { verifier, verify } = setUp();
    const credentials = answer(verifier);
    await verify(withCredentials(credentials));
    expect(await verify(withCredentials(credentials.replace(/nc=\w+/, 'nc=00000002')))).toMatchObject({
      ok: false,
      why: 'wrong',
    });
  });

  test('a nonce is good for its lifetime', async () => {
    const { clock, verifier, verify } = setUp();
    const [early, late] = [answer(verifier), answer(verifier)];
    clock.advance(LIFETIME);
    expect(await verify(withCredentials(early))).toMatchObject({ ok: true });
    clock.advance(1);
    expect(await verify(withCredentials(late))).toEqual({ ok: false, why: 'stale', user: 'anna' });
  });

  test('a nonce of our own making only: of another process, or touched, it is stale', async () => {
    const { verify } = setUp();
    expect(await verify(withCredentials(answer(setUp().verifier)))).toMatchObject({ ok: false, why: 'stale' });
    const forged = answerChallenge(`Digest realm="${REALM}", nonce="AAAA", algorithm=MD5, qop="auth"`, {
      method: 'INVITE',
      uri: 'sip:600@demo.local',
      user: 'anna',
      password: PASSWORD,
    });
    expect(await verify(withCredentials(forged.ok ? forged.value : ''))).toMatchObject({ ok: false, why: 'stale' });
  });

  test('no credentials, those of another scheme and those of another realm are missing', async () => {
    const { verifier, verify } = setUp();
    expect(await verify(invite())).toEqual({ ok: false, why: 'missing' });
    expect(await verify(withCredentials('NoOneKnowsThisScheme opaque-data=here'))).toEqual({
      ok: false,
      why: 'missing',
    });
    expect(await verify(withCredentials(answer(verifier).replace(REALM, 'elsewhere')))).toEqual({
      ok: false,
      why: 'missing',
    });
  });

  test.each([
    [/qop=auth, /, ''],
    [/nc=\w+/, 'nc=1'],
    [/algorithm=SHA-256/, 'algorithm=SHA-1'],
    [/cnonce="\w+"/, 'x=y'],
    [/username="anna"/, 'username="anna'],
    [/username="anna"/, 'username="anna", username="jan"'],
  ])('credentials that lack what replay protection needs, or cannot be read, are malformed: %s', async (from, to) => {
    const { verifier, verify } = setUp();
    expect(await verify(withCredentials(answer(verifier).replace(from, to)))).toEqual({ ok: false, why: 'malformed' });
  });

  test('credentials for one number are none for another, whatever host the phone wrote', async () => {
    const { verifier, verify } = setUp();
    const premium = invite('sip:0900123@demo.local');
    expect(await verify(withCredentials(answer(verifier), premium))).toEqual({ ok: false, why: 'malformed' });
    expect(await verify(withCredentials(answer(verifier, { uri: 'sip:600@127.0.0.1:5060' })))).toMatchObject({
      ok: true,
    });
    expect(await verify(withCredentials(answer(verifier, { uri: 'sip:127.0.0.1:5060' })))).toMatchObject({ ok: true });
  });

  test('one method is not another', async () => {
    const { verifier, verify } = setUp();
    expect(await verify({ ...withCredentials(answer(verifier)), method: 'REGISTER' })).toMatchObject({
      ok: false,
      why: 'wrong',
    });
  });
});
