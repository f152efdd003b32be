import { type Flow, answerChallenge, ha1, makeRequest, reply } from '@wpm/sip';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { registrarOf } from './carrier.fixture.ts';
import { ACCOUNT, PASSWORD, REGISTERS, TrunkStage, peerOf, row } from './trunk-stage.fixture.ts';

let stage: TrunkStage;

beforeEach(async () => {
  stage = await TrunkStage.open();
});

afterEach(() => stage[Symbol.asyncDispose]());

test('a trunk registers, answering the challenge by SHA-256, and is ready', async () => {
  const registrar = await stage.carrier(registrarOf(ACCOUNT));
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(registrar)] }));
  expect(stage.stateOf('one').name).toBe('registering');
  await stage.becomes('one', 'ready');
  const [first, second] = registrar.of('REGISTER').map(({ request }) => request);
  expect(first?.headers.has('Authorization')).toBe(false);
  expect(second?.headers.get('Authorization')).toContain('algorithm=SHA-256');
  expect(second?.headers.get('CSeq')).toBe('2 REGISTER');
});

test('a registrar that knows MD5 only is answered by MD5', async () => {
  const challenge = 'Digest realm="carrier.test", nonce="n", algorithm=MD5, qop="auth"';
  const registrar = await stage.carrier(({ request }) =>
    request.headers.has('Authorization')
      ? reply(request, 200, { headers: [['Contact', request.headers.get('Contact') ?? '']] })
      : reply(request, 401, { headers: [['WWW-Authenticate', challenge]] }),
  );
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(registrar)] }));
  await stage.becomes('one', 'ready');
  expect(registrar.of('REGISTER').at(-1)?.request.headers.get('Authorization')).toContain('algorithm=MD5');
});

test('a challenge of another realm never gets a digest, and the administrator reads which realm it was', async () => {
  const registrar = await stage.carrier(registrarOf({ ...ACCOUNT, realm: 'evil.test' }));
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(registrar)] }));
  await stage.becomes('one', 'refused');
  expect(stage.stateOf('one')).toMatchObject({ why: 'foreign-realm', realm: 'evil.test', status: 401 });
  expect(registrar.of('REGISTER').some(({ request }) => request.headers.has('Authorization'))).toBe(false);
});

test('a wrong password is tried once, and not again before the pause is over', async () => {
  const registrar = await stage.carrier(registrarOf({ ...ACCOUNT, password: 'another' }));
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(registrar)] }));
  await stage.becomes('one', 'refused');
  expect(registrar.of('REGISTER')).toHaveLength(2);
  stage.clock.advance(20_000);
  expect(registrar.of('REGISTER')).toHaveLength(2);
});

test('a time that is too brief is made longer, as the registrar says', async () => {
  const registrar = await stage.carrier(({ request }) =>
    Number(request.headers.get('Expires')) < 1_800
      ? reply(request, 423, { headers: [['Min-Expires', '1800']] })
      : reply(request, 200, { headers: [['Contact', request.headers.get('Contact') ?? '']] }),
  );
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(registrar)] }));
  await stage.becomes('one', 'ready');
  expect(stage.stateOf('one')).toMatchObject({ registeredUntil: new Date(1_800_000).toISOString() });
});

test('a registrar that says nothing is given up after eight seconds for the next address', async () => {
  const silent = await stage.carrier(() => undefined);
  const registrar = await stage.carrier(registrarOf(ACCOUNT));
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(silent), peerOf(registrar)] }));
  await vi.waitFor(() => expect(silent.of('REGISTER')).toHaveLength(1));
  stage.clock.advance(8_000);
  await stage.becomes('one', 'unreachable');
  expect(stage.stateOf('one')).toMatchObject({ why: 'timeout' });
  stage.clock.advance(4_000);
  await stage.becomes('one', 'ready');
});

test('the words of a refusal are the registrar’s own; a 503 is heeded until it says', async () => {
  const registrar = await stage.carrier(({ request }) =>
    reply(request, 503, { reason: 'Maintenance', headers: [['Retry-After', '900']] }),
  );
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(registrar)] }));
  await stage.becomes('one', 'unreachable');
  expect(stage.stateOf('one')).toMatchObject({ why: 'overloaded', words: '503 Maintenance' });
  stage.clock.advance(899_000);
  expect(registrar.of('REGISTER')).toHaveLength(1);
  stage.clock.advance(1_000);
  await vi.waitFor(() => expect(registrar.of('REGISTER')).toHaveLength(2));
});

