import { ManualClock, silentLog } from '@wpm/kernel';
import { expect, test, vi } from 'vitest';
import { advance } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import { anna, customer, ringingCall } from '../call/sample-call.ts';
import type { Input } from '../call/step.ts';
import { answered, rings, target } from '../call/told.fixture.ts';
import type { BesideCame, BesideWish } from '../ports.ts';
import { SILENT_MS, SilentPhone } from './silent-phone.ts';

/** A call that rings Anna and is looked at as a live one is; who is woken, and what the call is told of it. */
function watched() {
  const clock = new ManualClock();
  const wishes: BesideWish[] = [];
  const woken = Promise.withResolvers<BesideCame | undefined>();
  const told: Input[] = [];
  let call: Call = ringingCall();
  const besides = {
    wakeBeside: (wish: BesideWish) => {
      wishes.push(wish);
      return woken.promise;
    },
  };
  const live = {
    decide: async (next: () => Input | undefined) => {
      const input = next();
      if (input) feed(input);
    },
  };
  const phone = new SilentPhone({ besides, clock, log: silentLog }, live);
  const feed = (input: Input) => {
    told.push(input);
    call = advance(call, input, clock.now()).next;
    phone.show(call);
  };
  phone.show(call);
  return {
    clock,
    wishes,
    woken,
    told,
    feed,
    comes: () => told.flatMap((input) => ('came' in input ? [input.came] : [])),
  };
}

test('devices are woken beside a phone that says nothing, once, with what is left of the time it rings', async () => {
  const { clock, wishes, woken, comes } = watched();
  clock.advance(SILENT_MS - 1);
  expect(wishes).toEqual([]);
  clock.advance(1);
  await vi.waitFor(() => expect(wishes).toHaveLength(1));
  expect(wishes).toMatchObject([
    { callId: 'call-1', accountId: anna.accountId, caller: customer, number: anna.number, ringMs: 31_000 },
  ]);
  wishes[0]?.onDevice();
  woken.resolve([target()]);
  await vi.waitFor(() => expect(comes()).toEqual(['waking', 'device', [target()]]));
  clock.advance(10_000);
  expect(wishes).toHaveLength(1);
});

test('a phone that rings in time wakes nobody', () => {
  const { clock, wishes, feed } = watched();
  clock.advance(SILENT_MS - 1);
  feed(rings('callee-1'));
  clock.advance(10_000);
  expect(wishes).toEqual([]);
});

test('a phone that rings late leaves the wake to itself; that the call is answered ends it, and nothing is told any more', async () => {
  const { clock, wishes, woken, feed, comes } = watched();
  clock.advance(SILENT_MS);
  await vi.waitFor(() => expect(wishes).toHaveLength(1));
  feed(rings('callee-1'));
  expect(wishes[0]?.signal.aborted).toBe(false);
  feed(answered('callee-1'));
  expect(wishes[0]?.signal.aborted).toBe(true);
  woken.resolve('nobody');
  await woken.promise;
  expect(comes()).toEqual(['waking']);
});

test('that nobody can be asked is as if nobody came', async () => {
  const { clock, wishes, woken, comes } = watched();
  clock.advance(SILENT_MS);
  await vi.waitFor(() => expect(wishes).toHaveLength(1));
  woken.reject(new Error('the database is away'));
  await vi.waitFor(() => expect(comes()).toEqual(['waking', 'nobody']));
});
