import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ClientEvent,
  type Destination,
  type Endpoint,
  type Flow,
  type SipRequest,
  makeRequest,
  printMessage,
  reply,
  topViaOf,
} from '../index.ts';
import { LiveStack, written } from '../testing/live-stack.ts';
import { RawConnection, RawListener } from '../testing/raw-connection.ts';
import { until } from '../testing/until.ts';

const ANY_PORT: Endpoint = { address: '127.0.0.1', port: 0 };

let live: LiveStack;
let tcp: Endpoint;
let phone: RawConnection;

beforeEach(async () => {
  live = await LiveStack.open();
  tcp = await live.stack.listenTcp(ANY_PORT);
  phone = await RawConnection.open(tcp);
});

afterEach(async () => {
  await phone[Symbol.asyncDispose]();
  await live[Symbol.asyncDispose]();
});

const overTcp = (text: string) => text.replace('SIP/2.0/UDP', 'SIP/2.0/TCP');

const say = (options = {}) => phone.send(overTcp(written(phone.local, options)));

const refuse = (status: number) => (live.answer = (incoming) => incoming.respond(reply(incoming.request, status)));

const firstLine = async () => (await phone.nextText()).split('\r\n')[0];

function requestOf(method = 'OPTIONS', body = ''): SipRequest {
  const party = { uri: 'sip:a@h', params: { tag: 'f' } };
  const to = { uri: 'sip:600@h', params: {} };
  return makeRequest({ method, uri: 'sip:600@h', from: party, to, callId: 'c', cseq: 1, body });
}

/** Starts a request; resolves with the event that ends it. */
const outcome = (destination: Destination, request = requestOf()) =>
  new Promise<ClientEvent>((resolve) => void live.stack.request(request, destination, resolve));

async function nextRequest(from: Pick<RawConnection, 'next'>): Promise<SipRequest> {
  const message = await from.next();
  if (message.kind !== 'request') throw new Error('a response');
  return message;
}

/** Resolves with the flow that closes next. */
const nextClosed = () => new Promise<Flow>((resolve) => live.stack.onFlowClosed(resolve));

