import { expect, test } from 'vitest';
import { FrameRing } from './frame-ring.ts';

const SILENCE = 0xd5;

const newRing = () => new FrameRing({ usual: 10, most: 35 });
const put = (ring: FrameRing, position: number, ...bytes: number[]) =>
  ring.put(position, { channel: 0, law: 'PCMA', bytes: Uint8Array.from(bytes) });
/** What was on the first channel. */
const left = (taken: Uint8Array) => [...taken].filter((_, i) => i % 2 === 0);
const silent = (frames: number) => Array.from({ length: frames }, () => SILENCE);

test('what is put is taken once, also across the end of its memory', () => {
  const ring = newRing();
  ring.takeTo(8);
  put(ring, 8, 1, 2, 3, 4);
  expect(left(ring.takeTo(11))).toEqual([1, 2, 3]);
  expect(left(ring.takeTo(20))).toEqual([4, ...silent(8)]);
  expect(left(ring.takeTo(30))).toEqual(silent(10));
});

test('while more waits than usually does it has memory for it, up to the most there may be, and nothing of it moves', () => {
  const ring = newRing();
  ring.takeTo(7);
  for (let at = 7; at < 60; at += 3) put(ring, at, at, at + 1, at + 2);
  expect(left(ring.takeTo(30))).toEqual(Array.from({ length: 23 }, (_, i) => 7 + i));
  for (let at = 43; at < 49; at++) put(ring, at, at);
  expect(left(ring.takeTo(42))).toEqual(Array.from({ length: 12 }, (_, i) => 30 + i));
  expect(left(ring.takeTo(60))).toEqual([silent(1), 43, 44, 45, 46, 47, 48, ...silent(11)].flat());
});

test('its memory is the usual again once no more waits', () => {
  const ring = newRing();
  const usual = ring.bytes;
  put(ring, 30, 1);
  expect(ring.bytes).toBeGreaterThan(usual);
  ring.takeTo(25);
  expect(ring.bytes).toBe(usual);
  expect(left(ring.takeTo(31))).toEqual([...silent(5), 1]);
});

test('of more than there is ever room for the first part is taken', () => {
  const ring = newRing();
  put(ring, 34, 5, 6);
  expect(left(ring.takeTo(90))).toEqual([...silent(34), 5]);
  put(ring, 90, 7);
  expect(left(ring.takeTo(91))).toEqual([7]);
});

test('silence from a place on takes what was put there, on both sides of the end of its memory', () => {
  const ring = newRing();
  ring.takeTo(6);
  put(ring, 6, 1, 2, 3, 4, 5, 6, 7, 8);
  ring.silenceFrom(8);
  expect(left(ring.takeTo(16))).toEqual([1, 2, ...silent(8)]);
});
