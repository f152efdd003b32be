import type { Redirected } from '@wpm/calls';
import { ok, refuse, silentLog } from '@wpm/kernel';
import { type ClientEvent, makeRequest, reply } from '@wpm/sip';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SipSignalling, type SipSignallingDeps } from '../sip-signalling.ts';
import { issueCertificate, makeAuthority } from '../../tls/authority.ts';
import type { FollowWish } from '../dial-desk.ts';
import type { Behaviour, Carrier } from './carrier.fixture.ts';
import { TrunkStage, peerOf, row } from './trunk-stage.fixture.ts';

let stage: TrunkStage;

beforeEach(async () => {
  stage = await TrunkStage.open();
});
afterEach(() => stage[Symbol.asyncDispose]());

let calls = 0;

const DIALLED = '+48600100200';

const accepted: Behaviour = ({ request }) =>
  reply(request, 200, { toTag: 'theirs', headers: [['Contact', '<sip:x@127.0.0.1>']] });

const busy: Behaviour = ({ request }) => reply(request, 486, { toTag: 'theirs' });

const redirecting =
  (status: number, ...contacts: readonly string[]): Behaviour =>
  ({ request }) =>
    reply(request, status, { toTag: 'theirs', headers: contacts.map((contact) => ['Contact', contact] as const) });

const at = (carrier: Carrier, number = DIALLED, more = ''): string =>
  `<sip:${number}@127.0.0.1:${carrier.endpoint.port}>${more}`;

const permitAll: SipSignallingDeps['mayFollow'] = async ({ number }) =>
  ok({ dialled: { kind: 'outside', number }, countryCode: '48' });

/** A call of ours over the trunk, and what call control hears of it. */
async function call({ mayFollow = permitAll }: { mayFollow?: SipSignallingDeps['mayFollow'] } = {}) {
  const { stack, clock, trunks } = stage;
  const asked: string[] = [];
  const events: (ClientEvent | Redirected)[] = [];
  const signalling = new SipSignalling({
    stack,
    clock,
    trunks,
    answered: () => undefined,
    mayFollow: (wish: FollowWish) => {
      asked.push(wish.number);
      return mayFollow(wish);
    },
    log: silentLog,
  } as unknown as SipSignallingDeps);
  trunks.observer.trying('call-1', { kind: 'trunk', trunkId: 'one' });
  let number = 1;
  const uri = trunks.byId('one')?.uriTo(DIALLED) ?? '';
  const headers = [
    ['Contact', '<sip:wpm@127.0.0.1>'],
    ['X-WPM-Call-Id', 'call-1'],
  ] as const;
  const from = { uri: 'sip:a@demo.local', params: { tag: 'ours' } };
  const request = makeRequest({
    method: 'INVITE',
    uri,
    from,
    to: { uri, params: {} },
    callId: `sip-${++calls}`,
    cseq: 1,
    headers,
  });
  const hear = (event: ClientEvent | Redirected) => void events.push(event);
  const outgoing = signalling.request(request, { kind: 'trunk', trunkId: 'one' }, hear, () => ++number);
  const followed = () => events.flatMap((event) => (event.kind === 'redirected' ? [event.redirect.followed] : []));
  const final = () => {
    const [last] = events.flatMap((event) => (event.kind === 'response' ? [event.response] : [])).slice(-1);
    return last && { status: last.status, reason: last.headers.get('Reason') };
  };
  const ends = (status: number) => vi.waitFor(() => expect(final()?.status).toBe(status), 5_000);
  return { outgoing, asked, followed, final, ends };
}

const outbound = () => stage.trunks.slots.countsOf('one').outbound;

test('a call goes on to the place its trunk prefers, with a number of its own in the dialog, and keeps its slot', async () => {
  const [second, third] = [await stage.carrier(accepted), await stage.carrier(accepted)];
  const first = await stage.carrier(
    redirecting(302, at(second, '+48600100300', ';q=0.3'), at(third, '+48600100400', ';q=0.9')),
  );
  await stage.start(row('one', { peers: [peerOf(first)] }));
  const { asked, followed, ends } = await call();
  await ends(200);
  expect([asked, followed(), second.of('INVITE').length, outbound()]).toEqual([['+48600100400'], [true], 0, 1]);
  const [invite] = third.of('INVITE').map(({ request }) => request);
  expect(invite?.uri).toBe(`sip:+48600100400@127.0.0.1:${third.endpoint.port}`);
  expect([invite?.headers.get('CSeq'), invite?.headers.get('Call-ID')]).toEqual(['2 INVITE', `sip-${calls}`]);
});

