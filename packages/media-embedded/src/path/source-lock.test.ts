import { expect, test } from 'vitest';
import type { RtpHeader } from '../rtp/rtp-packet.ts';
import { SourceLock } from './source-lock.ts';

const SIGNALLED = { address: '198.51.100.7', port: 4_000 };
const OTHER_PORT = { address: '198.51.100.7', port: 4_444 };
const STRANGER = { address: '203.0.113.9', port: 4_000 };

const header = (sequence: number): RtpHeader => ({
  payloadType: 8,
  marker: false,
  sequence,
  timestamp: 0,
  ssrc: 1,
  payloadStart: 12,
  payloadEnd: 172,
});

const send = (lock: SourceLock, from: typeof SIGNALLED, count: number) =>
  Array.from({ length: count }, (_, i) => lock.admits(from, header(i))).filter(Boolean).length;

test('the signalled address is believed at once, and nobody beside it', () => {
  const lock = new SourceLock(SIGNALLED);
  expect(send(lock, SIGNALLED, 1)).toBe(1);
  expect(send(lock, OTHER_PORT, 50)).toBe(0);
  expect(lock.remote).toEqual(SIGNALLED);
});

test('the same host on another port is believed after ten packets in sequence, and sound goes there only then', () => {
  const lock = new SourceLock(SIGNALLED);
  expect(send(lock, OTHER_PORT, 9)).toBe(0);
  expect(lock.remote).toEqual(SIGNALLED);
  expect(lock.admits(OTHER_PORT, header(9))).toBe(true);
  expect(lock.remote).toEqual(OTHER_PORT);
});

test('another host is never believed while the signalled address means something', () => {
  const lock = new SourceLock(SIGNALLED);
  expect(send(lock, STRANGER, 100)).toBe(0);
});

test('behind a NAT another host is believed; of another address family nobody is', () => {
  const lock = new SourceLock({ address: '192.168.1.20', port: 4_000 });
  expect(send(lock, { address: '2001:db8::1', port: 4_000 }, 100)).toBe(0);
  expect(send(lock, STRANGER, 11)).toBe(2);
});

test('who was first believed on another port gives way when the signalled address speaks', () => {
  const lock = new SourceLock(SIGNALLED);
  send(lock, OTHER_PORT, 20);
  expect(send(lock, SIGNALLED, 1)).toBe(1);
  expect(send(lock, OTHER_PORT, 20)).toBe(0);
});

test('a new description opens the lock, the same one does not', () => {
  const lock = new SourceLock(SIGNALLED);
  send(lock, OTHER_PORT, 20);
  lock.signal({ ...SIGNALLED });
  expect(lock.remote).toEqual(OTHER_PORT);
  lock.signal(STRANGER);
  expect(lock.remote).toEqual(STRANGER);
  expect(send(lock, OTHER_PORT, 20)).toBe(0);
});
