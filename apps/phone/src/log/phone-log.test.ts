import { LOG_CODE, PHONE_LOG_WORDS, phoneLogEntry } from '@wpm/contract';
import type { Call, Handling, Handlings, SoftphoneState } from '@wpm/softphone';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { faultOf } from './fault-of.ts';
import { forgetLog, onForgetLog } from './forget-log.ts';
import { noteSoftphone } from './note-softphone.ts';
import { PhoneLog } from './phone-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

function opened(kept = storage()) {
  const log = new PhoneLog(kept);
  log.open();
  return { log, kept };
}

const CALL = '0192f7a0-0000-7000-8000-000000000001';

/** A call as the phone has it, with everything of whom it is with. */
const FACTS = {
  id: 'call-3',
  direction: 'inbound',
  other: { number: '+48600100200', name: 'Jan Kowalski' },
  dialled: '+48221230000',
  campaign: 'Infolinia Kowalski',
  platformCallId: CALL,
} as const;
const CONNECTED: Extract<Call, { kind: 'connected' }> = {
  ...FACTS,
  kind: 'connected',
  since: 0,
  muted: false,
  remoteHeld: false,
  media: 'flowing',
  microphone: 'working',
};

/** A softphone whose states are told by the test. */
function followed(log: PhoneLog) {
  let state: SoftphoneState = { connection: { kind: 'connecting' }, calls: [], elsewhere: [] };
  let handlings: Handlings = new Map();
  const hearing = { phone: () => {}, desk: () => {} };
  const end = noteSoftphone(
    {
      getState: () => state,
      subscribe: (listener) => {
        hearing.phone = listener;
        return () => void (hearing.phone = () => {});
      },
      desk: {
        getState: () => handlings,
        subscribe: (listener) => {
          hearing.desk = listener;
          return () => void (hearing.desk = () => {});
        },
      },
    },
    log,
  );
  return {
    end,
    becomes: (next: Partial<SoftphoneState>) => {
      state = { ...state, ...next };
      hearing.phone();
    },
    asked: (next: Handlings) => {
      handlings = next;
      hearing.desk();
    },
  };
}

const refusedCommand: Handlings = new Map<string, Handling>([
  [
    CALL,
    {
      kind: 'live',
      stage: { kind: 'talking' },
      other: FACTS.other,
      supervisors: [],
      recording: { state: 'off' },
      context: null,
      asked: { kind: 'refused', command: { kind: 'transfer', to: '+48600300400' }, code: 'command/under-way' },
    },
  ],
]);

test('a call from its first ring to its end is noted, with its id and how it ended, and with nobody’s name or number', () => {
  const { log, kept } = opened();
  const { becomes, asked } = followed(log);
  becomes({ connection: { kind: 'registered' } });
  becomes({ calls: [{ ...FACTS, kind: 'ringing-in' }] });
  becomes({ calls: [{ ...FACTS, kind: 'answering' }] });
  becomes({ calls: [CONNECTED] });
  becomes({ calls: [{ ...CONNECTED, muted: true }] });
  becomes({ calls: [{ ...CONNECTED, media: 'interrupted', microphone: 'missing' }] });
  asked(refusedCommand);
  asked(new Map(refusedCommand));
  becomes({ calls: [{ ...FACTS, kind: 'ended', why: 'call/network', by: 'system', talkMs: 1, endedAt: 1 }] });
  becomes({ connection: { kind: 'refused', why: 'session/not-allowed' } });
  expect(log.entries().map(({ what, code }) => [what, code])).toEqual([
    ['connection-connecting', undefined],
    ['connection-registered', undefined],
    ['call-ringing-in', undefined],
    ['call-answering', undefined],
    ['call-connected', undefined],
    ['media-interrupted', undefined],
    ['microphone-missing', undefined],
    ['command-refused', 'command/under-way'],
    ['call-ended-system', 'call/network'],
    ['connection-refused', 'session/not-allowed'],
  ]);
  expect(log.entries()[2]).toMatchObject({ call: CALL, nth: 3 });
  log.write();
  const written = [...kept.kept.values()].join();
  expect(written).toContain(CALL);
  for (const personal of ['Kowalski', '600100200', '221230000', '600300400', 'Infolinia'])
    expect(written).not.toContain(personal);
});

