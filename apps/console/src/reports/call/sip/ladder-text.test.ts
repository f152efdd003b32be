import type { SipLadder } from '@wpm/contract';
import { expect, test } from 'vitest';
import { ladderText } from './ladder-text.ts';

const message = (from: number, to: number, text: string): SipLadder['messages'][number] => ({
  at: '2026-11-20T10:00:00.000Z',
  sinceStartMs: 0,
  sincePreviousMs: 0,
  from,
  to,
  transport: 'udp',
  summary: '',
  isRepeated: false,
  text,
});

test('the file says of each message when it came, from whom to whom, and the message itself', () => {
  const messages = [message(0, 1, 'INVITE sip:a SIP/2.0\r\n\r\n'), message(1, 0, 'SIP/2.0 486 Busy Here\r\n\r\n')];
  expect(
    ladderText({ participants: ['192.0.2.10:5060 udp', 'platform'], messages, forgotten: 0 }).split('\r\n'),
  ).toEqual([
    '2026-11-20T10:00:00.000Z  192.0.2.10:5060 udp → platform',
    '',
    'INVITE sip:a SIP/2.0',
    '',
    '2026-11-20T10:00:00.000Z  platform → 192.0.2.10:5060 udp',
    '',
    'SIP/2.0 486 Busy Here',
    '',
  ]);
});
