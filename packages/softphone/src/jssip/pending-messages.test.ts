import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PendingMessages } from './pending-messages.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const request = (method: string, branch: string) =>
  `${method} sip:101@demo.local SIP/2.0\r\nVia: SIP/2.0/WS x.invalid;branch=${branch}\r\nCSeq: 1 ${method}\r\n\r\n`;
const response = (status: number, branch: string, method: string) =>
  `SIP/2.0 ${status} X\r\nVia: SIP/2.0/WS x.invalid;branch=${branch}\r\nCSeq: 1 ${method}\r\n\r\n`;

test('a request nobody answered is not sent again once its sender has given it up', () => {
  const pending = new PendingMessages();
  pending.sending(request('INVITE', 'a'));
  pending.sending(request('BYE', 'b'));
  vi.advanceTimersByTime(31_999);
  expect(pending.take()).toEqual([request('INVITE', 'a'), request('BYE', 'b')]);
  vi.advanceTimersByTime(1);
  expect(pending.take()).toEqual([]);
});

test('an INVITE that rings is, for as long as anything rings; no other request is for an answer that is none', () => {
  const pending = new PendingMessages();
  for (const [method, branch] of [
    ['INVITE', 'a'],
    ['REGISTER', 'b'],
  ] as const) {
    pending.sending(request(method, branch));
    pending.received(response(180, branch, method));
  }
  vi.advanceTimersByTime(60_000);
  expect(pending.take()).toEqual([request('INVITE', 'a')]);
  vi.advanceTimersByTime(120_000);
  expect(pending.take()).toEqual([]);
});

test('what was given up takes no room', () => {
  const pending = new PendingMessages();
  pending.sending(request('OPTIONS', 'a'));
  vi.advanceTimersByTime(40_000);
  pending.sending(request('OPTIONS', 'b'));
  expect(pending.take()).toEqual([request('OPTIONS', 'b')]);
});
