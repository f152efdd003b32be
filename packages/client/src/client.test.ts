import { expect, test } from 'vitest';
import { type Client, type Exclusively, createClient } from './index.ts';

const ACCOUNT = {
  id: '0192f7a0-0000-7000-8000-000000000001',
  login: 'anna',
  domain: 'demo.local',
  displayName: 'Anna Nowak',
  kind: 'uc',
  timeZone: 'Europe/Warsaw',
  extension: '101',
  directNumber: '+48221234567',
  roles: [],
  permissions: [],
  mayHearOwnRecordings: true,
  rights: ['calls:make'],
} as const;

type Seen = { method: string; path: string; body: unknown; token: string | null };
type Handler = (seen: Seen) => Response | Promise<Response>;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const problem = (status: number, code: string, more: object = {}) =>
  json({ type: 'about:blank', title: 'refused', status, code, ...more }, status);
const session = (accessToken: string, livesMs = 600_000) => ({
  accessToken,
  accessTokenExpiresAt: new Date(Date.now() + livesMs).toISOString(),
  account: ACCOUNT,
});

function platform(handler: Handler, exclusively?: Exclusively): { client: Client; seen: Seen[] } {
  const seen: Seen[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const request: Seen = {
      method: init?.method ?? 'GET',
      path: new Request(url).url,
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      token: new Headers(init?.headers).get('authorization'),
    };
    seen.push(request);
    return handler(request);
  };
  const turns = exclusively === undefined ? {} : { exclusively };
  return { client: createClient({ baseUrl: 'http://platform.test', app: 'phone', fetch, ...turns }), seen };
}

const signIn = (client: Client) => client.signIn({ login: 'anna', domain: 'demo.local', password: 'secret' });

test('logging in sends the app with the fields and keeps the token for what follows', async () => {
  const { client, seen } = platform((r) => json(r.path.endsWith('/sessions') ? session('one') : ACCOUNT));
  expect(client.session.getState()).toEqual({ kind: 'unknown' });
  expect(await signIn(client)).toMatchObject({ ok: true });
  expect(seen[0]).toMatchObject({
    method: 'POST',
    path: 'http://platform.test/api/v1/sessions',
    token: null,
    body: { app: 'phone', login: 'anna', domain: 'demo.local', password: 'secret' },
  });
  expect(client.session.getState()).toMatchObject({ kind: 'signed-in', account: { login: 'anna' } });
  expect(await client.getMe({})).toEqual({ ok: true, value: ACCOUNT });
  expect(seen[1]).toMatchObject({ method: 'GET', token: 'Bearer one', body: undefined });
});

test('a refused login is data with its code, fields and waiting time, and leaves nobody logged in', async () => {
  const { client } = platform(() =>
    problem(429, 'session/too-many-attempts', { retryAfter: 30, fields: { login: 'x' } }),
  );
  expect(await signIn(client)).toEqual({
    ok: false,
    error: { code: 'session/too-many-attempts', status: 429, retryAfter: 30, fields: { login: 'x' } },
  });
  expect(client.session.getState()).toEqual({ kind: 'unknown' });
});

test('why each field is wrong and what hangs on a thing come with the refusal', async () => {
  const dependents = [{ kind: 'campaign', id: ACCOUNT.id, name: 'Infolinia', field: 'members.0.accountId' }];
  const answers = [
    problem(400, 'request/invalid', { reasons: { 'settings.login': 'wrong-format' } }),
    problem(409, 'item/in-use', { dependents }),
  ];
  const { client } = platform(() => answers.shift() ?? json({}));
  expect(await client.getAccount({ id: ACCOUNT.id })).toEqual({
    ok: false,
    error: { code: 'request/invalid', status: 400, reasons: { 'settings.login': 'wrong-format' } },
  });
  expect(await client.removeAccount({ id: ACCOUNT.id })).toEqual({
    ok: false,
    error: { code: 'item/in-use', status: 409, dependents },
  });
});

