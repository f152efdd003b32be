import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ResilientSocket } from './resilient-socket.ts';

/** A WebSocket whose network the test plays. */
class FakeWebSocket extends EventTarget {
  readonly sent: string[] = [];
  closed = false;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }

  send(message: string): void {
    this.sent.push(message);
  }

  close(): void {
    this.closed = true;
  }

  opens(): void {
    this.dispatchEvent(new Event('open'));
  }

  fails(code = 1006): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason: '' }));
  }

  says(data: string): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
}

const request = (method: string, branch: string, cseq = method) =>
  `${method} sip:101@demo.local SIP/2.0\r\nVia: SIP/2.0/WS x.invalid;branch=${branch}\r\nCSeq: 1 ${cseq}\r\n\r\n`;
const response = (status: number, branch: string, method: string) =>
  `SIP/2.0 ${status} X\r\nVia: SIP/2.0/WS x.invalid;branch=${branch}\r\nCSeq: 1 ${method}\r\n\r\n`;

function connected() {
  const sockets: FakeWebSocket[] = [];
  const told: string[] = [];
  const observer = {
    lost: () => void told.push('lost'),
    reopened: () => void told.push('reopened'),
    refused: () => void told.push('refused'),
    turnedAway: () => void told.push('turned away'),
    received: () => {},
  };
  const socket = new ResilientSocket('ws://platform.test/sip?ticket=1', observer, (url) => {
    const opened = new FakeWebSocket(url);
    sockets.push(opened);
    return opened as unknown as WebSocket;
  });
  const sip: string[] = [];
  Object.assign(socket, {
    onconnect: () => sip.push('connected'),
    ondisconnect: () => sip.push('disconnected'),
  });
  socket.connect();
  const last = () => sockets.at(-1) ?? expect.unreachable();
  last().opens();
  return { socket, sockets, told, sip, last };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a loss is hidden from SIP, and an unanswered request goes out again with its branch', () => {
  const { socket, told, sip, last } = connected();
  socket.send(request('INVITE', 'z9hG4bK1'));
  last().fails();
  vi.advanceTimersByTime(300);
  last().opens();
  expect(sip).toEqual(['connected']);
  expect(told).toEqual(['lost', 'reopened']);
  expect(last().sent).toEqual([request('INVITE', 'z9hG4bK1')]);
});

test('an answered request is not sent again; a CANCEL is told from the INVITE whose branch it has', () => {
  const { socket, last } = connected();
  socket.send(request('INVITE', 'b'));
  socket.send(request('CANCEL', 'b'));
  last().says(response(180, 'b', 'INVITE'));
  last().says(response(200, 'b', 'CANCEL'));
  last().fails();
  vi.advanceTimersByTime(300);
  last().opens();
  expect(last().sent).toEqual([request('INVITE', 'b')]);
});

test('what is sent while the connection is lost waits for it: requests, responses and ACKs, each once', () => {
  const { socket, last } = connected();
  const ok = response(200, 'theirs', 'INVITE');
  last().fails();
  expect([request('BYE', 'b2'), ok, ok, request('ACK', 'b3')].map((message) => socket.send(message))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  vi.advanceTimersByTime(300);
  last().opens();
  expect(last().sent).toEqual([request('BYE', 'b2'), ok, request('ACK', 'b3')]);
});

test('an ACK that was sent is not sent again', () => {
  const { socket, last } = connected();
  socket.send(request('ACK', 'b4'));
  last().fails();
  vi.advanceTimersByTime(300);
  last().opens();
  expect(last().sent).toEqual([]);
});

test('after 20 s the loss is told, nothing old is sent any more and new messages are refused', () => {
  const { socket, sip, sockets, last } = connected();
  socket.send(request('BYE', 'old'));
  last().fails();
  for (let second = 0; second < 20; second++) {
    expect(sip).toEqual(['connected']);
    if (!last().closed) last().fails();
    vi.advanceTimersByTime(1_000);
  }
  expect(sip).toEqual(['connected', 'disconnected']);
  expect(socket.send(request('BYE', 'new'))).toBe(false);
  const before = sockets.length;
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(before);
  socket.connect();
  last().opens();
  expect(last().sent).toEqual([]);
  expect(sip).toEqual(['connected', 'disconnected', 'connected']);
});

test('it waits longer from one failed opening to the next, but never more than 3 s', () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const { sockets, last } = connected();
  const gaps: number[] = [];
  for (let i = 0; i < 7; i++) {
    last().fails();
    const count = sockets.length;
    const from = performance.now();
    while (sockets.length === count) vi.advanceTimersToNextTimer();
    gaps.push(performance.now() - from);
  }
  expect(gaps).toEqual([200, 400, 800, 1600, 3000, 3000, 3000]);
  vi.restoreAllMocks();
});

