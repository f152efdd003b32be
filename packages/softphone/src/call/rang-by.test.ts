import { expect, test } from 'vitest';
import { rangBy } from './rang-by.ts';

test.each([180, 183])('%i rings, with or without sound of the other side', (status) => {
  expect(rangBy(status, false)).toEqual({ kind: 'rang', earlyMedia: false });
  expect(rangBy(status, true)).toEqual({ kind: 'rang', earlyMedia: true });
});

test.each([181, 182])('%i is no ringing, but what the other side plays is heard', (status) => {
  expect(rangBy(status, false)).toBeUndefined();
  expect(rangBy(status, true)).toEqual({ kind: 'rang', earlyMedia: true });
});