test('names that lead nowhere are said to', async () => {
  await stage.start(row('one', { peers: [{ host: 'carrier.nowhere' }] }));
  expect(stage.stateOf('one')).toMatchObject({ name: 'unreachable', why: 'dns' });
  expect(stage.trunks.forCall('tenant')).toEqual({ trunks: [], none: 'unavailable' });
});

test('OPTIONS bring a silent trunk down after three rounds, and one answer brings it up', async () => {
  const far = await stage.carrier(() => undefined);
  await stage.start(row('one', { peers: [peerOf(far)], health: { everySeconds: 30, failures: 3 } }));
  for (const round of [1, 2, 3]) {
    await vi.waitFor(() => expect(far.of('OPTIONS')).toHaveLength(round));
    expect(stage.stateOf('one').name).toBe('ready');
    stage.clock.advance(4_000);
    if (round < 3) {
      await new Promise(setImmediate);
      stage.clock.advance(30_000);
    }
  }
  await stage.becomes('one', 'unreachable');
  far.behaviour = ({ request }) => reply(request, 404);
  stage.clock.advance(30_000);
  await stage.becomes('one', 'ready');
});

test('a changed trunk goes by its new settings; a registration they do not concern is kept', async () => {
  const registrar = await stage.carrier(registrarOf(ACCOUNT));
  const settings = { registration: REGISTERS, peers: [peerOf(registrar)] };
  await stage.start(row('one', settings));
  await stage.becomes('one', 'ready');
  const before = registrar.of('REGISTER').length;
  stage.rows = [row('one', { ...settings, priority: 1 }, { secret: stage.rows[0]?.secret ?? null })];
  await stage.trunks.reload('one');
  expect([stage.stateOf('one').name, registrar.of('REGISTER').length]).toEqual(['ready', before]);
  stage.rows = [row('one', { ...settings, enabled: false }, { secret: stage.rows[0]?.secret ?? null })];
  await stage.trunks.reload('one');
  expect(stage.stateOf('one').name).toBe('disabled');
  await vi.waitFor(() => expect(registrar.of('REGISTER').at(-1)?.request.headers.get('Contact')).toMatch(/expires=0$/));
});

test('a far end registers with us by its credentials and by no others, and is then known by its flow', async () => {
  const accept = {
    user: 'trunk-abc',
    md5: ha1('MD5', 'trunk-abc', 'demo.local', PASSWORD),
    sha256: ha1('SHA-256', 'trunk-abc', 'demo.local', PASSWORD),
  };
  await stage.start(row('pbx', { registration: { kind: 'accept' } }, { accept, secret: null }));
  expect(stage.stateOf('pbx').name).toBe('waiting');
  let pbxFlow: Flow | undefined;
  stage.stack.onRequest((incoming) => {
    pbxFlow = incoming.flow;
    expect(stage.trunks.isRegistration(incoming)).toBe(true);
    void stage.trunks.accepted.register(incoming);
  });
  const pbx = await stage.carrier();
  const uri = 'sip:trunk-abc@demo.local';
  const { status, headers } = await pbx.send(stage.ours, 'REGISTER', uri);
  expect([status, stage.stateOf('pbx').name]).toEqual([401, 'waiting']);
  const registerWith = async (password: string) => {
    const digest = { method: 'REGISTER', uri, user: accept.user, password };
    const answer = answerChallenge(headers.all('WWW-Authenticate'), digest);
    const credentials = ['Authorization', answer.ok ? answer.value : ''] as const;
    return (await pbx.send(stage.ours, 'REGISTER', uri, [credentials])).status;
  };
  expect([await registerWith('guessed'), stage.stateOf('pbx').name]).toEqual([401, 'waiting']);
  expect([await registerWith(PASSWORD), stage.stateOf('pbx').name]).toEqual([200, 'ready']);
  const flow = pbxFlow;
  if (!flow) throw new Error('nothing came from the PBX');
  const invite = makeRequest({
    method: 'INVITE',
    uri: 'sip:+48221000101@demo.local',
    from: { uri: 'sip:+48600100200@demo.local', params: { tag: 'x' } },
    to: { uri: 'sip:+48221000101@demo.local', params: {} },
    callId: 'x',
    cseq: 1,
  });
  expect((await stage.trunks.bySource(flow, invite))?.id).toBe('pbx');
  expect(stage.trunks.forCall('tenant').trunks[0]?.destinations).toEqual([
    { flow: expect.objectContaining({ id: flow.id }) },
  ]);
  stage.rows = [
    row('pbx', { registration: { kind: 'accept' } }, { accept: { ...accept, md5: 'renewed' }, secret: null }),
  ];
  await stage.trunks.reload('pbx');
  expect(await stage.trunks.bySource(flow, invite)).toBeUndefined();
});