test('a place that cannot take the call is followed by the next; one that is busy is not', async () => {
  const gone = await stage.carrier(({ request }) => reply(request, 503));
  const [taken, never] = [await stage.carrier(busy), await stage.carrier(accepted)];
  const first = await stage.carrier(
    redirecting(
      300,
      at(gone, '+48600100300'),
      at(taken, '+48600100400', ';q=0.5'),
      at(never, '+48600100500', ';q=0.1'),
    ),
  );
  await stage.start(row('one', { peers: [peerOf(first)] }));
  const { ends, followed } = await call();
  await ends(486);
  expect([followed(), gone.of('INVITE').length, never.of('INVITE').length, outbound()]).toEqual([
    [true, true],
    1,
    0,
    0,
  ]);
});

test('a number its user may not call is not called, and the record will say why', async () => {
  const second = await stage.carrier(accepted);
  const first = await stage.carrier(redirecting(302, at(second, '+48700100399')));
  await stage.start(row('one', { peers: [peerOf(first), peerOf(second)] }));
  const { ends, final, followed } = await call({ mayFollow: async () => refuse({ code: 'call/not-permitted' }) });
  await ends(302);
  expect([followed(), final()?.reason, second.seen.length, outbound()]).toEqual([
    [false],
    'SIP;cause=302;text="call/not-permitted"',
    0,
    0,
  ]);
});

test.each([
  ['a stranger’s address', () => '<sip:+48600100300@192.0.2.99>'],
  ['a stranger’s name', () => '<sip:+48600100300@elsewhere.test>'],
  ['a URI that brings header fields', (there: Carrier) => at(there, '+48600100300').replace('>', '?Route=x>')],
  ['a stranger’s place over TLS', () => '<sips:+48600100300@192.0.2.99>'],
  [
    'TLS that is none',
    (there: Carrier) => at(there, '+48600100300').replace('sip:', 'sips:').replace('>', ';transport=udp>'),
  ],
  ['a place it came from', () => `<${stage.trunks.byId('one')?.uriTo(DIALLED)}>`],
  ['nobody', (there: Carrier) => `<sip:127.0.0.1:${there.endpoint.port}>`],
])('%s is not followed', async (_, contact) => {
  const there = await stage.carrier(accepted);
  const first = await stage.carrier();
  await stage.start(row('one', { peers: [peerOf(first)] }));
  first.behaviour = redirecting(302, contact(there));
  const { ends } = await call();
  await ends(302);
  expect([there.seen.length, first.of('INVITE').length, outbound()]).toEqual([0, 1, 0]);
});

/** A carrier that takes connections over TLS, and the authority that vouches for its address. */
async function secureCarrier() {
  const [from, until] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  const root = await makeAuthority({ name: 'Test Authority', from, until });
  const identity = await issueCertificate(root, { name: 'gateway', addresses: ['127.0.0.1'], hosts: [], from, until });
  const carrier = await stage.carrier(accepted);
  return { carrier, tlsCa: root.cert, port: (await carrier.listenTls(identity)).port };
}

test('to a sips URI of its trunk a call goes on over TLS, though the trunk takes others by UDP', async () => {
  const { carrier: there, tlsCa, port } = await secureCarrier();
  const place = `sips:+48600100300@127.0.0.1:${port}`;
  const first = await stage.carrier(redirecting(302, `<${place}>`));
  await stage.start(row('one', { peers: [peerOf(first)], tlsCa }));
  const { asked, ends, followed } = await call();
  await ends(200);
  expect([asked, followed()]).toEqual([['+48600100300'], [true]]);
  const [invite] = there.of('INVITE');
  expect([invite?.request.uri, invite?.flow.transport]).toEqual([place, 'tls']);
  expect(invite?.request.headers.get('Contact')).toMatch(/^<sips:wpm@127\.0\.0\.1[^;]*>$/);
});

