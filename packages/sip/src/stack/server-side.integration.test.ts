import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type IncomingRequest, type SipStackOptions, callIdOf, reply, tagOf, toOf, topViaOf } from '../index.ts';
import { LiveStack, type Written, written } from '../testing/live-stack.ts';
import { RawPeer } from '../testing/raw-peer.ts';

let live: LiveStack;
let peer: RawPeer;

beforeEach(async () => {
  live = await LiveStack.open();
  peer = await RawPeer.open();
});

afterEach(async () => {
  await live[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

async function reopen(options: Partial<SipStackOptions>): Promise<void> {
  await live[Symbol.asyncDispose]();
  live = await LiveStack.open(options);
}

const say = (request: Written = {}) => peer.send(written(peer.local, request), live.endpoint);

const answerWith = (status: number) => (incoming: IncomingRequest) => incoming.respond(reply(incoming.request, status));

const nextLine = async () => (await peer.nextText()).split('\r\n')[0];

describe('an INVITE', () => {
  test('whose TU is silent gets 100 after 200 ms; its copies are absorbed', async () => {
    say();
    say();
    expect(await live.settled(peer)).toEqual([]);
    live.clock.advance(199);
    say();
    expect(await live.settled(peer)).toEqual([]);
    live.clock.advance(1);
    expect(await nextLine()).toBe('SIP/2.0 100 Trying');
    say();
    expect(await live.settled(peer)).toEqual(['SIP/2.0 100 Trying']);
    expect(live.seen).toHaveLength(1);
  });

  test('that is refused has the refusal sent again until its ACK comes, which the TU never sees', async () => {
    live.answer = answerWith(486);
    say();
    const first = await peer.nextText();
    live.clock.advance(500);
    expect(await peer.nextText()).toBe(first);
    live.clock.advance(1_000);
    expect(await peer.nextText()).toBe(first);
    say({ method: 'ACK', to: /To: (.*)/.exec(first)?.[1] ?? '' });
    expect(await live.settled(peer)).toEqual([]);
    live.clock.advance(4_999);
    expect(await live.settled(peer)).toEqual([]);
    expect(live.seen).toHaveLength(1);
  });

  test('that is accepted leaves copies of the 2xx to the TU, and hands it the ACK', async () => {
    live.answer = (incoming) => (incoming.request.method === 'INVITE' ? answerWith(200)(incoming) : undefined);
    say();
    expect(await nextLine()).toBe('SIP/2.0 200 OK');
    live.clock.advance(10_000);
    say();
    expect(await live.settled(peer)).toEqual([]);
    live.seen[0]?.respond(reply(live.seen[0].request, 200));
    expect(await nextLine()).toBe('SIP/2.0 200 OK');
    say({ method: 'ACK', branch: 'another' });
    await live.settled(peer);
    expect(live.requests.map(({ method }) => method)).toEqual(['INVITE', 'ACK']);
  });

  test('that nobody answers after all leaves no transaction behind', async () => {
    live.answer = answerWith(486);
    say();
    await peer.nextText();
    expect(live.stack.transactions).toBe(1);
    live.clock.advance(32_000);
    expect(live.stack.transactions).toBe(0);
    expect(live.clock.pending).toBe(0);
  });
});

describe('a CANCEL', () => {
  test('is answered with the tag of the responses its INVITE has had', async () => {
    live.answer = (incoming) => incoming.respond(reply(incoming.request, 180, { toTag: 'ringing' }));
    say();
    expect(await peer.nextText()).toContain('tag=ringing');
    say({ method: 'CANCEL' });
    expect(await peer.nextText()).toMatch(/^SIP\/2.0 200 OK[^]*\nTo: [^\r]*;tag=ringing\r\n[^]*CSeq: 1 CANCEL/);
  });

  test('is answered with 200 and told to the TU, which ends the INVITE with 487', async () => {
    live.answer = (incoming) => incoming.onCancel(() => answerWith(487)(incoming));
    say();
    say({ method: 'CANCEL', more: ['Reason: SIP;cause=200'] });
    expect([await nextLine(), await nextLine()]).toEqual(['SIP/2.0 200 OK', 'SIP/2.0 487 Request Terminated']);
    expect(live.seen).toHaveLength(1);
  });

  test('that comes before the TU listens is told when it does', async () => {
    say();
    say({ method: 'CANCEL' });
    expect(await live.settled(peer)).toEqual(['SIP/2.0 200 OK']);
    const cancels: string[] = [];
    live.seen[0]?.onCancel((cancel) => cancels.push(cancel.method));
    expect(cancels).toEqual(['CANCEL']);
  });

  test('that crosses the final response changes nothing', async () => {
    const cancels: string[] = [];
    live.answer = (incoming) => {
      incoming.onCancel((cancel) => cancels.push(cancel.method));
      answerWith(200)(incoming);
    };
    say();
    say({ method: 'CANCEL' });
    expect(await live.settled(peer)).toEqual(['SIP/2.0 200 OK', 'SIP/2.0 200 OK']);
    expect(cancels).toEqual([]);
  });

  test('of nothing, or from somebody else, gets 481', async () => {
    await using stranger = await RawPeer.open('127.0.0.2');
    const cancels: string[] = [];
    live.answer = (incoming) => incoming.onCancel((cancel) => cancels.push(cancel.method));
    say({ method: 'CANCEL', branch: 'nothing' });
    expect(await nextLine()).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
    say();
    await live.settled(peer);
    stranger.send(written(peer.local, { method: 'CANCEL' }), live.endpoint);
    expect(await stranger.nextText()).toContain('SIP/2.0 481');
    expect(cancels).toEqual([]);
  });
});

describe('any other request', () => {
  test('is answered again for each copy until timer J, the TU hearing of it once', async () => {
    live.answer = answerWith(200);
    say({ method: 'INFO' });
    const first = await peer.nextText();
    live.clock.advance(31_999);
    say({ method: 'INFO' });
    expect(await peer.nextText()).toBe(first);
    expect(live.seen).toHaveLength(1);
    live.clock.advance(1);
    say({ method: 'INFO' });
    await peer.nextText();
    expect(live.seen).toHaveLength(2);
  });
});

describe('a response', () => {
  beforeEach(() => {
    live.answer = answerWith(480);
  });

  test('names us, has a tag, and goes back where the request came from (RFC 3581)', async () => {
    say({ via: ';rport' });
    const response = await peer.next();
    expect(topViaOf(response).params).toMatchObject({ received: '127.0.0.1', rport: String(peer.local.port) });
    expect(tagOf(toOf(response))).toMatch(/^[\da-f]{24}$/);
    expect(response.headers.get('Server')).toBe('test');
  });

  test('goes to the port of Via where nobody asked for rport (RFC 3261 §18.2.2)', async () => {
    await using behind = await RawPeer.open();
    behind.send(written(peer.local, { via: '' }), live.endpoint);
    expect(await nextLine()).toBe('SIP/2.0 480 Temporarily Unavailable');
    expect(behind.unread).toBe(0);
  });

  test('notes the address where Via names a host', async () => {
    peer.send(written({ address: 'phone.invalid', port: 1 }), live.endpoint);
    expect(topViaOf(await peer.next()).params).toMatchObject({ received: '127.0.0.1', rport: String(peer.local.port) });
  });
});

describe('what the TU never sees', () => {
  test.each<[string, Written]>([
    ['SIP/2.0 483 Too Many Hops', { more: ['Max-Forwards: 0'] }],
    ['SIP/2.0 420 Bad Extension', { more: ['Require: 100rel, x'] }],
    ['SIP/2.0 400 Bad Request', { more: ['Max-Forwards: many'] }],
    ['SIP/2.0 400 Bad Request', { more: ['Call-ID: second'] }],
  ])('%s', async (line, request) => {
    say(request);
    expect(await live.settled(peer)).toEqual([line]);
    expect(live.seen).toEqual([]);
    expect(live.stack.transactions).toBe(1);
  });

  test.each([
    ['malformed', ['Max-Forwards: many']],
    ['malformed in Via itself', ['Max-Forwards: 70', 'v: SIP/2.0/UDP proxy;;']],
    ['refused before any transaction', ['Max-Forwards: 0']],
  ])('what is %s is answered through a NAT all the same (RFC 3581)', async (_, more) => {
    peer.send(written({ address: 'behind.invalid', port: 1 }, { more }), live.endpoint);
    const refusal = await peer.nextText();
    expect(refusal).toMatch(
      new RegExp(
        `^Via: SIP/2.0/UDP behind.invalid:1;branch=z9hG4bK1;rport=${peer.local.port};received=127.0.0.1\r$`,
        'm',
      ),
    );
  });

  test('the ACK to such a refusal', async () => {
    say({ more: ['Max-Forwards: 0'] });
    const tag = tagOf(toOf(await peer.next()));
    say({ method: 'ACK', to: `<sip:600@h>;tag=${tag}` });
    await live.settled(peer);
    expect(live.seen).toEqual([]);
  });

  test('the same request come another way (482), but its next one', async () => {
    say({ branch: 'one' });
    say({ branch: 'two' });
    expect(await live.settled(peer)).toEqual(['SIP/2.0 482 Loop Detected']);
    say({ branch: 'three', cseq: 2 });
    expect(await live.settled(peer)).toEqual([]);
    expect(live.seen).toHaveLength(2);
  });

  test('extensions it knows pass', async () => {
    await reopen({ supported: ['Timer'] });
    say({ more: ['Require: timer'] });
    expect(await live.settled(peer)).toEqual([]);
    expect(live.seen).toHaveLength(1);
  });

  test('keep-alives, noise, and responses to nothing', async () => {
    for (const noise of ['\r\n\r\n', '\r\n', '\x00\x01\x00\x00', 'hello', 'SIP/2.0 200 OK\r\n\r\n'])
      peer.send(noise, live.endpoint);
    expect(await live.settled(peer)).toEqual([]);
    expect(live.seen).toEqual([]);
  });
});

describe('a flood', () => {
  test('from one source is refused with 503 over its limit, others are served; places come back', async () => {
    await reopen({ limits: { transactions: 100, transactionsPerSource: 3 } });
    await using other = await RawPeer.open('127.0.0.2');
    for (let n = 0; n < 5; n++) say({ branch: `b${n}`, callId: `c${n}` });
    const refusals = [await peer.next(), await peer.next()];
    expect(refusals.map(({ headers }) => [headers.get('Call-ID'), headers.get('Retry-After')])).toEqual([
      ['c3', '5'],
      ['c4', '5'],
    ]);
    expect(await live.settled(other)).toEqual([]);
    for (const incoming of live.seen) incoming.respond(reply(incoming.request, 486));
    live.clock.advance(32_000);
    say({ branch: 'later', callId: 'later' });
    await live.settled(other);
    expect(live.requests.map(callIdOf)).toEqual(['c0', 'c1', 'c2', 'later']);
  });

  test('from many sources is bounded in total', async () => {
    await reopen({ limits: { transactions: 2, transactionsPerSource: 2 } });
    await using other = await RawPeer.open('127.0.0.2');
    for (let n = 0; n < 2; n++) say({ branch: `b${n}`, callId: `c${n}` });
    other.send(written(other.local, { branch: 'x', callId: 'x' }), live.endpoint);
    expect(await other.nextText()).toContain('SIP/2.0 503');
    expect(live.stack.transactions).toBe(2);
  });
});

test('a TU that throws ends its request with 500, and the next one is served', async () => {
  live.answer = () => {
    throw new Error('mine');
  };
  say();
  expect(await live.settled(peer)).toEqual(['SIP/2.0 500 Server Internal Error']);
});

test('IPv6 is served as IPv4 is (RFC 5118)', async () => {
  await using six = await LiveStack.open({}, '::1');
  await using phone = await RawPeer.open('::1');
  six.answer = answerWith(486);
  phone.send(written({ address: '[::1]', port: phone.local.port }), six.endpoint);
  expect(topViaOf(await phone.next())).toMatchObject({ host: '[::1]', params: { received: '::1' } });
  expect(six.stack.contactFor({ transport: 'udp', address: '::1', port: 5060 }, 'x')).toBe(
    `sip:x@[::1]:${six.endpoint.port}`,
  );
});