test('an opening that hangs is given up after 5 s and tried again', () => {
  const { sockets, told, last } = connected();
  last().fails();
  vi.advanceTimersByTime(300);
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(5_500);
  expect(sockets[1]?.closed).toBe(true);
  expect(sockets).toHaveLength(3);
  expect(told).toEqual(['lost', 'refused']);
});

test('a first connection that fails is told to SIP at once, which decides when to try again', () => {
  const told: string[] = [];
  const sockets: FakeWebSocket[] = [];
  const note = (what: string) => () => void told.push(what);
  const socket = new ResilientSocket(
    'ws://platform.test/sip',
    {
      lost: note('lost'),
      reopened: note('reopened'),
      refused: note('refused'),
      turnedAway: note('turned away'),
      received: () => {},
    },
    (url) => {
      const opened = new FakeWebSocket(url);
      sockets.push(opened);
      return opened as unknown as WebSocket;
    },
  );
  socket.ondisconnect = note('disconnected');
  socket.connect();
  sockets[0]?.fails();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['refused', 'disconnected']);
  expect(sockets).toHaveLength(1);
});

test('it pings every 10 s; a peer that once answered and then does not is gone after 3 s', () => {
  const { told, last } = connected();
  vi.advanceTimersByTime(10_000);
  expect(last().sent).toEqual(['\r\n\r\n']);
  last().says('\r\n');
  vi.advanceTimersByTime(10_000);
  expect(last().sent).toHaveLength(2);
  vi.advanceTimersByTime(2_999);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['lost']);
});

test('a peer that never answers pings is not taken for dead', () => {
  const { told, sockets } = connected();
  vi.advanceTimersByTime(120_000);
  expect(told).toEqual([]);
  expect(sockets).toHaveLength(1);
});

test('waking up tries a lost connection at once and pings an open one', () => {
  const { socket, sockets, last } = connected();
  socket.wake();
  expect(last().sent).toEqual(['\r\n\r\n']);
  last().fails();
  socket.wake();
  expect(sockets).toHaveLength(2);
});

test('one that is open and says nothing within 1.5 s of being woken is gone, though it never answered a ping', () => {
  const { socket, told, last } = connected();
  socket.wake();
  last().says('\r\n');
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([]);
  socket.wake();
  vi.advanceTimersByTime(1_499);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['lost']);
});

test('with another network it is opened anew at once, and what was not answered goes out again', () => {
  const { socket, sockets, told, sip, last } = connected();
  socket.send(request('INVITE', 'b7'));
  socket.networkChanged();
  expect([sockets.length, told]).toEqual([2, ['lost']]);
  // It may have been too soon: once more, without waiting for the next try.
  last().fails();
  socket.networkChanged();
  expect(sockets).toHaveLength(3);
  last().opens();
  expect(last().sent).toEqual([request('INVITE', 'b7')]);
  expect(told.at(-1)).toBe('reopened');
  expect(sip).toEqual(['connected']);
});

test('the next connection goes to the newest URL, with its ticket', () => {
  const { socket, last } = connected();
  socket.url = 'ws://platform.test/sip?ticket=2';
  expect(last().url).toContain('ticket=1');
  last().fails();
  vi.advanceTimersByTime(300);
  expect(last().url).toContain('ticket=2');
  expect(socket.sip_uri).toBe('sip:platform.test;transport=ws');
});

test('closed by policy, it does not try the dead ticket again; a new one is tried at once, and nothing is lost', () => {
  const { socket, sockets, told, sip, last } = connected();
  last().fails(1008);
  socket.wake();
  socket.send(request('BYE', 'b5'));
  vi.advanceTimersByTime(19_000);
  expect(sockets).toHaveLength(1);
  socket.url = 'ws://platform.test/sip?ticket=2';
  expect(last().url).toContain('ticket=2');
  last().opens();
  expect(told).toEqual(['lost', 'turned away', 'reopened']);
  expect(last().sent).toEqual([request('BYE', 'b5')]);
  expect(sip).toEqual(['connected']);
});

test('closed by policy with no new ticket for 20 s, the loss is told to SIP', () => {
  const { sockets, sip, last } = connected();
  last().fails(1008);
  vi.advanceTimersByTime(20_000);
  expect(sip).toEqual(['connected', 'disconnected']);
  expect(sockets).toHaveLength(1);
});

test('what a dropped connection still says is not heard', () => {
  const { sockets, sip, last } = connected();
  last().fails();
  vi.advanceTimersByTime(300);
  last().opens();
  sockets[0]?.says('SIP/2.0 200 OK\r\n\r\n');
  sockets[0]?.fails();
  expect(sip).toEqual(['connected']);
});

test('disconnecting leaves no timer behind', () => {
  const { socket, last } = connected();
  last().fails();
  socket.disconnect();
  expect(vi.getTimerCount()).toBe(0);
});
