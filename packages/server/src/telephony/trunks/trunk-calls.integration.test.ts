import type { Redirected } from '@wpm/calls';
import { refuse, silentLog } from '@wpm/kernel';
import { type ClientEvent, type IncomingRequest, makeRequest, reply } from '@wpm/sip';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SipSignalling } from '../sip-signalling.ts';
import { type Behaviour, registrarOf } from './carrier.fixture.ts';
import { ACCOUNT, REGISTERS, TrunkStage, peerOf, row } from './trunk-stage.fixture.ts';

let stage: TrunkStage;

beforeEach(async () => {
  stage = await TrunkStage.open();
});

afterEach(() => stage[Symbol.asyncDispose]());

async function call(trunkId: string, callId = 'call-1', body = '') {
  const events: (ClientEvent | Redirected)[] = [];
  const signalling = new SipSignalling({
    stack: stage.stack,
    registrar: { bindings: () => [] } as unknown as ConstructorParameters<typeof SipSignalling>[0]['registrar'],
    trunks: stage.trunks,
    answered: () => undefined,
    mayFollow: async () => refuse({ code: 'call/not-permitted' }),
    clock: stage.clock,
    log: silentLog,
  });
  stage.trunks.observer.trying(callId, { kind: 'trunk', trunkId });
  let number = 1;
  const request = makeRequest({
    method: 'INVITE',
    uri: stage.trunks.byId(trunkId)?.uriTo('+48600100200') ?? '',
    from: { uri: 'sip:a@demo.local', params: { tag: 'ours' } },
    to: { uri: 'sip:+48600100200@carrier.test', params: {} },
    callId: `sip-${callId}`,
    cseq: 1,
    headers: [
      ['Contact', '<sip:wpm@127.0.0.1>'],
      ['X-WPM-Call-Id', callId],
    ],
    ...(body && { body, contentType: 'application/sdp' }),
  });
  const peer = { kind: 'trunk', trunkId } as const;
  const outgoing = signalling.request(
    request,
    peer,
    (event) => events.push(event),
    () => ++number,
  );
  const heard = () => events.map((event) => (event.kind === 'response' ? event.response.status : event.kind));
  return { signalling, outgoing, heard, peer };
}

const accepted: Behaviour = ({ request }) =>
  reply(request, 200, { toTag: 'theirs', headers: [['Contact', '<sip:x@127.0.0.1>']] });

test('an INVITE goes on to the next address at once after a 503, and after four seconds of silence', async () => {
  const busy = await stage.carrier(({ request }) => reply(request, 503));
  const silent = await stage.carrier(() => undefined);
  const well = await stage.carrier(accepted);
  await stage.start(row('one', { peers: [peerOf(busy), peerOf(silent), peerOf(well)] }));
  const { heard } = await call('one');
  await vi.waitFor(() => expect(silent.of('INVITE')).toHaveLength(1));
  stage.clock.advance(3_999);
  expect(well.of('INVITE')).toHaveLength(0);
  stage.clock.advance(1);
  await vi.waitFor(() => expect(heard()).toEqual([200]));
});

test('a trunk whose last address is silent is given up after four seconds; an answer that comes later is hung up on', async () => {
  const answer = Promise.withResolvers<void>();
  const late = await stage.carrier(async (incoming) => {
    await answer.promise;
    return accepted(incoming);
  });
  await stage.start(row('one', { peers: [peerOf(late)] }));
  const { heard } = await call('one');
  await vi.waitFor(() => expect(late.of('INVITE')).toHaveLength(1));
  stage.clock.advance(3_999);
  expect(heard()).toEqual([]);
  stage.clock.advance(1);
  expect(heard()).toEqual(['timeout']);
  answer.resolve();
  await vi.waitFor(() => expect(late.of('BYE')).toHaveLength(1));
  expect(heard()).toEqual(['timeout']);
});

test('a trunk that takes connections and says nothing is given up after its own time of silence', async () => {
  const silent = await stage.carrier(() => undefined);
  const { port } = await silent.listenTcp();
  await stage.start(row('one', { peers: [{ host: '127.0.0.1', port, transport: 'tcp' }], silenceSeconds: 2 }));
  const { heard } = await call('one');
  await vi.waitFor(() => expect(silent.of('INVITE')).toHaveLength(1));
  stage.clock.advance(1_999);
  expect(heard()).toEqual([]);
  stage.clock.advance(1);
  expect(heard()).toEqual(['timeout']);
});

test('a 422 keeps its place on the trunk, for the INVITE that comes again with a longer interval', async () => {
  const far = await stage.carrier(({ request }) => reply(request, 422, { toTag: 'theirs' }));
  await stage.start(row('one', { peers: [peerOf(far)] }));
  const { heard } = await call('one');
  await vi.waitFor(() => expect(heard()).toEqual([422]));
  expect(stage.trunks.slots.holds('call-1', 'one')).toBe(true);
});

const MAY_BE_SRTP = 'v=0\r\nm=audio 4000 RTP/AVP 8\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\r\n';

test('keys that are refused under RTP/AVP are offered once more under RTP/SAVP, in the same dialog and place', async () => {
  const strict = await stage.carrier((incoming) =>
    incoming.request.body.includes('RTP/SAVP') ? accepted(incoming) : reply(incoming.request, 488),
  );
  await stage.start(row('one', { peers: [peerOf(strict)], limits: { total: 1 } }));
  const { heard } = await call('one', 'call-1', MAY_BE_SRTP);
  await vi.waitFor(() => expect(heard()).toEqual([200]));
  const invites = strict.of('INVITE').map(({ request }) => request);
  expect(invites.map(({ headers }) => headers.get('CSeq'))).toEqual(['1 INVITE', '2 INVITE']);
  expect(invites.map(({ body }) => /RTP\/\w+/.exec(body)?.[0])).toEqual(['RTP/AVP', 'RTP/SAVP']);
});