test('a call that has TLS all the way is not led away from it', async () => {
  const { carrier: first, tlsCa, port } = await secureCarrier();
  const there = await stage.carrier(accepted);
  first.behaviour = redirecting(302, at(there, '+48600100300'));
  const peers = [{ host: '127.0.0.1', port, transport: 'tls' }];
  await stage.start(row('one', { peers, tlsCa, uris: 'sips' }));
  const { ends, final, followed } = await call();
  await ends(302);
  expect(first.of('INVITE')[0]?.request.uri).toBe(`sips:${DIALLED}@127.0.0.1:${port}`);
  expect([followed(), final()?.reason, there.seen.length]).toEqual([
    [false],
    'SIP;cause=302;text="call/not-secure"',
    0,
  ]);
});

test('a sips URI where the trunk’s proxy knows no TLS is not followed, and the record says why', async () => {
  const there = await stage.carrier(accepted);
  const first = await stage.carrier(redirecting(302, at(there, '+48600100300').replace('sip:', 'sips:')));
  await stage.start(row('one', { peers: [peerOf(first)], outboundProxy: peerOf(first) }));
  const { ends, final } = await call();
  await ends(302);
  expect([final()?.reason, there.seen.length]).toEqual(['SIP;cause=302;text="call/not-secure"', 0]);
});

test('a trunk that is never followed is not, and no kind of redirect that means another service', async () => {
  const second = await stage.carrier(accepted);
  const first = await stage.carrier(redirecting(302, at(second, '+48600100300')));
  await stage.start(row('one', { peers: [peerOf(first)], redirects: 'never' }));
  await (await call()).ends(302);
  stage.rows = [row('one', { peers: [peerOf(first)] })];
  await stage.trunks.reload('one');
  first.behaviour = redirecting(380, at(second, '+48600100300'));
  await (await call()).ends(380);
  expect(second.seen).toEqual([]);
});

test('by 305 the call goes to another proxy of the trunk, as it is', async () => {
  const second = await stage.carrier(accepted);
  const first = await stage.carrier(redirecting(305, `<sip:127.0.0.1:${second.endpoint.port}>`));
  await stage.start(row('one', { peers: [peerOf(first)] }));
  const { ends, asked } = await call();
  await ends(200);
  expect([asked, second.of('INVITE')[0]?.request.uri]).toEqual([[], stage.trunks.byId('one')?.uriTo(DIALLED)]);
});

test('places that send the call to each other are gone to once each; one that always knows another, five times', async () => {
  const there = await stage.carrier();
  const first = await stage.carrier(redirecting(302, at(there, '+48600100300')));
  await stage.start(row('one', { peers: [peerOf(first)] }));
  there.behaviour = redirecting(302, at(first), at(there, '+48600100300'));
  await (await call()).ends(302);
  expect([first.of('INVITE').length, there.of('INVITE').length]).toEqual([1, 1]);
  let last = 600_100_300;
  there.behaviour = (incoming) => redirecting(302, at(there, `+48${++last}`))(incoming);
  await (await call()).ends(302);
  expect(there.of('INVITE').length).toBe(1 + 5);
});

test('a call that is taken back while its next place is looked at goes nowhere', async () => {
  const judged = Promise.withResolvers<void>();
  const second = await stage.carrier(accepted);
  const first = await stage.carrier(redirecting(302, at(second, '+48600100300')));
  await stage.start(row('one', { peers: [peerOf(first)] }));
  const { outgoing, asked, ends } = await call({
    mayFollow: async (wish) => {
      await judged.promise;
      return permitAll(wish);
    },
  });
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  outgoing.cancel();
  judged.resolve();
  await ends(302);
  expect([second.seen.length, outbound()]).toEqual([0, 0]);
});

test('what a trunk writes without a plus is read and written in its own notation', async () => {
  const second = await stage.carrier(accepted);
  const first = await stage.carrier(redirecting(301, at(second, '48600100300')));
  await stage.start(row('one', { peers: [peerOf(first)], numbers: { outbound: { format: 'E164' } } }));
  const { ends, asked } = await call();
  await ends(200);
  expect(asked).toEqual(['+48600100300']);
  expect(second.of('INVITE')[0]?.request.uri).toBe(`sip:48600100300@127.0.0.1:${second.endpoint.port}`);
});