describe('a TCP connection', () => {
  test('is one flow: requests along it are answered along it, and others go back the same way', async () => {
    refuse(480);
    say();
    const refusal = await phone.next();
    expect(refusal).toMatchObject({ status: 480 });
    expect(topViaOf(refusal)).toMatchObject({ transport: 'TCP', params: { rport: String(phone.local.port) } });
    const flow = live.seen[0]?.flow;
    expect(flow).toMatchObject({ transport: 'tcp', open: true, remote: phone.local, local: tcp });
    const answered = flow && outcome({ flow });
    const request = await nextRequest(phone);
    expect(topViaOf(request)).toMatchObject({ transport: 'TCP', port: tcp.port });
    phone.send(printMessage(reply(request, 200)));
    expect(await answered).toMatchObject({ kind: 'response', response: { status: 200 } });
    expect(flow && live.stack.contactFor({ flow }, 'wpm')).toBe(`sip:wpm@127.0.0.1:${tcp.port};transport=tcp`);
  });

  test('carries messages however they are cut, and several in one piece', async () => {
    refuse(480);
    const text = overTcp(written(phone.local, { branch: 'a', callId: 'a' }));
    phone.send(text.slice(0, 30));
    phone.send(text.slice(30) + overTcp(written(phone.local, { branch: 'b', callId: 'b' })));
    expect([await firstLine(), await firstLine()]).toEqual(Array(2).fill('SIP/2.0 480 Temporarily Unavailable'));
  });

  test('answers keep-alives, and a lone CRLF not (RFC 5626 §4.4.1)', async () => {
    phone.send('\r\n');
    say({ method: 'INFO', more: ['Max-Forwards: 0'] });
    expect(await firstLine()).toBe('SIP/2.0 483 Too Many Hops');
    phone.send('\r\n\r\n');
    expect(await phone.nextText()).toBe('line-break');
  });

  test('on which Content-Length is missing is told so, and closed (RFC 3261 §18.3)', async () => {
    phone.send(overTcp(written(phone.local)).replace('Content-Length: 0\r\n', ''));
    expect(await firstLine()).toBe('SIP/2.0 400 Bad Request');
    await phone.closed;
    expect(live.seen).toEqual([]);
  });

  test('on which noise comes is closed without a word', async () => {
    phone.send('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    await phone.closed;
    expect(phone.unread).toBe(0);
  });

  test('on which too large a message is announced is told so, and closed', async () => {
    phone.send(overTcp(written(phone.local)).replace('Content-Length: 0', 'Content-Length: 99999'));
    expect(await firstLine()).toBe('SIP/2.0 413 Request Entity Too Large');
    await phone.closed;
  });

  test.each([
    ['says nothing at all', '', 30_000],
    ['never ends its message (slow loris)', 'OPTIONS sip:a', 20_000],
  ])('whose peer %s is closed', async (_, text, ms) => {
    phone.send(text);
    await until(() => live.stack.counters.now.connections === 1);
    if (text !== '') await until(() => live.stack.counters.now.bufferedBytes === text.length);
    live.clock.advance(ms - 1);
    expect(live.stack.counters.now.connections).toBe(1);
    live.clock.advance(1);
    await phone.closed;
    await until(() => live.stack.counters.now.connections === 0);
    expect(live.stack.counters.now.bufferedBytes).toBe(0);
    expect(live.clock.pending).toBe(0);
  });

  test('is closed after ten minutes of silence; keep-alives are life', async () => {
    refuse(480);
    say();
    await firstLine();
    live.clock.advance(599_999);
    phone.send('\r\n\r\n');
    await phone.nextText();
    live.clock.advance(599_999);
    phone.send('\r\n\r\n');
    await phone.nextText();
    live.clock.advance(600_000);
    await phone.closed;
  });

  test('that is gone ends the requests sent along it, and is told', async () => {
    say();
    await until(() => live.seen.length === 1);
    const flow = live.seen[0]?.flow as Flow;
    const [ended, closed] = [outcome({ flow }), nextClosed()];
    await phone[Symbol.asyncDispose]();
    expect(await ended).toMatchObject({ kind: 'transport-error' });
    expect((await closed).id).toBe(flow.id);
    expect(await outcome({ flow })).toMatchObject({ kind: 'transport-error' });
  });

  test('that is gone has its responses sent to the port of its Via (RFC 3261 §18.2.2)', async () => {
    await using listener = await RawListener.open();
    phone.send(overTcp(written(listener.local)));
    await until(() => live.seen.length === 1);
    const closed = nextClosed();
    await phone[Symbol.asyncDispose]();
    await closed;
    live.seen[0]?.respond(reply(live.seen[0].request, 480));
    const another = await listener.nextConnection();
    expect(await another.next()).toMatchObject({ kind: 'response', status: 480 });
  });

  test('whose peer does not read is cut off at 1 MiB', async () => {
    say();
    await until(() => live.seen.length === 1);
    const flow = live.seen[0]?.flow as Flow;
    phone.pause();
    const closed = nextClosed();
    let sent = 0;
    while (flow.open && sent < 64) {
      live.stack.request(requestOf('MESSAGE', 'x'.repeat(512 * 1024)), { flow }, () => {});
      sent++;
      await new Promise((resolve) => void setImmediate(resolve));
    }
    expect((await closed).id).toBe(flow.id);
    expect(sent).toBeLessThan(32);
    expect(live.stack.counters.now.bufferedBytes).toBe(0);
    expect(live.stack.transactions).toBe(1);
  });
});

describe('a hop over TCP', () => {
  test('is connected to once, and again when that connection is gone (RFC 5923)', async () => {
    await using listener = await RawListener.open();
    const hop = { transport: 'tcp', ...listener.local } as const;
    const both = [outcome(hop), outcome(hop)];
    const connection = await listener.nextConnection();
    for (let n = 0; n < 2; n++) connection.send(printMessage(reply(await nextRequest(connection), 200)));
    expect(await Promise.all(both)).toMatchObject([{ response: { status: 200 } }, { response: { status: 200 } }]);
    expect(listener.count).toBe(1);
    const closed = nextClosed();
    await connection[Symbol.asyncDispose]();
    await closed;
    const again = outcome(hop);
    const next = await listener.nextConnection();
    const request = await nextRequest(next);
    expect(topViaOf(request)).toMatchObject({ transport: 'TCP', host: '127.0.0.1', port: tcp.port });
    next.send(printMessage(reply(request, 200)));
    expect(await again).toMatchObject({ response: { status: 200 } });
  });

  test('takes requests along our connection, too', async () => {
    refuse(480);
    await using listener = await RawListener.open();
    void outcome({ transport: 'tcp', ...listener.local });
    const connection = await listener.nextConnection();
    await connection.next();
    connection.send(overTcp(written(listener.local)));
    expect(await connection.next()).toMatchObject({ status: 480 });
  });

  test('that takes no connections is a transport error at once', async () => {
    const { local } = await RawListener.open().then(async (listener) => {
      const { local: at } = listener;
      await listener[Symbol.asyncDispose]();
      return { local: at };
    });
    expect(await outcome({ transport: 'tcp', ...local })).toMatchObject({
      kind: 'transport-error',
      why: expect.stringContaining('ECONNREFUSED'),
    });
    expect([live.stack.transactions, live.clock.pending]).toEqual([0, 1]);
  });

  test.each([0, 70_000])('at port %i, which is none, is a transport error', async (port) => {
    expect(await outcome({ transport: 'tcp', address: '127.0.0.1', port })).toMatchObject({ kind: 'transport-error' });
  });

  test('that does not answer the call for a connection is given up after 5 s', async () => {
    // TEST-NET-1 (RFC 5737): nobody is there. Where the system says so at once, that is a transport error, too.
    const ended = outcome({ transport: 'tcp', address: '192.0.2.1', port: 5060 });
    live.clock.advance(4_999);
    expect(live.stack.transactions).toBe(1);
    live.clock.advance(1);
    expect(await ended).toMatchObject({ kind: 'transport-error' });
  });

  test('is sent keep-alives, and is gone if it answered one and then no more (RFC 5626 §4.4.1)', async () => {
    await using listener = await RawListener.open();
    void outcome({ transport: 'tcp', ...listener.local });
    const connection = await listener.nextConnection();
    connection.send(printMessage(reply(await nextRequest(connection), 200)));
    await until(() => live.stack.transactions === 0);
    live.clock.advance(100_000);
    expect([await connection.nextText(), await connection.nextText()]).toEqual(['line-break', 'line-break']);
    // It has not answered any keep-alive yet, so nothing is held against it.
    live.clock.advance(11_000);
    expect(live.stack.counters.now.connections).toBe(1);
    connection.send('\r\n');
    connection.send(overTcp(written(listener.local, { method: 'INFO', more: ['Max-Forwards: 0'] })));
    await connection.next();
    live.clock.advance(100_000);
    expect([await connection.nextText(), await connection.nextText()]).toEqual(['line-break', 'line-break']);
    live.clock.advance(10_000);
    await connection.closed;
  });
});
