import { expect, test } from 'vitest';
import { encodeSample } from '../codec/g711.ts';
import { CHANNEL } from './recording-timeline.ts';
import { SoundMeter } from './sound-meter.ts';
import { FRAMES_PER_MS, FRAME_BYTES } from './wav-header.ts';

/** So long of a sine on the customer's channel, and of a loud one on the agent's. */
function frames(ms: number, amplitude: number): Uint8Array {
  const made = new Uint8Array(ms * FRAMES_PER_MS * FRAME_BYTES);
  for (let at = 0; at < ms * FRAMES_PER_MS; at++) {
    const wave = Math.sin((2 * Math.PI * 440 * at) / 8_000);
    made[at * FRAME_BYTES + CHANNEL.customer] = encodeSample('PCMA', amplitude * wave);
    made[at * FRAME_BYTES + CHANNEL.agent] = encodeSample('PCMA', 8_000 * wave);
  }
  return made;
}

test("what is said on the customer's channel counts, whatever pieces it comes in, and the other channel does not", () => {
  const meter = new SoundMeter(1_000);
  expect(meter.heard(frames(450, 4_000))).toBe(false);
  expect(meter.heard(frames(450, 4_000))).toBe(false);
  expect(meter.heard(frames(450, 0))).toBe(false);
  expect(meter.soundMs).toBeGreaterThanOrEqual(880);
  expect(meter.soundMs).toBeLessThanOrEqual(900);
});

test('the noise of a line is quiet, which is told once it has lasted, and again after as long', () => {
  const meter = new SoundMeter(1_000);
  expect(meter.heard(frames(900, 60))).toBe(false);
  expect(meter.heard(frames(200, 60))).toBe(true);
  expect(meter.heard(frames(800, 60))).toBe(false);
  expect(meter.heard(frames(200, 60))).toBe(true);
  expect(meter.soundMs).toBe(0);
});

test('a word in between begins the wait anew', () => {
  const meter = new SoundMeter(1_000);
  meter.heard(frames(900, 0));
  meter.heard(frames(100, 3_000));
  expect(meter.heard(frames(900, 0))).toBe(false);
});
