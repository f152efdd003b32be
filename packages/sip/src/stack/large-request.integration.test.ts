import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ClientEvent,
  type Destination,
  type Endpoint,
  type SipRequest,
  makeRequest,
  printMessage,
  reply,
  topViaOf,
} from '../index.ts';
import { LiveStack } from '../testing/live-stack.ts';
import { RawListener } from '../testing/raw-connection.ts';
import { RawPeer } from '../testing/raw-peer.ts';

const ANY_PORT: Endpoint = { address: '127.0.0.1', port: 0 };

let live: LiveStack;
let tcp: Endpoint;

beforeEach(async () => {
  live = await LiveStack.open();
  tcp = await live.stack.listenTcp(ANY_PORT);
});

afterEach(() => live[Symbol.asyncDispose]());

function requestOf(method: string, body = ''): SipRequest {
  const party = { uri: 'sip:a@h', params: { tag: 'f' } };
  const to = { uri: 'sip:600@h', params: {} };
  return makeRequest({ method, uri: 'sip:600@h', from: party, to, callId: 'c', cseq: 1, body });
}

/** Starts a request; resolves with the event that ends it. */
const outcome = (destination: Destination, request: SipRequest) =>
  new Promise<ClientEvent>((resolve) => void live.stack.request(request, destination, resolve));

const large = () => requestOf('MESSAGE', 'x'.repeat(1_300));

/** A peer that takes datagrams and connections at one port. */
async function openPair(): Promise<{ peer: RawPeer; listener: RawListener }> {
  for (;;) {
    const peer = await RawPeer.open();
    try {
      return { peer, listener: await RawListener.open('127.0.0.1', peer.local.port) };
    } catch {
      // Somebody else's connection has the port.
      await peer[Symbol.asyncDispose]();
    }
  }
}

describe('a request of over 1300 bytes to a UDP hop (RFC 3261 §18.1.1)', () => {
  test('goes over TCP, its Via saying so', async () => {
    const pair = await openPair();
    await using peer = pair.peer;
    await using listener = pair.listener;
    const answered = outcome({ transport: 'udp', ...peer.local }, large());
    const connection = await listener.nextConnection();
    const request = await connection.next();
    if (request.kind !== 'request') throw new Error('a response');
    expect(topViaOf(request)).toMatchObject({ transport: 'TCP', port: tcp.port });
    connection.send(printMessage(reply(request, 200)));
    expect(await answered).toMatchObject({ response: { status: 200 } });
    expect(peer.unread).toBe(0);
  });

  test('goes over UDP after all where nobody takes connections, and the next one at once', async () => {
    await using peer = await RawPeer.open();
    const hop = { transport: 'udp', ...peer.local } as const;
    for (let n = 0; n < 2; n++) {
      const answered = outcome(hop, large());
      const request = await peer.next();
      expect(topViaOf(request)).toMatchObject({ transport: 'UDP' });
      peer.send(printMessage(reply(request as SipRequest, 200)), live.endpoint);
      expect(await answered).toMatchObject({ response: { status: 200 } });
    }
    live.stack.send(large(), hop);
    expect(topViaOf(await peer.next())).toMatchObject({ transport: 'UDP' });
  });

  test('a shorter one goes over UDP', async () => {
    const pair = await openPair();
    await using peer = pair.peer;
    await using listener = pair.listener;
    void outcome({ transport: 'udp', ...peer.local }, requestOf('OPTIONS'));
    expect(topViaOf(await peer.next())).toMatchObject({ transport: 'UDP' });
    expect(listener.count).toBe(0);
  });
});
