import { expect, test } from 'vitest';
import { encode } from '../codec/g711.ts';
import { WIDE_FRAME, openEncoder } from '../codec/codec.ts';
import { Concealment } from './concealment.ts';
import { JitterBuffer } from './jitter-buffer.ts';
import { Voice } from './voice.ts';

const packet = (number: number) => ({ at: 20 * number, codec: 'PCMA' as const, payload: Uint8Array.of(number) });

/** What comes out next, as a number, with everything taken for 20 ms long. */
function take(buffer: JitterBuffer): number | 'lost' | 'lost, next is there' | 'dry' {
  const next = buffer.next();
  if (next.kind === 'lost') return next.next ? 'lost, next is there' : 'lost';
  if (next.kind === 'dry') return 'dry';
  buffer.played(next.packet, 20);
  return next.packet.payload[0] ?? 0;
}

test('packets come out in order however they came, after a lead of 40 ms', () => {
  const buffer = new JitterBuffer();
  buffer.push(packet(1));
  expect(take(buffer)).toBe('dry');
  for (const number of [3, 2, 4]) buffer.push(packet(number));
  expect([take(buffer), take(buffer), take(buffer), take(buffer), take(buffer)]).toEqual([1, 2, 3, 4, 'dry']);
});

test('a gap is told frame by frame, and where the packet behind it can help', () => {
  const buffer = new JitterBuffer();
  for (const number of [1, 2, 5]) buffer.push(packet(number));
  expect(Array.from({ length: 5 }, () => take(buffer))).toEqual([1, 2, 'lost', 'lost, next is there', 5]);
});

test('a packet too late for its turn is dropped, and more time is taken for those after it', () => {
  const buffer = new JitterBuffer();
  for (const number of [1, 2, 4, 5]) buffer.push(packet(number));
  expect([take(buffer), take(buffer), take(buffer)]).toEqual([1, 2, 'lost, next is there']);
  buffer.push(packet(3));
  expect([take(buffer), take(buffer), take(buffer)]).toEqual(['lost, next is there', 4, 5]);
});

test('another time line begins anew, and a flood finds no end of room', () => {
  const buffer = new JitterBuffer();
  for (const number of [1, 2, 3]) buffer.push(packet(number));
  expect(take(buffer)).toBe(1);
  buffer.push(packet(50_000));
  buffer.push(packet(50_001));
  expect(take(buffer)).toBe(50_000 & 0xff);
  for (let number = 0; number < 10_000; number++) buffer.push(packet(50_002 + number));
  let left = 0;
  while (take(buffer) !== 'dry') left += 1;
  expect(left).toBeLessThan(70);
});

const sine = Int16Array.from({ length: 2 * WIDE_FRAME }, (_, i) =>
  Math.round(8_000 * Math.sin((2 * Math.PI * 200 * i) / 16_000)),
);

test('made-up sound goes on with the period of the voice, fades, and is silence after 100 ms', () => {
  const concealment = new Concealment();
  concealment.heard(sine);
  const frames = Array.from({ length: 6 }, () => concealment.makeUp());
  const peaks = frames.map((frame) => frame.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
  const going = (frames[0] ?? []).slice(0, 80);
  // 40 ms are eight whole periods: what follows is what was at the beginning.
  going.forEach((sample, i) => expect(Math.abs(sample - (sine[i] ?? 0))).toBeLessThan(1_200));
  expect(peaks.every((peak, i) => i === 0 || peak < (peaks[i - 1] ?? 0))).toBe(true);
  expect(peaks.at(-1)).toBe(0);
});

test('a voice is decoded once a beat, the same for everybody who hears it, and says nothing when nothing comes', async () => {
  const voice = new Voice();
  const stream = {};
  const payload = encode('PCMA', sine.subarray(0, 160));
  const say = (i: number) =>
    voice.push({ stream, timestamp: (2 ** 32 - 320 + 160 * i) % 2 ** 32, codec: 'PCMA', payload });
  say(0);
  // The decoder is there a moment later.
  await Promise.resolve();
  for (const i of [1, 2, 3]) say(i);
  const first = voice.frameAt(1);
  expect(first).toHaveLength(WIDE_FRAME);
  expect(voice.frameAt(1)).toBe(first);
  const later = Array.from({ length: 10 }, (_, i) => voice.frameAt(2 + i));
  expect(later.filter((frame) => frame !== undefined)).toHaveLength(6);
  expect(later.at(-1)).toBeUndefined();
  voice.close();
});

test('who turns to another codec is heard to the last packet of the one before, and no beat is left out', async () => {
  const voice = new Voice();
  const stream = {};
  const encoder = await openEncoder('G722');
  const out = new Uint8Array(160);
  const law = encode('PCMA', sine.subarray(0, 160));
  const heard: (Int16Array | undefined)[] = [];
  for (let i = 0; i < 30; i++) {
    const codec = i < 15 ? 'G722' : 'PCMA';
    encoder.encode(sine.subarray(0, WIDE_FRAME), out, 0);
    voice.push({ stream, timestamp: 160 * i, codec, payload: codec === 'G722' ? out.slice() : law });
    // Its decoder is there a moment later.
    await Promise.resolve();
    if (i >= 2) heard.push(voice.frameAt(i)?.slice());
  }
  const peaks = heard.map((frame) => frame?.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) ?? 0);
  expect(peaks.slice(2).every((peak) => peak > 4_000)).toBe(true);
  expect(voice.band).toBe('narrow');
  voice.close();
});
