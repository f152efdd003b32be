import { expect, test } from 'vitest';
import { CHANNEL, RecordingTimeline } from './recording-timeline.ts';

const SILENCE = 0xd5;
const stream = {};

/** 20 ms of one byte. */
const packet = (byte: number, timestamp: number) => ({
  stream,
  timestamp,
  codec: 'PCMA' as const,
  payload: new Uint8Array(160).fill(byte),
});

/** One channel as one byte per 20 ms, of what was taken. */
const frames = (taken: Uint8Array, channel: number) =>
  Array.from({ length: taken.length / 320 }, (_, i) => taken[i * 320 + channel]);

test('packets stand where their timestamps say, whatever order and jitter they came with', () => {
  const timeline = new RecordingTimeline(0);
  timeline.put(CHANNEL.agent, packet(1, 0), 20);
  timeline.put(CHANNEL.agent, packet(3, 320), 75);
  timeline.put(CHANNEL.agent, packet(2, 160), 80);
  timeline.put(CHANNEL.customer, packet(9, 5_000), 60);
  const taken = timeline.take(80, true);
  expect(frames(taken, CHANNEL.agent)).toEqual([1, 2, 3, SILENCE]);
  expect(frames(taken, CHANNEL.customer)).toEqual([SILENCE, SILENCE, 9, SILENCE]);
});

test('loss is silence of its length', () => {
  const timeline = new RecordingTimeline(0);
  timeline.put(CHANNEL.agent, packet(1, 0), 20);
  timeline.put(CHANNEL.agent, packet(4, 480), 80);
  expect(frames(timeline.take(80, true), CHANNEL.agent)).toEqual([1, SILENCE, SILENCE, 4]);
});

test('what is younger than 300 ms waits for late packets', () => {
  const timeline = new RecordingTimeline(0);
  timeline.put(CHANNEL.agent, packet(1, 0), 20);
  expect(timeline.take(300, false)).toHaveLength(0);
  expect(frames(timeline.take(340, false), CHANNEL.agent)).toEqual([1, SILENCE]);
});

test('what comes when its place is written is left out and moves nothing', () => {
  const timeline = new RecordingTimeline(0);
  timeline.put(CHANNEL.agent, packet(1, 0), 20);
  timeline.take(20, true);
  timeline.put(CHANNEL.agent, packet(7, 0), 30);
  timeline.put(CHANNEL.agent, packet(2, 160), 40);
  expect(frames(timeline.take(40, true), CHANNEL.agent)).toEqual([2]);
});

test('a sender whose clock runs fast by a thousandth stays within 50 ms of the other channel over a minute', () => {
  const timeline = new RecordingTimeline(0);
  let last = -1;
  for (let i = 1; i <= 3_003; i++) {
    const now = (i * 20) / 1.001;
    timeline.put(CHANNEL.agent, packet(i % 2 === 0 ? 1 : 2, i * 160), now);
    const taken = timeline.take(now, false);
    for (let at = 0; at < taken.length; at += 2) if (taken[at] !== SILENCE) last = now;
  }
  expect(last).toBeGreaterThan(59_000);
  const rest = timeline.take(60_000, true);
  let spoken = rest.length;
  while (spoken > 0 && rest[spoken - 2] === SILENCE) spoken -= 2;
  expect((rest.length - spoken) / 16).toBeLessThan(50);
});

test('a sender that begins anew after a pause is placed by the clock', () => {
  const timeline = new RecordingTimeline(0);
  timeline.put(CHANNEL.agent, packet(1, 0), 20);
  timeline.take(1_000, true);
  timeline.put(CHANNEL.agent, packet(2, 160), 1_020);
  expect(frames(timeline.take(1_020, true), CHANNEL.agent)).toEqual([2]);
});

test('a disk that stalls for longer than the buffer is noticed', () => {
  const timeline = new RecordingTimeline(0);
  expect(timeline.isOverrun(6_000)).toBe(false);
  expect(timeline.isOverrun(6_001)).toBe(true);
});

test('what comes while it is paused is silence of its length, and what was said before and after stands where it was said', () => {
  const timeline = new RecordingTimeline(0);
  timeline.put(CHANNEL.agent, packet(1, 0), 20);
  timeline.pause(20);
  timeline.pause(30);
  timeline.put(CHANNEL.agent, packet(2, 160), 40);
  timeline.put(CHANNEL.customer, packet(9, 5_000), 40);
  timeline.resume(60);
  timeline.resume(70);
  timeline.put(CHANNEL.agent, packet(4, 480), 80);
  const taken = timeline.take(80, true);
  expect(frames(taken, CHANNEL.agent)).toEqual([1, SILENCE, SILENCE, 4]);
  expect(frames(taken, CHANNEL.customer)).toEqual([SILENCE, SILENCE, SILENCE, SILENCE]);
});

test('a packet of the pause that comes after it stays silent, and so does what a sender said ahead of the clock', () => {
  const timeline = new RecordingTimeline(0);
  timeline.put(CHANNEL.agent, packet(1, 0), 20);
  timeline.put(CHANNEL.agent, packet(3, 320), 30);
  timeline.pause(40);
  timeline.resume(80);
  timeline.put(CHANNEL.agent, packet(4, 480), 110);
  timeline.put(CHANNEL.agent, packet(5, 640), 110);
  expect(frames(timeline.take(100, true), CHANNEL.agent)).toEqual([1, SILENCE, SILENCE, SILENCE, 5]);
});