test.each([
  ['who refuses both', 488, MAY_BE_SRTP, 2],
  ['who refuses an offer without keys', 488, MAY_BE_SRTP.replace(/a=crypto.*\r\n/, ''), 1],
  ['who refuses for another reason', 403, MAY_BE_SRTP, 1],
])('%s is asked no more often than that', async (_, status, body, asked) => {
  const carrier = await stage.carrier(({ request }) => reply(request, status));
  await stage.start(row('one', { peers: [peerOf(carrier)] }));
  const { heard } = await call('one', 'call-1', body);
  await vi.waitFor(() => expect(heard()).toEqual([status]));
  expect(carrier.of('INVITE')).toHaveLength(asked);
});

test('a number that is busy is busy: no other address is tried', async () => {
  const busy = await stage.carrier(({ request }) => reply(request, 486, { toTag: 'theirs' }));
  const other = await stage.carrier(accepted);
  await stage.start(row('one', { peers: [peerOf(busy), peerOf(other)] }));
  const { heard } = await call('one');
  await vi.waitFor(() => expect(heard()).toEqual([486]));
  expect([other.of('INVITE').length, stage.trunks.slots.countsOf('one').outbound]).toEqual([0, 0]);
});

test('a challenged INVITE goes out again with its number, and its ACK carries the same credentials', async () => {
  const verify = registrarOf(ACCOUNT);
  const far = await stage.carrier(async (incoming) => {
    const verdict = await verify(incoming);
    return verdict?.status === 200 ? accepted(incoming) : verdict;
  });
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(far)] }));
  const { heard, signalling, peer } = await call('one');
  await vi.waitFor(() => expect(heard()).toEqual([200]));
  const [, second] = far.of('INVITE').map(({ request }) => request);
  expect(second?.headers.get('CSeq')).toBe('2 INVITE');
  const ack = makeRequest({
    method: 'ACK',
    uri: `sip:x@127.0.0.1:${far.endpoint.port}`,
    from: { uri: 'sip:a@demo.local', params: { tag: 'ours' } },
    to: { uri: 'sip:x@carrier.test', params: { tag: 'theirs' } },
    callId: 'sip-call-1',
    cseq: 2,
  });
  signalling.send(ack, peer);
  await vi.waitFor(() => expect(far.of('ACK').some(({ request }) => request.headers.has('Authorization'))).toBe(true));
  expect(far.of('ACK').at(-1)?.request.headers.get('Authorization')).toBe(second?.headers.get('Authorization'));
});

test('an INVITE challenged by a foreign realm gets no digest and is no way for the call', async () => {
  const far = await stage.carrier(registrarOf({ ...ACCOUNT, realm: 'evil.test' }));
  await stage.start(row('one', { registration: REGISTERS, peers: [peerOf(far)] }));
  const { heard } = await call('one');
  await vi.waitFor(() => expect(heard()).toEqual(['transport-error']));
  expect(far.seen.some(({ request }) => request.headers.has('Authorization'))).toBe(false);
});

test('of two calls at once a trunk with one place takes one; the place is free again when that call is over', async () => {
  const far = await stage.carrier(accepted);
  await stage.start(row('one', { peers: [peerOf(far)], limits: { outbound: 1, inbound: 0 } }));
  const first = await call('one', 'call-1');
  const second = await call('one', 'call-2');
  await vi.waitFor(() => expect([first.heard(), second.heard()]).toEqual([[200], ['transport-error']]));
  expect([stage.stateOf('one').name, stage.trunks.forCall('tenant').none]).toEqual(['full', 'full']);
  stage.trunks.observer.over('call-1');
  expect(stage.stateOf('one').name).toBe('ready');
});

test('a call that is to go by one trunk goes by no other, however ready those are', async () => {
  const far = await stage.carrier(accepted);
  const peers = [peerOf(far)];
  await stage.start(row('one', { peers, priority: 1 }), row('two', { peers, priority: 9 }));
  const by = (only?: string) => stage.trunks.forCall('tenant', only).trunks.map(({ id }) => id);
  expect([by(), by('two'), by('of-nobody')]).toEqual([['one', 'two'], ['two'], []]);
  expect(stage.trunks.forCall('tenant', 'of-nobody').none).toBe('unavailable');
});

/** Ids of the trunks requests came by, in their order. */
function noteSources(): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  const note = async ({ flow, request, respond }: IncomingRequest) => {
    found.push((await stage.trunks.bySource(flow, request))?.id);
    respond(reply(request, 200));
  };
  stage.stack.onRequest((incoming) => void note(incoming));
  return found;
}

test('a request is its trunk’s by address and port; another port of the same machine is a stranger', async () => {
  const far = await stage.carrier();
  const stranger = await stage.carrier();
  await stage.start(row('one', { peers: [peerOf(far)] }));
  const found = noteSources();
  await far.send(stage.ours, 'INVITE', 'sip:+48221000101@127.0.0.1');
  await stranger.send(stage.ours, 'INVITE', 'sip:+48221000101@127.0.0.1');
  expect(found).toEqual(['one', undefined]);
});

test('tenants that share a carrier’s address are told apart by the number called', async () => {
  const far = await stage.carrier();
  const shared = { peers: [peerOf(far)] };
  await stage.start(row('ours', shared), row('theirs', shared, { tenantId: 'other', domain: 'other.test' }));
  stage.owners.set('+48221000101', 'tenant').set('+48229999999', 'other');
  const found = noteSources();
  for (const number of ['+48229999999', '+48221000101'])
    await far.send(stage.ours, 'INVITE', `sip:${number}@127.0.0.1`);
  expect(found).toEqual(['theirs', 'ours']);
});
