import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { type PhoneMessage, phoneMessage } from '@wpm/contract';
import { expect, test } from 'vitest';
import { EMBEDDING_SCRIPT } from '../index.ts';
import { isPhoneMessage } from './embed-phone.ts';

const call = {
  call: 'call-1',
  callId: '0192f7a0-0000-7000-8000-0000000000a1',
  direction: 'inbound',
  stage: 'ringing',
  number: '+48600100200',
  name: null,
  dialled: null,
  campaign: null,
  campaignId: null,
  muted: false,
  recording: 'running',
  ended: null,
} as const;
const state = {
  session: 'signed-in',
  why: null,
  user: { login: 'anna', name: 'Anna Nowak' },
  connection: 'registered',
  calls: [call],
} as const;
const MESSAGES: readonly PhoneMessage[] = [
  { wpm: 1, kind: 'here' },
  { wpm: 1, kind: 'welcome', state: { ...state, calls: [] } },
  { wpm: 1, kind: 'state', state: { ...state, user: null, calls: [call] } },
  { wpm: 1, kind: 'call', event: 'ringing', call },
  { wpm: 1, kind: 'show-contact', call, address: null },
  { wpm: 1, kind: 'done', id: '1' },
  { wpm: 1, kind: 'refused', id: null, code: 'embedding/malformed' },
];

test.each(MESSAGES)('the page takes what the phone says: $kind', (message) => {
  expect(phoneMessage.safeParse(message).success).toBe(true);
  expect(isPhoneMessage(message)).toBe(true);
  expect(isPhoneMessage({ ...message, wpm: 2 })).toBe(false);
});

test.each([
  'here',
  null,
  undefined,
  { kind: 'here' },
  { wpm: 1, kind: 'toString' },
  { wpm: 1, kind: 'state' },
  { wpm: 1, kind: 'state', state: { ...state, calls: [{ call: 7 }] } },
  { wpm: 1, kind: 'call', event: 'ringing', call: null },
  { wpm: 1, kind: 'done', id: 7 },
])('the page passes over what is no message of the phone: %j', (data) => {
  expect(isPhoneMessage(data)).toBe(false);
});

test('what pages are served is plain JavaScript that imports nothing', () => {
  const script = stripTypeScriptTypes(readFileSync(EMBEDDING_SCRIPT, 'utf8'));
  expect(script).not.toMatch(/^import /m);
  expect(script).toMatch(/^export function embedPhone/m);
});
