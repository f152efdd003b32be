import type { SipLadder } from '@wpm/contract';
import { expect, test } from 'vitest';
import { printLadder, timeOf } from './print-ladder.ts';

const AT = '2026-03-01T12:00:00.000Z';

function message(from: number, to: number, summary: string, more: Partial<SipLadder['messages'][number]> = {}) {
  const base = { at: AT, sinceStartMs: 0, sincePreviousMs: 0, transport: 'udp', isRepeated: false, text: '' } as const;
  return { ...base, from, to, summary, ...more };
}

const LADDER: SipLadder = {
  participants: ['192.0.2.10:5060 udp', 'platform', '10.0.0.7:51234 wss'],
  forgotten: 0,
  messages: [
    message(0, 1, 'INVITE +48221000101, SDP'),
    message(1, 2, 'INVITE anna, SDP', { sincePreviousMs: 4.25 }),
    message(2, 1, '180 Ringing (INVITE)', { sincePreviousMs: 1_234.5 }),
    message(1, 0, '180 Ringing (INVITE)', { isRepeated: true, sincePreviousMs: 500 }),
  ],
};

test('each participant has its column, each message its arrow, with the time since the one before', () => {
  const time = timeOf(AT);
  expect(printLadder(LADDER, 120)).toEqual([
    '                                 192.0.2.10:5060                    platform                     10.0.0.7:51234',
    '                                       udp                                                             wss',
    `${time}     +0.0                   │─── INVITE +48221000101, SDP ─▶│                               │`,
    `${time}     +4.3                   │                               │─────── INVITE anna, SDP ─────▶│`,
    `${time}    +1235                   │                               │◀──── 180 Ringing (INVITE) ────│`,
    `${time}     +500                   │◀ 180 Ringing (INVITE), again ╌│                               │`,
  ]);
});

test('in a narrow terminal what is said is cut, and the columns stay where they are', () => {
  const lines = printLadder(LADDER, 60).slice(2);
  expect(lines.every((line) => line.length <= 90)).toBe(true);
  expect(lines[0]).toContain('…');
  const columns = lines.map((line) => line.indexOf('│'));
  expect(new Set(columns).size).toBe(1);
});

test('messages that made room are told of; a ladder of nothing is nothing', () => {
  expect(printLadder({ ...LADDER, forgotten: 7 }, 120)[0]).toBe('(7 messages are left out: there were too many)');
  expect(printLadder({ participants: [], messages: [], forgotten: 0 }, 80).join('')).toBe('');
});
