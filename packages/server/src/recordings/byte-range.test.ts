import { expect, test } from 'vitest';
import { byteRange } from './byte-range.ts';

test.each([
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=990-', { first: 990, last: 999 }],
  ['bytes=-10', { first: 990, last: 999 }],
  ['bytes=-5000', { first: 0, last: 999 }],
  ['bytes=500-5000', { first: 500, last: 999 }],
  ['bytes=999-999', { first: 999, last: 999 }],
])('of 1000 bytes, %s is a part', (header, part) => {
  expect(byteRange(header, 1_000)).toEqual(part);
});

test.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0'])('of 1000 bytes, %s is nothing', (header) => {
  expect(byteRange(header, 1_000)).toBe('unsatisfiable');
});

test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b'])(
  'what is no single range of bytes is ignored: %s',
  (header) => {
    expect(byteRange(header, 1_000)).toBe('whole');
  },
);

test('an empty file has no part', () => {
  expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(byteRange('bytes=-1', 0)).toBe('unsatisfiable');
});
