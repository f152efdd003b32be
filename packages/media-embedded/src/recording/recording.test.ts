import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ManualClock } from '@wpm/kernel';
import type { RecordingOrder } from '@wpm/media';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Recording } from './recording.ts';
import { CHANNEL } from './recording-timeline.ts';
import { FRAME_BYTES, WAV_HEADER } from './wav-header.ts';

const ORDER: RecordingOrder = { recordingId: 'rec-1', agent: ['a'], customer: ['b'] };
const SILENCE = 0xd5;

let home: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'wpm-recording-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** A recording whose folder is no folder yet. */
async function refused(order: RecordingOrder) {
  const clock = new ManualClock();
  const folder = path.join(home, 'recordings');
  await writeFile(folder, '');
  const listener = { onFailed: vi.fn(), onRecovered: vi.fn(), onQuiet: vi.fn() };
  const recording = await Recording.start({ ...order, mayBeginLate: true }, { clock, folder }, listener);
  const stream = {};
  let spoken = 0;
  /** 20 ms of the agent's. */
  const speak = () => {
    clock.advance(20);
    const payload = new Uint8Array(160).fill(1);
    recording.put(CHANNEL.agent, { stream, timestamp: spoken++ * 160, codec: 'PCMA', payload });
    recording.flush();
  };
  return { clock, folder, listener, recording, speak };
}

test('a recording that begins late has its time from the order on, and sound from where the disk takes it', async () => {
  const { folder, listener, recording, speak } = await refused(ORDER);
  expect(listener.onFailed.mock.calls).toEqual([['ENOTDIR']]);
  for (let packet = 0; packet < 200; packet++) speak();
  expect([recording.refusedWhy !== undefined, listener.onFailed.mock.calls.length]).toEqual([true, 1]);
  await rm(folder);
  await vi.waitFor(
    () => {
      speak();
      expect(listener.onRecovered).toHaveBeenCalledOnce();
    },
    { interval: 1, timeout: 10_000 },
  );
  const { fromMs, toMs } = listener.onRecovered.mock.calls[0]?.[0] ?? {};
  for (let packet = 0; packet < 50; packet++) speak();
  const report = await recording.finish();
  const left = (await readFile(path.join(folder, report?.file ?? '')))
    .subarray(WAV_HEADER)
    .filter((_, i) => i % 2 === 0);
  expect([left.length * FRAME_BYTES + WAV_HEADER, fromMs]).toEqual([report?.bytes, 0]);
  expect(left.subarray(0, toMs * 8).every((sample) => sample === SILENCE)).toBe(true);
  expect(left.subarray(toMs * 8).every((sample) => sample === 1)).toBe(true);
  expect(left.length - toMs * 8).toBeGreaterThan(50 * 160);
});

test('one the disk never takes has no report, and who speaks meanwhile is not taken for heard', async () => {
  const { listener, recording, speak } = await refused({ ...ORDER, quietAfterMs: 1_000 });
  for (let packet = 0; packet < 100; packet++) speak();
  expect(listener.onQuiet).toHaveBeenCalledOnce();
  expect(await recording.finish()).toBeUndefined();
  expect(listener.onRecovered).not.toHaveBeenCalled();
  expect(() => recording.pause()).toThrow('recording/failed');
});
