import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ClientEvent,
  type Destination,
  type SipRequest,
  type SipResponse,
  cseqOf,
  makeRequest,
  printMessage,
  reply,
  topViaOf,
} from '../index.ts';
import { LiveStack } from '../testing/live-stack.ts';
import { RawPeer } from '../testing/raw-peer.ts';

let live: LiveStack;
let peer: RawPeer;
let events: ClientEvent[];

beforeEach(async () => {
  live = await LiveStack.open();
  peer = await RawPeer.open();
  events = [];
});

afterEach(async () => {
  await live[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

function requestOf(method: string): SipRequest {
  const party = { uri: 'sip:a@h', params: { tag: 'f' } };
  return makeRequest({
    method,
    uri: 'sip:600@h',
    from: party,
    to: { uri: 'sip:600@h', params: {} },
    callId: 'c',
    cseq: 1,
  });
}

const toPeer = (): Destination => ({ transport: 'udp', ...peer.local });

const begin = (method = 'INVITE', to = toPeer()) =>
  live.stack.request(requestOf(method), to, (event) => events.push(event));

async function nextRequest(): Promise<SipRequest> {
  const message = await peer.next();
  if (message.kind !== 'request') throw new Error('a response');
  return message;
}

async function respond(response: SipResponse): Promise<void> {
  peer.send(printMessage(response), live.endpoint);
  await live.settled(peer);
}

const outcome = () => events.map((event) => (event.kind === 'response' ? event.response.status : event.kind));

test('a request gets our Via and name; copies are sent until a response comes', async () => {
  begin();
  const first = await nextRequest();
  expect(topViaOf(first)).toMatchObject({
    transport: 'UDP',
    host: '127.0.0.1',
    port: live.endpoint.port,
    params: { rport: true },
  });
  expect(topViaOf(first).params['branch']).toMatch(/^z9hG4bK[\da-f]{24}$/);
  expect(first.headers.get('User-Agent')).toBe('test');
  live.clock.advance(500);
  expect(printMessage(await nextRequest())).toBe(printMessage(first));
  await respond(reply(first, 180, { toTag: 't' }));
  live.clock.advance(60_000);
  await live.settled(peer);
  expect(outcome()).toEqual([180]);
});

test('nobody there is a timeout after 32 s, reported once', async () => {
  begin();
  live.clock.advance(31_999);
  expect(outcome()).toEqual([]);
  live.clock.advance(1);
  expect(outcome()).toEqual(['timeout']);
  expect([live.stack.transactions, live.clock.pending]).toEqual([0, 0]);
});

test('a refusal is acknowledged each time it comes, and reported once', async () => {
  begin();
  const invite = await nextRequest();
  const refusal = printMessage(reply(invite, 486, { toTag: 't' }));
  for (const copy of [refusal, refusal]) {
    peer.send(copy, live.endpoint);
    const ack = await nextRequest();
    expect([ack.method, ack.headers.get('To')]).toEqual(['ACK', '<sip:600@h>;tag=t']);
    expect(topViaOf(ack)).toEqual(topViaOf(invite));
  }
  expect(outcome()).toEqual([486]);
});

test('every copy of a 2xx is reported, and every fork of it', async () => {
  begin();
  const invite = await nextRequest();
  await respond(reply(invite, 200, { toTag: 'one' }));
  await respond(reply(invite, 200, { toTag: 'one' }));
  await respond(reply(invite, 200, { toTag: 'two' }));
  expect(outcome()).toEqual([200, 200, 200]);
});

test('a response to another branch, or with a Via below ours, is nobody’s', async () => {
  begin();
  const invite = await nextRequest();
  const other = reply(invite, 180, { toTag: 't' });
  other.headers.set('Via', 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKother');
  await respond(other);
  const below = reply(invite, 180, { toTag: 't' });
  below.headers.add('Via', 'SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23');
  await respond(below);
  expect(outcome()).toEqual([]);
});

describe('cancelling', () => {
  test('waits for a provisional response, then goes with the branch of the INVITE', async () => {
    const outgoing = begin();
    const invite = await nextRequest();
    outgoing.cancel([['Reason', 'SIP;cause=200']]);
    expect(await live.settled(peer)).toEqual([]);
    peer.send(printMessage(reply(invite, 180, { toTag: 't' })), live.endpoint);
    const cancel = await nextRequest();
    expect([cancel.method, cseqOf(cancel).number, cancel.headers.get('Reason')]).toEqual([
      'CANCEL',
      1,
      'SIP;cause=200',
    ]);
    expect(topViaOf(cancel)).toEqual(topViaOf(invite));
    peer.send(printMessage(reply(cancel, 200)), live.endpoint);
    peer.send(printMessage(reply(invite, 487, { toTag: 't' })), live.endpoint);
    expect((await nextRequest()).method).toBe('ACK');
    expect(outcome()).toEqual([180, 487]);
  });

  test('a 200 that crosses the CANCEL is reported: the TU must take it and hang up', async () => {
    const outgoing = begin();
    const invite = await nextRequest();
    await respond(reply(invite, 180, { toTag: 't' }));
    outgoing.cancel();
    expect((await nextRequest()).method).toBe('CANCEL');
    await respond(reply(invite, 200, { toTag: 't' }));
    expect(outcome()).toEqual([180, 200]);
  });

  test('means nothing for what is no INVITE, or is over', async () => {
    const options = begin('OPTIONS');
    const request = await nextRequest();
    options.cancel();
    await respond(reply(request, 200));
    options.cancel();
    expect(await live.settled(peer)).toEqual([]);
    expect(outcome()).toEqual([200]);
  });
});

describe('a way that is not there', () => {
  test.each<[string, Destination]>([
    ['an IPv6 address, IPv4 only', { transport: 'udp', address: '::1', port: 5060 }],
    ['a port that is none', { transport: 'udp', address: '127.0.0.1', port: 0 }],
    ['a port out of range', { transport: 'udp', address: '127.0.0.1', port: 70_000 }],
    [
      'a WebSocket nobody knows',
      {
        flow: {
          id: 'ws 99',
          transport: 'ws',
          open: true,
          remote: { address: '', port: 0 },
          local: { address: '', port: 0 },
        },
      },
    ],
  ])('is a transport error, reported later and once: %s', async (_, destination) => {
    const reported = new Promise<ClientEvent>((resolve) => {
      live.stack.request(requestOf('OPTIONS'), destination, (event) => {
        events.push(event);
        resolve(event);
      });
    });
    expect(events).toEqual([]);
    expect(await reported).toMatchObject({ kind: 'transport-error' });
    live.clock.advance(60_000);
    expect(events).toHaveLength(1);
    live.stack.send(requestOf('ACK'), destination);
  });
});

test('a TU that throws in an event does not stop the stack', async () => {
  live.stack.request(requestOf('OPTIONS'), toPeer(), () => {
    throw new Error('mine');
  });
  await respond(reply(await nextRequest(), 200));
  expect(await live.settled(peer)).toEqual([]);
});

describe('a UDP socket', () => {
  test('whose address is taken is an error of who opens it', async () => {
    await expect(live.stack.listenUdp(live.endpoint)).rejects.toThrow(/EADDRINUSE/);
  });

  test('bound to all addresses names the one the peer can answer to', async () => {
    await using everywhere = await LiveStack.open({}, '0.0.0.0');
    const contact = everywhere.stack.contactFor({ transport: 'udp', address: '127.0.0.1', port: 5060 }, 'x');
    expect(contact).toBe(`sip:x@127.0.0.1:${everywhere.endpoint.port}`);
    everywhere.stack.request(requestOf('OPTIONS'), toPeer(), () => {});
    expect(topViaOf(await nextRequest()).host).toBe('127.0.0.1');
  });

  test('answers along a flow that was noted down', async () => {
    const noted = { id: 'x', transport: 'udp', open: true, remote: peer.local, local: live.endpoint } as const;
    live.stack.request(requestOf('OPTIONS'), { flow: noted }, () => {});
    expect((await nextRequest()).method).toBe('OPTIONS');
  });
});
