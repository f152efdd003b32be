import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { type ClientEvent, type Flow, makeRequest, reply } from '../index.ts';
import { LiveSocketServer } from '../testing/live-socket-server.ts';
import { LiveStack, written } from '../testing/live-stack.ts';

let live: LiveStack;
let server: LiveSocketServer;
let phone: WebSocket;

beforeEach(async () => {
  live = await LiveStack.open();
  server = await LiveSocketServer.open(live.stack);
  phone = await server.connect();
});

afterEach(async () => {
  phone.terminate();
  await server[Symbol.asyncDispose]();
  await live[Symbol.asyncDispose]();
});

const PHONE = { address: 'phone.invalid', port: 80 };

const overWebSocket = (text: string) => text.replace('SIP/2.0/UDP', 'SIP/2.0/WS');

async function nextText(socket = phone): Promise<string> {
  const [data] = await once(socket, 'message');
  return String(data);
}

function flowOf(index: number): Flow {
  const flow = server.flows[index];
  if (!flow) throw new Error('no such flow');
  return flow;
}

function request(method: string, flow: Flow, on: (event: ClientEvent) => void = () => {}) {
  const party = { uri: 'sip:a@h', params: { tag: 'f' } };
  return live.stack.request(
    makeRequest({ method, uri: 'sip:600@h', from: party, to: party, callId: 'c', cseq: 1 }),
    { flow },
    on,
  );
}

test('a request over a WebSocket is answered along it, and says who may speak there', async () => {
  live.answer = (incoming) => incoming.respond(reply(incoming.request, 486));
  phone.send(overWebSocket(written(PHONE)));
  expect(await nextText()).toContain('SIP/2.0 486');
  expect(live.seen[0]?.flow).toMatchObject({
    transport: 'ws',
    open: true,
    identity: 'sip:anna@demo.local',
    remote: { address: '127.0.0.1' },
  });
});

test('the double CRLF is answered with one, and reaches no parser', async () => {
  phone.send('\r\n\r\n');
  expect(await nextText()).toBe('\r\n');
  expect(live.seen).toEqual([]);
});

test('a malformed message gets its 400 and closes neither its own socket nor another', async () => {
  const other = await server.connect();
  phone.send(overWebSocket(written(PHONE, { more: ['no header'] })));
  expect(await nextText()).toContain('SIP/2.0 400');
  phone.send('noise');
  other.send('\r\n\r\n');
  phone.send('\r\n\r\n');
  expect(await Promise.all([nextText(), nextText(other)])).toEqual(['\r\n', '\r\n']);
  other.terminate();
});

test('requests of ours go along the flow, are sent once, and time out all the same', async () => {
  const events: string[] = [];
  request('INVITE', flowOf(0), ({ kind }) => events.push(kind));
  expect(await nextText()).toMatch(
    new RegExp(`^INVITE [^]*Via: SIP/2.0/WS 127.0.0.1:${server.port};branch=z9hG4bK\\w+\r\n`),
  );
  live.clock.advance(14_000);
  phone.send('\r\n\r\n');
  expect(await nextText()).toBe('\r\n');
  live.clock.advance(18_000);
  expect(events).toEqual(['timeout']);
  expect(live.stack.contactFor({ flow: flowOf(0) }, 'wpm')).toBe(`sip:wpm@127.0.0.1:${server.port};transport=ws`);
});

test('a closed WebSocket fails its requests and no others, and is told; what came along it is answered to nobody', async () => {
  const other = await server.connect();
  const events: string[] = [];
  request('OPTIONS', flowOf(0), ({ kind }) => events.push(`first ${kind}`));
  request('OPTIONS', flowOf(1), ({ kind }) => events.push(`second ${kind}`));
  const invited = new Promise((resolve) => (live.answer = resolve));
  phone.send(overWebSocket(written(PHONE)));
  await invited;
  const closed = new Promise<Flow>((resolve) => live.stack.onFlowClosed(resolve));
  phone.close();
  expect(await closed).toBe(flowOf(0));
  expect(events).toEqual(['first transport-error']);
  expect([flowOf(0).open, flowOf(1).open]).toEqual([false, true]);
  live.seen[0]?.respond(reply(live.seen[0].request, 486));
  live.clock.advance(32_000);
  expect(live.stack.transactions).toBe(0);
  other.terminate();
});

test('a listener that throws when a flow closes stops nothing', async () => {
  const told = new Promise<void>((resolve) => {
    live.stack.onFlowClosed(() => {
      resolve();
      throw new Error('mine');
    });
  });
  phone.terminate();
  await told;
  phone = await server.connect();
  phone.send('\r\n\r\n');
  expect(await nextText()).toBe('\r\n');
});

test('a phone that gives no sign of life is let go within a minute; one that does stays', async () => {
  const closed = once(phone, 'close');
  phone.pause();
  live.clock.advance(15_000);
  live.clock.advance(15_000);
  expect(flowOf(0).open).toBe(true);
  live.clock.advance(15_000);
  phone.resume();
  await closed;
  phone = await server.connect();
  for (let minutes = 0; minutes < 4; minutes++) {
    const pinged = once(phone, 'ping');
    live.clock.advance(15_000);
    await pinged;
    phone.send('\r\n\r\n');
    await nextText();
  }
  expect(flowOf(1).open).toBe(true);
});

test('a closed stack closes its sockets', async () => {
  const closed = once(phone, 'close');
  await live[Symbol.asyncDispose]();
  expect(await closed).toEqual([1001, expect.anything()]);
  expect(live.clock.pending).toBe(0);
});
