import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Call } from '../call/call.ts';
import type { SoftphoneState } from '../softphone.ts';
import { Store } from '../store.ts';
import { WokenCall } from './woken-call.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const store = new Store<SoftphoneState>({ connection: { kind: 'connecting' }, calls: [], elsewhere: [] });
  const done: string[] = [];
  const woken = new WokenCall({
    getState: store.getState,
    subscribe: store.subscribe,
    answer: (id) => void done.push(`answered ${id}`),
    reject: (id) => void done.push(`rejected ${id}`),
  });
  const rings = (platformCallId: string, kind: 'ringing-in' | 'answering' = 'ringing-in') => {
    const other = { number: '+48600100200', name: null };
    const facts = { id: `here-${platformCallId}`, direction: 'inbound', other, dialled: null, campaign: null } as const;
    const call: Call = { ...facts, platformCallId, kind };
    store.set({ connection: { kind: 'registered' }, calls: [call], elsewhere: [] });
  };
  return { woken, done, rings };
}

test('a call answered in its notification is answered when it rings here, once', () => {
  const { woken, done, rings } = setUp();
  woken.choose('p-1', 'answer');
  expect(woken.getState()).toEqual({ kind: 'coming', callId: 'p-1', choice: 'answer' });
  expect(done).toEqual([]);
  rings('p-1');
  rings('p-1');
  expect(done).toEqual(['answered here-p-1']);
  expect(woken.getState()).toEqual({ kind: 'none' });
});

test('a call that rings already is answered, or rejected, at once', () => {
  const { woken, done, rings } = setUp();
  rings('p-1');
  woken.choose('p-1', 'reject');
  expect(done).toEqual(['rejected here-p-1']);
});

test('nothing is done to another call, nor to one that rings no more, nor where the user only looked', () => {
  const { woken, done, rings } = setUp();
  woken.choose('p-1', 'answer');
  rings('p-2');
  expect(woken.getState().kind).toBe('coming');
  rings('p-1', 'answering');
  expect(woken.getState()).toEqual({ kind: 'none' });
  woken.choose('p-3', 'show');
  rings('p-3');
  expect(done).toEqual([]);
});

test('who comes too late is told so, whether the platform says it or nothing comes; who rejected is not', () => {
  const { woken } = setUp();
  woken.choose('p-1', 'answer');
  woken.over('p-2', 'gone');
  // The platform says so because this phone has registered.
  woken.over('p-1', 'registered');
  expect(woken.getState().kind).toBe('coming');
  woken.over('p-1', 'gone');
  expect(woken.getState()).toEqual({ kind: 'late' });
  woken.dismiss();
  expect(woken.getState()).toEqual({ kind: 'none' });
  woken.choose('p-3', 'answer');
  vi.advanceTimersByTime(29_999);
  expect(woken.getState().kind).toBe('coming');
  vi.advanceTimersByTime(1);
  expect(woken.getState()).toEqual({ kind: 'late' });
  woken.choose('p-4', 'reject');
  vi.advanceTimersByTime(30_000);
  expect(woken.getState()).toEqual({ kind: 'none' });
});

test('a call that came in time is not told to be late afterwards', () => {
  const { woken, rings } = setUp();
  woken.choose('p-1', 'answer');
  rings('p-1');
  vi.advanceTimersByTime(60_000);
  expect(woken.getState()).toEqual({ kind: 'none' });
  expect(vi.getTimerCount()).toBe(0);
});
