import { ManualClock, silentLog } from '@wpm/kernel';
import { type Flow, type SipRequest, type SipResponse, answerChallenge, ha1, makeRequest } from '@wpm/sip';
import type { SipIdentityRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { SipAuthority, type SipAuthorityDeps } from './sip-authority.ts';
import { type SipIdentity, placeOfSession } from './sip-identity.ts';

const DOMAIN = 'demo.local';
const PASSWORD = 'correct horse';

const ROW: SipIdentityRow = {
  authUser: 'k7station',
  owner: { kind: 'station', id: 'station' },
  enabled: true,
  md5: ha1('MD5', 'k7station', DOMAIN, PASSWORD),
  sha256: ha1('SHA-256', 'k7station', DOMAIN, PASSWORD),
  account: {
    id: 'anna',
    tenantId: 'tenant',
    domain: DOMAIN,
    login: 'anna',
    displayName: 'Anna',
    kind: 'uc',
    extension: '101',
    directNumber: null,
    roles: [],
    passwordHash: '',
    disabled: false,
    webphoneSeat: true,
    permissions: [],
    mayHearOwnRecordings: true,
    callWaiting: true,
    supervisedCampaignIds: null,
  },
};

const SESSION: SipIdentity = {
  aor: 'sip:anna@demo.local',
  accountId: 'anna',
  tenantId: 'tenant',
  authUser: 'anna',
  place: placeOfSession('session'),
};

function flow(address: string, port = 5062, transport: Flow['transport'] = 'udp'): Flow {
  const local = { address: '192.0.2.1', port: 5060 };
  return { id: `${transport} ${address} ${port}`, transport, open: true, remote: { address, port }, local };
}

const HOME = flow('198.51.100.7');
const ATTACKER = flow('203.0.113.9');

function setUp(change: Partial<SipAuthorityDeps> = {}) {
  const clock = new ManualClock();
  const outcomes: string[] = [];
  const lookups: string[] = [];
  const authority = new SipAuthority({
    clock,
    log: silentLog,
    secret: 's',
    byAuthUser: async (user) => {
      lookups.push(user);
      return user === ROW.authUser ? ROW : undefined;
    },
    byAccessToken: async (token) => (token === 'good' ? SESSION : undefined),
    barred: async () => undefined,
    proven: () => undefined,
    authorizationServer: undefined,
    opener: () => undefined,
    onAuthenticated: (outcome) => outcomes.push(outcome),
    ...change,
  });
  const ask = async (from: Flow, request: SipRequest) => {
    const responses: SipResponse[] = [];
    const respond = (response: SipResponse) => responses.push(response);
    const answers = { respond, respondStateless: respond };
    const identity = await authority.identify({ request, flow: from, ...answers, onCancel: () => {} });
    return { identity, response: responses[0] };
  };
  /** Asks, and answers the challenge. */
  const signIn = async (from: Flow, { user = ROW.authUser, password = PASSWORD, domain = DOMAIN } = {}) => {
    const { response } = await ask(from, register(domain));
    const challenges = response?.headers.all('WWW-Authenticate') ?? [];
    const answer = answerChallenge(challenges, { method: 'REGISTER', uri: `sip:${domain}`, user, password });
    return ask(from, register(domain, answer.ok ? answer.value : ''));
  };
  return { clock, authority, outcomes, lookups, ask, signIn };
}

let calls = 0;

function register(domain: string, authorization?: string, callId = `${++calls}`, cseq = 1): SipRequest {
  const party = { uri: `sip:anna@${domain}`, params: {} };
  return makeRequest({
    method: 'REGISTER',
    uri: `sip:${domain}`,
    from: party,
    to: party,
    callId,
    cseq,
    headers: authorization === undefined ? [] : [['Authorization', authorization]],
  });
}

/** What a stranger sees of an answer: everything but the chance in it. */
const seen = (response: SipResponse | undefined, domain: string) => [
  response?.status,
  response?.reason,
  [...(response?.headers ?? [])].flatMap(([name, value]) =>
    name === 'Call-ID' ? [] : [`${name}: ${value.replaceAll(domain, 'DOMAIN').replace(/nonce="[^"]*"/, 'nonce')}`],
  ),
];

test('the right password proves the user, by whatever algorithm is offered', async () => {
  const { signIn, outcomes } = setUp();
  expect((await signIn(HOME)).identity).toMatchObject({ aor: 'sip:anna@demo.local', place: { owner: 'station' } });
  expect(outcomes).toEqual(['challenged', 'ok']);
});

test('an unknown domain, an unknown user and a wrong password look the same, before and after the challenge', async () => {
  const known = await setUp().ask(ATTACKER, register(DOMAIN));
  const unknown = await setUp().ask(ATTACKER, register('nowhere.example'));
  expect(seen(unknown.response, 'nowhere.example')).toEqual(seen(known.response, DOMAIN));
  const tries = [
    { password: 'x' },
    { user: 'eve' },
    { domain: 'nowhere.example' },
    { user: 'eve', domain: '10.0.0.1' },
  ];
  const answers = await Promise.all(
    tries.map(async (each) => seen((await setUp().signIn(ATTACKER, each)).response, each.domain ?? DOMAIN)),
  );
  expect(answers[0]?.[0]).toBe(401);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('a stranger without credentials costs no look-up, one with them costs one whoever it is', async () => {
  const { ask, signIn, lookups } = setUp();
  await ask(ATTACKER, register(DOMAIN));
  expect(lookups).toEqual([]);
  await signIn(ATTACKER, { password: 'x' });
  await signIn(ATTACKER, { user: 'eve' });
  expect(lookups).toEqual([ROW.authUser, 'eve']);
});

test('a cracker has ten tries; the eleventh is not even looked at, right or wrong, known user or not', async () => {
  const { clock, authority, signIn, lookups } = setUp();
  for (const user of [ROW.authUser, 'eve']) {
    lookups.length = 0;
    const statuses = [];
    for (let count = 0; count < 12; count++) {
      statuses.push((await signIn(ATTACKER, { user, password: `${count}` })).response?.status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 403, 403]);
    expect(lookups).toHaveLength(10);
  }
  const locked = await signIn(ATTACKER);
  expect(locked.identity).toBeUndefined();
  expect(locked.response?.headers.get('Retry-After')).toBe('90');
  expect(locked.response?.headers.get('Warning')).toContain('Too many wrong passwords');
  expect(authority.locked).toBe(2);
  clock.advance(90_000);
  expect((await signIn(ATTACKER)).identity).toBeDefined();
});

test('nobody is locked out by the guesses of another: neither elsewhere nor on the way the phone is known by', async () => {
  const { authority, signIn } = setUp();
  const tcp = flow('198.51.100.8', 40_000, 'tcp');
  await signIn(HOME);
  await signIn(tcp);
  for (const guesser of [ATTACKER, flow('198.51.100.7', 6_666), flow('198.51.100.8', 41_000, 'udp')]) {
    for (let count = 0; count < 15; count++) await signIn(guesser, { password: 'x' });
  }
  expect(authority.locked).toBe(3);
  // The phone's connection broke: it comes back by another port.
  expect((await signIn(flow('198.51.100.8', 40_001, 'tcp'))).identity).toBeDefined();
  expect((await signIn(flow('192.0.2.200'))).identity).toBeDefined();
  expect((await signIn(flow('198.51.100.7', 6_666))).response?.status).toBe(403);
});

test('a phone that just registered keeps its way although somebody guesses behind the same address', async () => {
  const { signIn } = setUp();
  await signIn(HOME);
  for (let count = 0; count < 15; count++) await signIn(flow(HOME.remote.address, 6_666), { password: 'x' });
  expect((await signIn(HOME)).identity).toBeDefined();
});

test('who tries many users is locked out of all it has not tried', async () => {
  const { signIn, lookups } = setUp();
  for (let index = 0; index < 30; index++) await signIn(ATTACKER, { user: `user${index}` });
  expect(lookups).toHaveLength(20);
  expect((await signIn(ATTACKER)).response?.status).toBe(403);
});

test('a connection opened with the ticket of one user proves no other', async () => {
  const { signIn } = setUp({ opener: () => ({ ...SESSION, accountId: 'jan' }) });
  expect((await signIn(HOME)).response?.status).toBe(403);
});

test('who may not use telephony is told why, with the code for machines and words for people', async () => {
  const refusal = { status: 403, code: 'session/licence-expired', text: 'A licence has expired.' };
  const { response } = await setUp({ barred: async () => refusal }).signIn(HOME);
  expect([response?.status, response?.headers.get('Reason'), response?.headers.get('Warning')]).toEqual([
    403,
    'SIP;cause=403;text="session/licence-expired"',
    '399 wpm "A licence has expired."',
  ]);
});

test('while the database is away nobody is refused for good, and nobody is locked', async () => {
  const { authority, signIn } = setUp({ byAuthUser: () => Promise.reject(new Error('away')) });
  for (let count = 0; count < 15; count++) {
    const { response } = await signIn(HOME);
    expect([response?.status, response?.headers.get('Retry-After')]).toEqual([503, '5']);
  }
  expect(authority.locked).toBe(0);
});

test('an access token of the API proves its user, over TLS and from this machine only (RFC 8898)', async () => {
  const { ask, lookups } = setUp({ authorizationServer: 'https://phone.example/api/v1/sessions' });
  const [tls, loopback] = [flow('198.51.100.7', 1, 'tls'), flow('127.0.0.1', 1)];
  for (const safe of [tls, loopback]) {
    expect((await ask(safe, register(DOMAIN, 'Bearer good'))).identity).toEqual(SESSION);
  }
  const refused = await ask(tls, register(DOMAIN, 'Bearer bad'));
  expect(refused.response?.headers.all('WWW-Authenticate').at(-1)).toBe(
    'Bearer realm="demo.local", authz_server="https://phone.example/api/v1/sessions", scope="sip", error="invalid_token"',
  );
  const schemesAt = async (from: Flow) => {
    const { response } = await ask(from, register(DOMAIN));
    return response?.headers.all('WWW-Authenticate').map((each) => each.split(' ')[0]);
  };
  expect(await schemesAt(tls)).toEqual(['Digest', 'Digest']);
  expect(await schemesAt(flow('198.51.100.7', 1, 'wss'))).toEqual(['Digest', 'Digest']);
  const open = await ask(HOME, register(DOMAIN, 'Bearer good'));
  expect([open.identity, open.response?.status]).toEqual([undefined, 401]);
  expect(open.response?.headers.all('WWW-Authenticate').every((each) => each.startsWith('Digest'))).toBe(true);
  expect(lookups).toEqual([]);
});

const algorithmsIn = (response: SipResponse | undefined) =>
  response?.headers.all('WWW-Authenticate').map((each) => /algorithm=([\w-]+)/.exec(each)?.[1]);

test('a phone that stumbles over SHA-256 is offered MD5 alone when it comes back, and along its flow from then on', async () => {
  const { ask } = setUp();
  expect(algorithmsIn((await ask(HOME, register(DOMAIN, undefined, 'old'))).response)).toEqual(['SHA-256', 'MD5']);
  // A copy of the request, come because the challenge was late or lost, says nothing of its phone.
  expect(algorithmsIn((await ask(HOME, register(DOMAIN, undefined, 'old'))).response)).toEqual(['SHA-256', 'MD5']);
  expect(algorithmsIn((await ask(HOME, register(DOMAIN, undefined, 'old', 2))).response)).toEqual(['MD5']);
  expect(algorithmsIn((await ask(HOME, register(DOMAIN, undefined, 'its call'))).response)).toEqual(['MD5']);
  expect(algorithmsIn((await ask(ATTACKER, register(DOMAIN, undefined, 'other'))).response)).toEqual([
    'SHA-256',
    'MD5',
  ]);
});

test('a phone that answers is offered SHA-256 again and again, also when it asks without credentials first', async () => {
  const { ask } = setUp();
  const { response } = await ask(HOME, register(DOMAIN, undefined, 'refresh'));
  const line = { method: 'REGISTER', uri: `sip:${DOMAIN}`, user: ROW.authUser, password: PASSWORD };
  const answer = answerChallenge(response?.headers.all('WWW-Authenticate') ?? [], line);
  await ask(HOME, register(DOMAIN, answer.ok ? answer.value : '', 'refresh'));
  expect(algorithmsIn((await ask(HOME, register(DOMAIN, undefined, 'refresh'))).response)).toEqual(['SHA-256', 'MD5']);
});
