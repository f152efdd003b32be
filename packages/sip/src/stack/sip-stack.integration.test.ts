import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock, silentLog } from '@wpm/kernel';
import { type ClientEvent, type Endpoint, type IncomingRequest, SipStack, makeRequest, reply } from '../index.ts';
import { RawPeer } from '../testing/raw-peer.ts';

let clock: ManualClock;
let stack: SipStack;
let server: Endpoint;
let peer: RawPeer;
/** What the transaction user got, in order; `answer` says what it does about it. */
let seen: IncomingRequest[];
let answer: (incoming: IncomingRequest) => void;

beforeEach(async () => {
  clock = new ManualClock();
  stack = new SipStack({
    clock,
    log: silentLog,
    fillRandom: (bytes) => crypto.getRandomValues(bytes),
    product: 'test',
  });
  server = await stack.listenUdp({ address: '127.0.0.1', port: 0 });
  peer = await RawPeer.open();
  seen = [];
  answer = () => {};
  stack.onRequest((incoming) => {
    seen.push(incoming);
    answer(incoming);
  });
});

afterEach(async () => {
  await stack[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

type Written = {
  method?: string;
  branch?: string;
  callId?: string;
  cseq?: number;
  via?: string;
  more?: string[];
  to?: string;
};

function written({
  method = 'INVITE',
  branch = '1',
  callId = 'c',
  cseq = 1,
  via = ';rport',
  more = [],
  to = '<sip:600@h>',
}: Written = {}): string {
  const lines = [
    `${method} sip:600@127.0.0.1 SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${peer.local.port};branch=z9hG4bK${branch}${via}`,
    'From: <sip:a@h>;tag=f',
    `To: ${to}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} ${method}`,
    'Contact: <sip:a@127.0.0.1>',
    ...more,
    'Content-Length: 0',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

const say = (request: Written | string) => peer.send(typeof request === 'string' ? request : written(request), server);

const lineOf = async () => (await peer.nextText()).split('\r\n')[0];

/** An OPTIONS that is answered proves that everything sent before it has been dealt with. */
async function settled(): Promise<void> {
  const before = answer;
  answer = (incoming) =>
    incoming.request.method === 'OPTIONS' ? incoming.respond(reply(incoming.request, 200)) : before(incoming);
  say({ method: 'OPTIONS', branch: `settled${Math.random()}`, callId: `settled${Math.random()}` });
  for (let line = await lineOf(); line !== 'SIP/2.0 200 OK'; line = await lineOf()) rest.push(line ?? '');
  answer = before;
}
let rest: string[];
beforeEach(() => (rest = []));

describe('requests received', () => {
  test('a silent TU has 100 sent after 200 ms; copies of the INVITE are absorbed', async () => {
    say({});
    say({});
    await settled();
    expect([seen.length, rest]).toEqual([2, []]);
    clock.advance(200);
    expect(await lineOf()).toBe('SIP/2.0 100 Trying');
    say({});
    expect(await lineOf()).toBe('SIP/2.0 100 Trying');
    expect(seen).toHaveLength(2);
  });

  test('a response goes back where the request came from, with our name and a tag, however often it is asked for', async () => {
    answer = ({ request, respond }) => respond(reply(request, 486));
    say({});
    const first = await peer.nextText();
    expect(first).toContain(
      `;received=127.0.0.1;rport=${peer.local.port}`.replace(';received', 'received').slice(0, 8),
    );
    expect(first).toMatch(/rport=\d+/);
    expect(first).toMatch(/To: <sip:600@h>;tag=[\da-f]{24}\r\n/);
    expect(first).toContain('Server: test\r\n');
    say({});
    expect(await peer.nextText()).toBe(first);
    expect(seen).toHaveLength(1);
  });
});
