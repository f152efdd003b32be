import { expect, test } from 'vitest';
import { advanceCall } from './advance-call.ts';
import type { Call, CallEvent, CallFacts } from './call.ts';

const facts: CallFacts = {
  id: 'call-1',
  direction: 'outbound',
  other: { number: '+48221234567', name: null },
  dialled: null,
  campaign: 'Infolinia',
  platformCallId: null,
};
const states = {
  'ringing-in': { ...facts, kind: 'ringing-in' },
  answering: { ...facts, kind: 'answering' },
  dialling: { ...facts, kind: 'dialling' },
  'ringing-out': { ...facts, kind: 'ringing-out', earlyMedia: false },
  connected: {
    ...facts,
    kind: 'connected',
    since: 1_000,
    muted: false,
    remoteHeld: false,
    media: 'flowing',
    microphone: 'working',
  },
  ended: { ...facts, kind: 'ended', why: 'hung-up', by: 'local', talkMs: null, endedAt: 1_000 },
} as const satisfies Record<Call['kind'], Call>;
const events = {
  rang: { kind: 'rang', earlyMedia: false },
  named: { kind: 'named', platformCallId: 'p-1' },
  'answer-requested': { kind: 'answer-requested' },
  connected: { kind: 'connected' },
  muted: { kind: 'muted', on: true },
  'remote-held': { kind: 'remote-held', on: true },
  media: { kind: 'media', media: 'interrupted' },
  microphone: { kind: 'microphone', microphone: 'replaced' },
  ended: { kind: 'ended', why: 'call/busy', by: 'remote' },
} as const satisfies Record<CallEvent['kind'], CallEvent>;

/** Every state × every event: what state follows; `same` is the very same object. */
const TABLE: Record<Call['kind'], Record<CallEvent['kind'], Call['kind'] | 'same'>> = {
  'ringing-in': {
    rang: 'same',
    named: 'ringing-in',
    'answer-requested': 'answering',
    connected: 'same',
    muted: 'same',
    'remote-held': 'same',
    media: 'same',
    microphone: 'same',
    ended: 'ended',
  },
  answering: {
    rang: 'same',
    named: 'answering',
    'answer-requested': 'same',
    connected: 'connected',
    muted: 'same',
    'remote-held': 'same',
    media: 'same',
    microphone: 'same',
    ended: 'ended',
  },
  dialling: {
    rang: 'ringing-out',
    named: 'dialling',
    'answer-requested': 'same',
    connected: 'connected',
    muted: 'same',
    'remote-held': 'same',
    media: 'same',
    microphone: 'same',
    ended: 'ended',
  },
  'ringing-out': {
    rang: 'same',
    named: 'ringing-out',
    'answer-requested': 'same',
    connected: 'connected',
    muted: 'same',
    'remote-held': 'same',
    media: 'same',
    microphone: 'same',
    ended: 'ended',
  },
  connected: {
    rang: 'same',
    named: 'connected',
    'answer-requested': 'same',
    connected: 'same',
    muted: 'connected',
    'remote-held': 'connected',
    media: 'connected',
    microphone: 'connected',
    ended: 'ended',
  },
  ended: {
    rang: 'same',
    named: 'same',
    'answer-requested': 'same',
    connected: 'same',
    muted: 'same',
    'remote-held': 'same',
    media: 'same',
    microphone: 'same',
    ended: 'same',
  },
};

const cases = Object.values(states).flatMap((state) => Object.values(events).map((event) => [state, event] as const));
test.each(cases)('$0.kind, then $1.kind', (state, event) => {
  const next = advanceCall(state, event, 5_000);
  const follows = TABLE[state.kind][event.kind];
  if (follows === 'same') expect(next).toBe(state);
  else expect(next).toMatchObject({ kind: follows, id: 'call-1' });
});

test('talk time runs from the answer to the end; a call never answered has none', () => {
  expect(advanceCall(states.connected, events.ended, 61_000)).toMatchObject({ talkMs: 60_000, endedAt: 61_000 });
  expect(advanceCall(states['ringing-out'], events.ended, 61_000)).toMatchObject({ talkMs: null, why: 'call/busy' });
});

test('early media, once there, is not taken away by a later 180', () => {
  const early = advanceCall(states.dialling, { kind: 'rang', earlyMedia: true }, 0);
  expect(advanceCall(early, { kind: 'rang', earlyMedia: false }, 0)).toBe(early);
  expect(advanceCall(states['ringing-out'], { kind: 'rang', earlyMedia: true }, 0)).toMatchObject({ earlyMedia: true });
});

test('a state carries nothing of the one before it', () => {
  const connected = advanceCall(states['ringing-out'], events.connected, 7);
  expect(connected).not.toHaveProperty('earlyMedia');
  expect(advanceCall(connected, events.ended, 9)).not.toHaveProperty('muted');
});