test('whatever is put in the place of a code, a name, a number or a sentence does not get in', () => {
  const { log } = opened();
  for (const code of ['Jan Kowalski', '+48600100200', '600100200', 'call/600100200', 'a b', 'https://x.y/?q=1'])
    log.note('command-refused', { code, call: '600100200', place: `${code}.js:1:1:1` });
  for (const entry of log.entries()) expect(Object.keys(entry)).toEqual(['at', 'what']);
  log.note('command-refused', { code: 'call/no-ipv4', call: CALL });
  expect(log.entries().at(-1)).toMatchObject({ code: 'call/no-ipv4', call: CALL });
  for (const entry of log.entries()) expect(phoneLogEntry.safeParse(entry).success).toBe(true);
  expect(LOG_CODE.test('600100200')).toBe(false);
});

test('the oldest of more than 500 notes are dropped', () => {
  const { log } = opened();
  for (let nth = 1; nth <= 503; nth++) log.note('call-dialling', { nth });
  expect(log.entries()).toHaveLength(500);
  expect([log.entries()[0]?.nth, log.entries().at(-1)?.nth]).toEqual([4, 503]);
});

test('a reload keeps the notes; a logout leaves nothing of them, and what happens afterwards is not noted', () => {
  const { log, kept } = opened();
  const { becomes } = followed(log);
  expect(kept.kept.size).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(opened(kept).log.entries()).toEqual(log.entries());
  becomes({ connection: { kind: 'registered' } });
  log.forget();
  becomes({ connection: { kind: 'lost', since: 0 } });
  vi.advanceTimersByTime(60_000);
  expect([log.entries(), kept.kept.size]).toEqual([[], 0]);
  log.open();
  log.note('page-opened');
  expect(log.entries().map(({ what }) => what)).toEqual(['page-opened']);
});

test('a log that was written by somebody else, and a browser that keeps nothing, hinder nobody', () => {
  const kept = storage();
  kept.kept.set('wpm.phone.log', '{not JSON');
  const { log } = opened({
    ...kept,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  log.note('page-opened');
  vi.advanceTimersByTime(1_000);
  expect(log.entries()).toHaveLength(1);
});

test('of a fault its kind and its place in the application are noted, and not what it says', () => {
  const fault = new TypeError('Cannot read “Jan Kowalski”');
  fault.stack = `TypeError: Jan Kowalski\n    at x (https://crm.example/other.js:1:2)\n    at y (https://phone.example/assets/phone-B3x_a1.js:12:345)`;
  expect(faultOf(fault)).toEqual({ code: 'type-error', place: 'phone-B3x_a1.js:12:345' });
  expect(faultOf('Jan Kowalski')).toEqual({ code: 'no-error' });
  const { log } = opened();
  log.note('fault', faultOf(fault));
  expect(JSON.stringify(log.entries())).not.toContain('Kowalski');
});

test('every word the platform knows is one of those of the phone, in lower case', () => {
  for (const word of PHONE_LOG_WORDS) expect(word).toMatch(/^[a-z-]+$/);
});

test('who forgets the log forgets that of the page too, whether it is loaded yet or not', () => {
  const { log, kept } = opened();
  log.note('page-opened');
  log.write();
  forgetLog(kept);
  expect([kept.kept.size, log.entries().length]).toEqual([0, 1]);
  onForgetLog(() => log.forget());
  log.write();
  forgetLog(kept);
  expect([kept.kept.size, log.entries().length]).toEqual([0, 0]);
});
