import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { WIDE_FRAME, WIDE_RATE, openDecoder, openEncoder } from './codec.ts';
import { G722Decoder, G722Encoder } from './g722.ts';
import { Downsampler, Upsampler } from './half-band.ts';

const sine = (hz: number, rate: number, length: number): Int16Array =>
  Int16Array.from({ length }, (_, i) => Math.round(8_000 * Math.sin((2 * Math.PI * hz * i) / rate)));

/** Amplitude of one frequency. */
function level(samples: Int16Array, rate: number, hz: number): number {
  const at = (i: number) => (2 * Math.PI * hz * i) / rate;
  const [cosine, sinus] = [Math.cos, Math.sin].map((wave) => samples.reduce((sum, s, i) => sum + s * wave(at(i)), 0));
  return (2 * Math.hypot(cosine ?? 0, sinus ?? 0)) / samples.length;
}

/** Above what G.711 carries. */
const above = sine(6_000, WIDE_RATE, 50 * WIDE_FRAME);

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

/** A sweep with noise on it, the same on every machine. */
function sweep(): Int16Array {
  let seed = 1;
  return Int16Array.from({ length: WIDE_RATE }, (_, i) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    const noise = 3_000 * ((seed / 0x7fff_ffff) * 2 - 1);
    return Math.round(9_000 * Math.sin((2 * Math.PI * (100 + i / 4) * i) / WIDE_RATE) + noise);
  });
}

test('G.722 is bit by bit what FFmpeg 5.1 makes of the same second, both ways', () => {
  const bytes = new Uint8Array(WIDE_RATE / 2);
  expect(new G722Encoder().encode(sweep(), bytes, 0)).toBe(8_000);
  expect(sha256(bytes)).toBe('4bec776464d3f6554cef01c7b102a0fbef3c8a0af667f5da72d45632c5a9cf5f');
  expect(sha256(new Uint8Array(new G722Decoder().decode(bytes).buffer))).toBe(
    'a992a4cabffd45352a03e059d61ab03078b2ad1f1d23c7395101a78f8ec95f1d',
  );
});

test.each([300, 1_000, 3_000, 3_400])('%i Hz goes up to 16 kHz as loud as it was and without a mirror image', (hz) => {
  const wide = new Upsampler().apply(sine(hz, 8_000, 16_000)).subarray(800);
  expect(level(wide, WIDE_RATE, hz)).toBeCloseTo(8_000, -2);
  expect(level(wide, WIDE_RATE, 8_000 - hz)).toBeLessThan(4);
});

const down = (hz: number) => new Downsampler().apply(sine(hz, WIDE_RATE, 16_000)).subarray(800);

test('going down to 8 kHz keeps the telephone band and folds nothing into it', () => {
  for (const hz of [300, 1_000, 3_400]) expect(level(down(hz), 8_000, hz)).toBeCloseTo(8_000, -2);
  for (const hz of [4_600, 5_000, 7_000]) expect(level(down(hz), 8_000, 8_000 - hz)).toBeLessThan(4);
});

/** Usual ones, shorter ones than a filter looks back, and one that is longer than what is filtered in one go. */
test.each([
  [320, 320, 320],
  [2, 14, 30, 500, 414],
  [946, 14],
])('what is resampled in pieces of %o is the same as in one', (...lengths) => {
  const sound = sweep().subarray(0, 960);
  const inPieces = (filter: Upsampler | Downsampler) => {
    let at = 0;
    return lengths.flatMap((length) => [...filter.apply(sound.subarray(at, (at += length)))]);
  };
  expect(inPieces(new Downsampler())).toEqual([...new Downsampler().apply(sound)]);
  expect(inPieces(new Upsampler())).toEqual([...new Upsampler().apply(sound)]);
});

test('Opus makes up a lost packet from the one after it (in-band FEC), nearer than from nothing', async () => {
  const encoder = await openEncoder('opus');
  const out = new Uint8Array(400);
  // A tone that jumps in the very frame that is lost: only the FEC knows of it.
  const frames = Array.from({ length: 12 }, (_, i) => sine(i < 10 ? 300 : 900, WIDE_RATE, WIDE_FRAME));
  const packets = frames.map((frame) => out.slice(0, encoder.encode(frame, out, 0)));
  const energies = [];
  for (const next of [packets[11], undefined]) {
    const decoder = await openDecoder('opus');
    for (const packet of packets.slice(0, 10)) decoder.decode(packet);
    const recovered = decoder.recover(next) ?? new Int16Array(0);
    expect(recovered).toHaveLength(WIDE_FRAME);
    energies.push(level(recovered, WIDE_RATE, 900));
    decoder.close();
  }
  encoder.close();
  expect(energies[0]).toBeGreaterThan(2_000);
  expect(energies[1]).toBeLessThan(1_000);
});

test('bytes that are no Opus are silence, not a fault', async () => {
  const decoder = await openDecoder('opus');
  expect(decoder.decode(new Uint8Array(0)).length).toBeLessThanOrEqual(6 * WIDE_FRAME);
  expect(() => decoder.decode(Uint8Array.from({ length: 300 }, (_, i) => 255 - i))).not.toThrow();
  decoder.close();
});

test('what came through G.711 is coded in fewer bytes, as loud as before, and above 4 kHz there is nothing', async () => {
  const out = new Uint8Array(400);
  const sound = sine(1_000, WIDE_RATE, 50 * WIDE_FRAME).map((s, i) => s + 0.5 * (above[i] ?? 0));
  const heard = { wide: 0, narrow: 0 };
  const bytes = { wide: 0, narrow: 0 };
  for (const band of ['wide', 'narrow'] as const) {
    const encoder = await openEncoder('opus');
    const decoder = await openDecoder('opus');
    encoder.band = band;
    const frames = Array.from({ length: 50 }, (_, i) => {
      const size = encoder.encode(sound.subarray(i * WIDE_FRAME, (i + 1) * WIDE_FRAME), out, 0);
      bytes[band] += size;
      return decoder.decode(out.subarray(0, size));
    });
    const settled = Int16Array.from(frames.slice(20).flatMap((frame) => [...frame]));
    expect(level(settled, WIDE_RATE, 1_000) / 8_000).toBeGreaterThan(0.8);
    heard[band] = level(settled, WIDE_RATE, 6_000);
    encoder.close();
    decoder.close();
  }
  expect(bytes.narrow).toBeLessThan(0.8 * bytes.wide);
  expect(heard.wide).toBeGreaterThan(2_000);
  expect(heard.narrow).toBeLessThan(200);
});
