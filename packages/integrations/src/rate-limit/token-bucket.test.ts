import { expect, test } from 'vitest';
import { type Bucket, isFull, rateLimitHeaders, takeOne } from './token-bucket.ts';

const LIMIT = { quota: 10, windowS: 5 };

/** Takes so many at once. @returns the last verdict */
function take(times: number, from: Bucket | undefined, now: number) {
  let taken = takeOne(from, LIMIT, now);
  for (let i = 1; i < times; i++) taken = takeOne(taken.bucket, LIMIT, now);
  return taken;
}

test('the whole quota may be used at once, and not one more', () => {
  const tenth = take(10, undefined, 1_000);
  expect(tenth.verdict).toEqual({ allowed: true, remaining: 0, resetS: 5, retryAfterS: 1 });
  expect(takeOne(tenth.bucket, LIMIT, 1_000).verdict).toMatchObject({ allowed: false, remaining: 0, retryAfterS: 1 });
});

test('it comes back evenly, and no more of it than there was', () => {
  const { bucket } = take(10, undefined, 0);
  expect(takeOne(bucket, LIMIT, 499).verdict.allowed).toBe(false);
  expect(takeOne(bucket, LIMIT, 500).verdict).toMatchObject({ allowed: true, remaining: 0 });
  expect(takeOne(bucket, LIMIT, 2_500).verdict).toMatchObject({ allowed: true, remaining: 4, resetS: 3 });
  expect(takeOne(bucket, LIMIT, 3_600_000).verdict).toMatchObject({ remaining: 9, resetS: 1, retryAfterS: 0 });
});

test('who is refused does not wait longer for having asked', () => {
  let { bucket } = take(10, undefined, 0);
  for (let now = 0; now < 500; now += 50) ({ bucket } = takeOne(bucket, LIMIT, now));
  expect(takeOne(bucket, LIMIT, 500).verdict.allowed).toBe(true);
});

test('a clock that is set back gives nothing and takes nothing', () => {
  const { bucket } = take(4, undefined, 7_200_000);
  expect(takeOne(bucket, LIMIT, 0).verdict).toMatchObject({ allowed: true, remaining: 5 });
});

test('a bucket is forgotten when it is full', () => {
  const { bucket } = take(2, undefined, 0);
  expect([isFull(bucket, LIMIT, 999), isFull(bucket, LIMIT, 1_000)]).toEqual([false, true]);
});

test('the headers name quota, window, what is left and when it is whole', () => {
  expect(rateLimitHeaders('key', LIMIT, take(3, undefined, 0).verdict)).toEqual({
    'ratelimit-policy': '"key";q=10;w=5',
    ratelimit: '"key";r=7;t=2',
  });
});
