import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RoundTrip, type SendCheck } from './round-trip.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const taken: SendCheck = async () => ({ ok: true, value: { accepted: true } });

test('the time a message takes to this device is measured, and measured anew', async () => {
  const trip = new RoundTrip(taken);
  trip.came();
  expect(trip.getState()).toEqual({ kind: 'untried' });
  await trip.start();
  vi.advanceTimersByTime(1_200);
  trip.came();
  expect(trip.getState()).toEqual({ kind: 'came', afterMs: 1_200 });
  vi.advanceTimersByTime(60_000);
  expect(trip.getState().kind).toBe('came');
  await trip.start();
  expect(trip.getState()).toEqual({ kind: 'waiting' });
});

test('a message may be here before the platform has said that it was sent', async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<SendCheck>>>();
  const trip = new RoundTrip(() => answer.promise);
  const started = trip.start();
  trip.came();
  answer.resolve({ ok: false, error: { code: 'network/unreachable' } });
  await started;
  expect(trip.getState()).toEqual({ kind: 'came', afterMs: 0 });
});

test('a message that does not come in 20 s is late; one that came after that counts no more', async () => {
  const trip = new RoundTrip(taken);
  await trip.start();
  vi.advanceTimersByTime(19_999);
  expect(trip.getState().kind).toBe('waiting');
  vi.advanceTimersByTime(1);
  trip.came();
  expect(trip.getState()).toEqual({ kind: 'late' });
});

test('what could not be sent is told by who refused it', async () => {
  const byPlatform = new RoundTrip(async () => ({ ok: false, error: { code: 'request/not-found' } }));
  await byPlatform.start();
  expect(byPlatform.getState()).toEqual({ kind: 'refused', why: 'request/not-found' });
  const byService = new RoundTrip(async () => ({ ok: true, value: { accepted: false } }));
  await byService.start();
  expect(byService.getState()).toEqual({ kind: 'refused', why: 'push/not-accepted' });
});
