import { randomBytes } from 'node:crypto';
import type { SipLadder } from '@wpm/contract';
import { expect, test } from 'vitest';
import { packLadder, unpackLadder } from './packed-ladder.ts';

const message = (text: string, place: number): SipLadder['messages'][number] => ({
  at: '2026-11-20T10:00:00.000Z',
  sinceStartMs: place,
  sincePreviousMs: 1,
  from: 0,
  to: 1,
  transport: 'udp',
  summary: `INVITE ${place}`,
  isRepeated: false,
  text,
});
const ladder = (texts: readonly string[]): SipLadder => ({
  participants: ['192.0.2.10:5060 udp', 'platform'],
  messages: texts.map(message),
  forgotten: 2,
});

test('what is packed is the same again, with everything a network may send, and takes a fraction of the room', async () => {
  const head = 'INVITE sip:+48221000101@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK\r\n';
  const whole = ladder([...Array.from({ length: 30 }, () => head.repeat(10)), 'zażółć \0 \uFFFD', '']);
  const packed = await packLadder(whole);
  expect(await unpackLadder(packed)).toEqual(whole);
  expect(packed.length).toBeLessThan(head.length * 10 * 3);
});

test('of too much its beginning and its end are kept, and what is left out is counted', async () => {
  const texts = Array.from({ length: 400 }, () => randomBytes(2_000).toString('hex'));
  const { messages, forgotten } = await unpackLadder(await packLadder(ladder(texts)));
  expect([messages[0]?.summary, messages.at(-1)?.summary]).toEqual(['INVITE 0', 'INVITE 399']);
  expect(messages.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(384 * 1_024);
  expect(messages.length).toBeGreaterThan(80);
  expect(messages.length + forgotten).toBe(402);
});

test('one message that is too big by itself does not take the others with it', async () => {
  const { messages, forgotten } = await unpackLadder(await packLadder(ladder(['a', 'b'.repeat(500_000), 'c'])));
  expect(messages.map(({ text }) => text)).toEqual(['a', 'c']);
  expect(forgotten).toBe(3);
});

test('what was not packed here is a fault, not an empty ladder', async () => {
  await expect(unpackLadder(Buffer.from('nothing'))).rejects.toThrow();
});