test('path parameters leave the body, the rest of a GET goes into the query', async () => {
  const { client, seen } = platform((r) =>
    r.method === 'GET' ? json({ items: [], next: null }) : json({ url: '/x', expiresAt: new Date(0).toISOString() }),
  );
  await client.listMyCalls({ limit: 20, after: 'a b&c' });
  await client.openRecording({ recordingId: ACCOUNT.id, purpose: 'download' });
  expect(seen[0]).toMatchObject({ path: 'http://platform.test/api/v1/me/calls?limit=20&after=a+b%26c' });
  expect(seen[1]).toMatchObject({
    path: `http://platform.test/api/v1/recordings/${ACCOUNT.id}/link`,
    body: { purpose: 'download' },
  });
});

test('a number is a path parameter as a text is', async () => {
  const { client, seen } = platform(() => problem(404, 'request/not-found'));
  await client.getCallClassification({ callId: ACCOUNT.id, part: 2 });
  expect(seen.at(-1)?.path).toBe(`http://platform.test/api/v1/calls/${ACCOUNT.id}/parts/2/classification`);
});

test('a network that fails, a page instead of JSON and a gateway of a platform that is down are told apart', async () => {
  const answers: Handler[] = [
    () => Promise.reject(new TypeError('failed to fetch')),
    () => new Response('<html>hotel wifi</html>'),
    () => new Response('<html>bad gateway</html>', { status: 502 }),
    () => json({ error: 'not ours' }, 400),
  ];
  const { client } = platform((r) => (answers.shift() ?? (() => json(r)))(r));
  const codes = [];
  for (let i = 0; i < 4; i++) {
    const answer = await client.getMe({});
    codes.push(answer.ok ? 'ok' : answer.error.code);
  }
  expect(codes).toEqual(['network/unreachable', 'network/garbled', 'network/unreachable', 'network/garbled']);
});

test('what a newer platform says beyond the contract is dropped, what it leaves out is garbled', async () => {
  const broken = { ...ACCOUNT, login: 7 };
  const bodies = [{ ...ACCOUNT, moodOfTheDay: 'fine' }, broken];
  const { client } = platform(() => json(bodies.shift()));
  expect(await client.getMe({})).toEqual({ ok: true, value: ACCOUNT });
  expect(await client.getMe({})).toEqual({ ok: false, error: { code: 'network/garbled', status: 0 } });
});

test('a code only a newer platform knows becomes a fault of the platform', async () => {
  const { client } = platform(() => problem(409, 'session/on-the-moon'));
  expect(await client.getMe({})).toMatchObject({ ok: false, error: { code: 'platform/fault', status: 409 } });
});

test('any number of requests with a dead token refresh it once and are sent again once', async () => {
  const { client, seen } = platform((r) => {
    if (r.path.endsWith('/sessions')) return json(session('old'));
    if (r.path.endsWith('/refresh')) return json(session('new'));
    return r.token === 'Bearer new' ? json(ACCOUNT) : problem(401, 'session/required');
  });
  await signIn(client);
  const answers = await Promise.all([client.getMe({}), client.getMe({}), client.getMe({})]);
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(seen.filter((r) => r.path.endsWith('/refresh'))).toHaveLength(1);
  expect(seen.filter((r) => r.path.endsWith('/me'))).toHaveLength(6);
});

test('a token about to die is renewed before it is sent', async () => {
  const { client, seen } = platform((r) => {
    if (r.path.endsWith('/sessions')) return json(session('dying', 10_000));
    return json(r.path.endsWith('/refresh') ? session('fresh') : ACCOUNT);
  });
  await signIn(client);
  await client.getMe({});
  expect(seen.map((r) => r.token)).toEqual([null, null, 'Bearer fresh']);
});

