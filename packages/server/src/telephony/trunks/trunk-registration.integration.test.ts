import { type Flow, answerChallenge, ha1, makeRequest, reply } from '@wpm/sip';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { issueCertificate, makeAuthority } from '../../tls/authority.ts';
import { type Carrier, registrarOf } from './carrier.fixture.ts';
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

const ACCEPT = {
  user: 'trunk-abc',
  md5: ha1('MD5', 'trunk-abc', 'demo.local', PASSWORD),
  sha256: ha1('SHA-256', 'trunk-abc', 'demo.local', PASSWORD),
};
const PBX = row('pbx', { registration: { kind: 'accept' } }, { accept: ACCEPT, secret: null });

/** Lets the time pass until a registration is on disk and answered. */
async function answered(registration: Promise<void>): Promise<void> {
  let isAnswered = false;
  void registration.then(() => (isAnswered = true));
  await vi.waitFor(() => {
    stage.clock.advance(50);
    expect(isAnswered).toBe(true);
  });
}

/** A far end that was challenged, and now tries passwords. */
async function registering(pbx: Carrier): Promise<(password: string) => Promise<number>> {
  const uri = `sip:${ACCEPT.user}@demo.local`;
  const { status, headers } = await pbx.send(stage.ours, 'REGISTER', uri);
  expect([status, stage.stateOf('pbx').name]).toEqual([401, 'waiting']);
  return async (password) => {
    const digest = { method: 'REGISTER', uri, user: ACCEPT.user, password };
    const answer = answerChallenge(headers.all('WWW-Authenticate'), digest);
    const credentials = ['Authorization', answer.ok ? answer.value : ''] as const;
    return (await pbx.send(stage.ours, 'REGISTER', uri, [credentials])).status;
  };
}

test('a far end registers with us by its credentials and by no others, and is then known by its flow', async () => {
  await stage.start(PBX);
  expect(stage.stateOf('pbx').name).toBe('waiting');
  let pbxFlow: Flow | undefined;
  stage.stack.onRequest((incoming) => {
    pbxFlow = incoming.flow;
    expect(stage.trunks.isRegistration(incoming)).toBe(true);
    void answered(stage.trunks.accepted.register(incoming));
  });
  const pbx = await stage.carrier();
  const registerWith = await registering(pbx);
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
    row('pbx', { registration: { kind: 'accept' } }, { accept: { ...ACCEPT, md5: 'renewed' }, secret: null }),
  ];
  await stage.trunks.reload('pbx');
  expect(await stage.trunks.bySource(flow, invite)).toBeUndefined();
});

test('a far end that was registered over UDP when the platform stopped is called at once when it is back', async () => {
  await stage.start(PBX);
  stage.stack.onRequest((incoming) => {
    void answered(stage.trunks.accepted.register(incoming));
  });
  const pbx = await stage.carrier();
  expect(await (await registering(pbx))(PASSWORD)).toBe(200);
  const { kept } = stage;
  await stage.stack[Symbol.asyncDispose]();
  stage.trunks[Symbol.dispose]();
  await using again = await TrunkStage.open(kept);
  await again.start(PBX);
  const [trunk] = again.trunks.forCall('tenant').trunks;
  expect([trunk?.state.name, trunk?.uriTo('+48600100200')]).toEqual([
    'ready',
    `sip:+48600100200@127.0.0.1:${pbx.endpoint.port}`,
  ]);
  expect(trunk?.destinations).toEqual([{ flow: expect.objectContaining({ remote: pbx.endpoint, open: true }) }]);
});

test('a far end whose credentials were taken away is not called after a restart', async () => {
  await stage.start(PBX);
  stage.stack.onRequest((incoming) => {
    void answered(stage.trunks.accepted.register(incoming));
  });
  const pbx = await stage.carrier();
  expect(await (await registering(pbx))(PASSWORD)).toBe(200);
  stage.rows = [];
  await using again = await TrunkStage.open(stage.kept);
  await again.start();
  expect(again.trunks.forCall('tenant')).toEqual({ trunks: [], none: 'unavailable' });
});

test('a carrier with a wildcard certificate is refused, and the administrator reads which names it showed', async () => {
  const [from, until] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  const root = await makeAuthority({ name: 'Test Authority', from, until });
  const names = { addresses: [], hosts: ['*.carrier.local'] };
  const identity = await issueCertificate(root, { name: 'gateway', ...names, from, until });
  const far = await stage.carrier(registrarOf(ACCOUNT));
  const { port } = await far.listenTls(identity);
  const peers = [{ host: 'sip.carrier.local', port, transport: 'tls' }];
  await stage.start(row('one', { registration: REGISTERS, peers, tlsCa: root.cert }));
  await stage.becomes('one', 'unreachable');
  expect(stage.stateOf('one')).toMatchObject({
    why: 'certificate',
    words: expect.stringContaining('not for sip.carrier.local but for DNS:*.carrier.local; a wildcard'),
  });
  expect(far.seen).toEqual([]);
});
