import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IceCare, type IceRestart } from './ice-care.ts';

/** A connection whose restarts come to what the test says, in turn; the last again and again. */
class Care {
  readonly begunAt: number[] = [];
  readonly ice: IceCare;
  readonly #comes: IceRestart[];

  constructor(...comes: IceRestart[]) {
    this.#comes = comes;
    this.ice = new IceCare(async () => {
      this.begunAt.push(performance.now());
      return (this.#comes.length > 1 ? this.#comes.shift() : this.#comes[0]) ?? 'accepted';
    });
  }
}

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

test('another network restarts ICE at once, and once', async () => {
  const care = new Care('accepted');
  care.ice.networkChanged();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(care.begunAt).toEqual([0]);
});

test('networks that change while ICE is restarted restart it once more after it', async () => {
  const answer = Promise.withResolvers<IceRestart>();
  let begun = 0;
  const ice = new IceCare(() => {
    begun += 1;
    return begun === 1 ? answer.promise : Promise.resolve('accepted');
  });
  ice.networkChanged();
  ice.networkChanged();
  ice.networkChanged();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(1);
  answer.resolve('accepted');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(2);
});

test('a lost way is left to the browser for 2 s; then ICE is restarted until there is one', async () => {
  const care = new Care('accepted');
  care.ice.became('disconnected');
  await vi.advanceTimersByTimeAsync(1_999);
  expect(care.begunAt).toEqual([]);
  await vi.advanceTimersByTimeAsync(6_001);
  expect(care.begunAt).toEqual([2_000, 5_000, 8_000]);
  care.ice.became('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(care.begunAt.length).toBe(3);
});

test('one that comes back in time was no loss, one that failed is restarted at once', async () => {
  const back = new Care('accepted');
  back.ice.became('disconnected');
  await vi.advanceTimersByTimeAsync(1_000);
  back.ice.became('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(back.begunAt).toEqual([]);
  const failed = new Care('accepted');
  failed.ice.became('failed');
  failed.ice.became('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failed.begunAt).toEqual([61_000]);
});

test('what cannot be done now is tried again within a second, as long as the way is lost; else a few times', async () => {
  const lost = new Care('not-now', 'not-now', 'not-now', 'not-now', 'not-now', 'not-now', 'not-now', 'accepted');
  lost.ice.became('failed');
  await vi.advanceTimersByTimeAsync(8_000);
  expect(lost.begunAt.length).toBeGreaterThan(8);
  const waits = lost.begunAt.slice(1, 8).map((at, index) => at - (lost.begunAt[index] ?? 0));
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(300);
  expect(Math.max(...waits)).toBeLessThanOrEqual(900);
  const goingOn = new Care('not-now');
  goingOn.ice.networkChanged();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(goingOn.begunAt.length).toBe(5);
});

test('with the call everything is over', async () => {
  const ended = new Care('over');
  ended.ice.became('failed');
  await vi.advanceTimersByTimeAsync(60_000);
  ended.ice.networkChanged();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended.begunAt.length).toBe(1);
  const closed = new Care('not-now');
  closed.ice.became('disconnected');
  closed.ice[Symbol.dispose]();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(closed.begunAt).toEqual([]);
});
