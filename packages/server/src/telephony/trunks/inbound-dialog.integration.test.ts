import type { LegMedia, Source } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { type IncomingRequest, type SipRequest, dialogFromInvite, requestWithin } from '@wpm/sip';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SipRequests, type SipRequestDeps } from '../sip-requests.ts';
import { SipSignalling, type SipSignallingDeps } from '../sip-signalling.ts';
import { issueCertificate, makeAuthority } from '../../tls/authority.ts';
import { type Carrier } from './carrier.fixture.ts';
import { TrunkStage, peerOf, row } from './trunk-stage.fixture.ts';

let stage: TrunkStage;

beforeEach(async () => {
  stage = await TrunkStage.open();
});
afterEach(() => stage[Symbol.asyncDispose]());

type Arrived = { readonly incoming: IncomingRequest; readonly source: Source; readonly packets: LegMedia };

/** The platform between its trunks and call control: what arrives, and a BYE sent in its dialog. */
function platform() {
  const arrived: Arrived[] = [];
  const invite = async (incoming: IncomingRequest, source: Source, packets: LegMedia) =>
    void arrived.push({ incoming, source, packets });
  const calls: SipRequestDeps['calls'] = { receive: () => undefined, invite };
  const requests = new SipRequests({ calls, trunks: stage.trunks, log: silentLog } as unknown as SipRequestDeps);
  stage.stack.onRequest((incoming) => void requests.receive(incoming));
  const { stack, clock, trunks } = stage;
  const signalling = new SipSignalling({ stack, clock, trunks, log: silentLog } as unknown as SipSignallingDeps);
  const next = async (): Promise<Arrived> => {
    await vi.waitFor(() => expect(arrived).toHaveLength(1), 5_000);
    return arrived.splice(0)[0] as Arrived;
  };
  const hangUp = ({ incoming, source }: Arrived): SipRequest => {
    const contact = signalling.contactFor(source.peer, 'sip');
    const { request } = requestWithin(dialogFromInvite(incoming.request, { localTag: 'ours', contact }), 'BYE');
    signalling.request(
      request,
      source.peer,
      () => undefined,
      () => 2,
    );
    return request;
  };
  return { next, hangUp, signalling };
}

const CALLED = 'sip:+48221000101@demo.local';

/** A Contact behind the carrier's NAT, which leads nowhere from here. */
const BEHIND_NAT = ['Contact', '<sip:pbx@10.9.8.7:5060;transport=tcp>'] as const;

const byes = (carrier: Carrier) => carrier.of('BYE').length;

test('a trunk that calls over TCP from any port is hung up on along its connection, not where it takes calls', async () => {
  const far = await stage.carrier();
  const configured = await stage.carrier();
  await stage.start(row('one', { peers: [peerOf(configured)], sources: ['127.0.0.1'] }));
  const { next, hangUp, signalling } = platform();
  void far.send({ ...stage.overTcp, transport: 'tcp' }, 'INVITE', CALLED, [BEHIND_NAT]);
  const call = await next();
  expect(signalling.contactFor(call.source.peer, 'sip')).toBe(`sip:wpm@127.0.0.1:${stage.overTcp.port};transport=tcp`);
  hangUp(call);
  await vi.waitFor(() => expect([byes(far), byes(configured)]).toEqual([1, 0]));
});

test('a trunk that calls from another address of its set is hung up on there', async () => {
  const first = await stage.carrier();
  const second = await stage.carrier();
  await stage.start(row('one', { peers: [peerOf(first), peerOf(second)] }));
  const { next, hangUp } = platform();
  void second.send(stage.ours, 'INVITE', CALLED, [['Contact', '<sip:gateway-2.carrier.test>']]);
  hangUp(await next());
  await vi.waitFor(() => expect([byes(second), byes(first)]).toEqual([1, 0]));
});

test('the target a trunk names among its own addresses goes before the flow its INVITE came by', async () => {
  const proxy = await stage.carrier();
  const gateway = await stage.carrier();
  await stage.start(row('one', { peers: [peerOf(proxy), peerOf(gateway)] }));
  const { next, hangUp } = platform();
  void proxy.send(stage.ours, 'INVITE', CALLED, [gateway.contact]);
  hangUp(await next());
  await vi.waitFor(() => expect([byes(gateway), byes(proxy)]).toEqual([1, 0]));
});