test("a device whose clock is an hour wrong measures the token's life by the platform's clock", async () => {
  const theirs = Date.now() + 3_600_000;
  const { client, seen } = platform((r) => {
    if (!r.path.endsWith('/sessions')) return json(ACCOUNT);
    const expires = new Date(theirs + 10_000).toISOString();
    return json({ ...session('x'), accessTokenExpiresAt: expires }, 200, { date: new Date(theirs).toUTCString() });
  });
  await signIn(client);
  await client.getMe({});
  expect(seen[1]?.path).toMatch(/refresh$/);
});

test('a session that ended elsewhere logs out and says why; the request is not repeated for ever', async () => {
  const { client, seen } = platform((r) =>
    r.path.endsWith('/sessions') ? json(session('one')) : problem(401, 'session/ended'),
  );
  await signIn(client);
  expect(await client.getMe({})).toMatchObject({ ok: false, error: { code: 'session/ended' } });
  expect(client.session.getState()).toEqual({ kind: 'signed-out', why: 'session/ended' });
  expect(seen).toHaveLength(3);
});

test('who is told where their user went on still is after requests that were on their way meanwhile', async () => {
  const takenOver = { userAgent: 'Chrome, Linux', at: '2026-12-01T10:00:00.000Z' };
  let refreshes = 0;
  const refusedRefresh = () =>
    refreshes++ === 0 ? problem(401, 'session/taken-over', { takenOver }) : problem(401, 'session/required');
  const lateAnswer = Promise.withResolvers<void>();
  const { client } = platform(async (r) => {
    if (r.path.endsWith('/sessions')) return json(session('one'));
    if (r.path.endsWith('/refresh')) return refusedRefresh();
    if (r.path.endsWith('/breaks')) await lateAnswer.promise;
    return problem(401, 'session/ended');
  });
  await signIn(client);
  const late = client.listMyBreaks({});
  await client.getMe({});
  const told = { kind: 'signed-out', why: 'session/taken-over', takenOver };
  expect(client.session.getState()).toEqual(told);
  lateAnswer.resolve();
  expect(await late).toMatchObject({ ok: false });
  expect(refreshes).toBe(2);
  expect(client.session.getState()).toEqual(told);
});

test('a refresh the network ate leaves the session as it was', async () => {
  const { client } = platform((r) => {
    if (r.path.endsWith('/sessions')) return json(session('dying', 1_000));
    throw new TypeError('offline');
  });
  await signIn(client);
  expect(await client.getMe({})).toMatchObject({ ok: false, error: { code: 'network/unreachable' } });
  expect(client.session.getState()).toMatchObject({ kind: 'signed-in' });
});

test('restoring without a cookie is no error to speak of', async () => {
  const { client } = platform(() => problem(401, 'session/required'));
  expect(await client.session.restore()).toMatchObject({ ok: false });
  expect(client.session.getState()).toEqual({ kind: 'signed-out', why: null });
});

test('two tabs never refresh at the same time', async () => {
  let running = 0;
  let most = 0;
  let last: Promise<unknown> = Promise.resolve();
  const exclusively: Exclusively = (_, task) => {
    const turn = last.then(task);
    last = turn;
    return turn;
  };
  const handler: Handler = async () => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    return json(session('x'));
  };
  const tabs = [platform(handler, exclusively), platform(handler, exclusively)];
  await Promise.all(tabs.map((tab) => tab.client.session.restore()));
  expect(most).toBe(1);
  expect(tabs.map((tab) => tab.seen.length)).toEqual([1, 1]);
});

test('logging out tells the platform, forgets the token and tells who listens', async () => {
  const { client } = platform((r) => json(r.path.endsWith('/end') ? {} : session('one')));
  const states: string[] = [];
  const stop = client.session.subscribe(() => states.push(client.session.getState().kind));
  await signIn(client);
  await client.signOut({});
  stop();
  await signIn(client);
  expect(states).toEqual(['signed-in', 'signed-out']);
});
