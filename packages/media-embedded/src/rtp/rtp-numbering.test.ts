import { expect, test } from 'vitest';
import { RtpNumbering } from './rtp-numbering.ts';

test('within a source gaps and order stay as they came', () => {
  const numbering = new RtpNumbering(100, 5_000);
  const source = {};
  const indices = [10, 11, 14, 13].map((index, i) => {
    return numbering.relay(source, { index, timestamp: index * 160, marker: false }, i * 20)?.index;
  });
  expect(indices).toEqual([100, 101, 104, 103]);
});

test('a new source goes on where the old one stopped, marked, its time by the clock', () => {
  const numbering = new RtpNumbering(100, 5_000);
  numbering.relay({}, { index: 60_000, timestamp: 7, marker: false }, 1_000);
  const place = numbering.relay({}, { index: 3, timestamp: 900_000, marker: false }, 1_250);
  expect(place).toEqual({ index: 101, timestamp: 5_000 + 250 * 8, marker: true });
});

test('what is older than its source’s turn is left out, so that no number is given twice', () => {
  const numbering = new RtpNumbering(100, 0);
  const source = {};
  numbering.next({}, 1, 0);
  expect(numbering.relay(source, { index: 50, timestamp: 0, marker: false }, 20)?.index).toBe(101);
  expect(numbering.relay(source, { index: 49, timestamp: 0, marker: false }, 20)).toBeUndefined();
  expect(numbering.next({}, 1, 40).index).toBe(102);
});

test('a source of our own goes on frame by frame, and an event keeps its timestamp', () => {
  const numbering = new RtpNumbering(0, 2 ** 32 - 160);
  const [music, digit] = [{}, {}];
  const places = [
    numbering.next(music, 1, 0),
    numbering.next(music, 1, 20),
    numbering.event(digit, 40),
    numbering.event(digit, 60),
    numbering.next(music, 1, 80),
  ];
  expect(places.map((place) => place.index)).toEqual([0, 1, 2, 3, 4]);
  expect(places.map((place) => place.timestamp)).toEqual([2 ** 32 - 160, 0, 160, 160, 480]);
  expect(places.map((place) => place.marker)).toEqual([true, false, true, false, true]);
});

test('a number may have been given from the first packet to the last, over the turn of its 16 bits as well, and no other', () => {
  const numbering = new RtpNumbering(65_530, 0);
  expect(numbering.mayHaveGiven(65_530)).toBe(false);
  for (let at = 0; at < 10; at++) numbering.next(numbering, 1, at * 20);
  const given = [65_529, 65_530, 65_535, 0, 3, 4, 32_000].map((sequence) => numbering.mayHaveGiven(sequence));
  expect(given).toEqual([false, true, true, true, true, false, false]);
});