test('when the connection a call came by is gone, its trunk is hung up on at that address, by a new one', async () => {
  const far = await stage.carrier();
  const pbx = await stage.carrier();
  const { port } = await pbx.listenTcp();
  const other = { host: '127.0.0.2', port, transport: 'tcp' };
  await stage.start(row('one', { peers: [other, { host: '127.0.0.1', port, transport: 'tcp' }] }));
  const { next, hangUp } = platform();
  const closed = Promise.withResolvers<void>();
  stage.stack.onFlowClosed(() => closed.resolve());
  void far.send({ ...stage.overTcp, transport: 'tcp' }, 'INVITE', CALLED, [BEHIND_NAT]);
  const call = await next();
  await far[Symbol.asyncDispose]();
  await closed.promise;
  hangUp(call);
  await vi.waitFor(() => expect(byes(pbx)).toBe(1));
});

test('after a restart, which forgets every flow, a call over UDP is still hung up on where it came from', async () => {
  const far = await stage.carrier();
  const configured = await stage.carrier();
  await stage.start(row('one', { peers: [peerOf(configured)], sources: ['127.0.0.1'] }));
  const { next, hangUp } = platform();
  void far.send(stage.ours, 'INVITE', CALLED, [BEHIND_NAT]);
  const call = await next();
  stage.trunks.ways.forget(call.incoming.request.headers.get('Call-ID') ?? '');
  hangUp(call);
  await vi.waitFor(() => expect([byes(far), byes(configured)]).toEqual([1, 0]));
});

test('a call takes the codecs of its trunk, and SRTP where that is required, but then over TLS alone', async () => {
  const far = await stage.carrier();
  const settings = { peers: [peerOf(far)], codecs: ['PCMU', 'G722'] };
  await stage.start(row('one', settings));
  const { next } = platform();
  void far.send(stage.ours, 'INVITE', CALLED);
  expect((await next()).packets).toEqual({ transport: 'rtp', codecs: ['PCMU', 'G722'] });
  stage.rows = [row('one', { ...settings, srtp: 'optional' })];
  await stage.trunks.reload('one');
  void far.send(stage.ours, 'INVITE', CALLED);
  // It may be plain, and so it is: keys would be read by whoever reads the SIP.
  expect((await next()).packets).toMatchObject({ transport: 'rtp' });
  stage.rows = [row('one', { ...settings, srtp: 'required' })];
  await stage.trunks.reload('one');
  const refused = await far.send(stage.ours, 'INVITE', CALLED);
  expect([refused.status, refused.headers.get('Warning')]).toEqual([488, expect.stringContaining('over TLS only')]);
});

test('a sips URI is taken over TLS alone, and answered by a Contact that asks for it, too', async () => {
  const [from, until] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  const root = await makeAuthority({ name: 'Test Authority', from, until });
  const identity = await issueCertificate(root, { name: 'us', addresses: ['127.0.0.1'], hosts: [], from, until });
  const overTls = await stage.stack.listenTls({ address: '127.0.0.1', port: 0 }, identity);
  const far = await stage.carrier();
  await stage.start(row('one', { peers: [peerOf(far)], sources: ['127.0.0.1'], srtp: 'optional' }));
  const { next, hangUp, signalling } = platform();
  const secure = CALLED.replace('sip:', 'sips:');
  const refused = await far.send(stage.ours, 'INVITE', secure);
  expect([refused.status, refused.headers.get('Warning')]).toEqual([480, expect.stringMatching(/^380 /)]);
  void far.send({ ...overTls, transport: 'tls', ca: root.cert }, 'INVITE', secure, [
    ['Contact', '<sips:pbx@10.9.8.7>'],
  ]);
  const call = await next();
  expect([call.source.isSecure, call.packets.transport]).toEqual([true, 'srtp-or-rtp']);
  expect(signalling.contactFor(call.source.peer, 'sips')).toBe(`sips:wpm@127.0.0.1:${overTls.port}`);
  hangUp(call);
  await vi.waitFor(() => expect(far.of('BYE').map(({ flow }) => flow.transport)).toEqual(['tls']));
});
