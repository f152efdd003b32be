import { SystemClock, silentLog } from '@wpm/kernel';
import { afterEach, expect, test } from 'vitest';
import { encode } from '../codec/g711.ts';
import { RemoteDesk } from './remote-desk.ts';
import type { DeskVoice } from './sound-desk.ts';

const clock = new SystemClock();
const desks: RemoteDesk[] = [];
afterEach(() => Promise.all(desks.splice(0).map((desk) => desk.close())));

async function open(): Promise<{ desk: RemoteDesk; said: string[] }> {
  const said: string[] = [];
  const note = (event: string) => void said.push(event);
  const desk = new RemoteDesk('sound-1', clock, { ...silentLog, warn: note, error: note });
  desks.push(desk);
  await desk.ready;
  return { desk, said };
}

const TONE = Int16Array.from({ length: 160 }, (_, i) => Math.round(8_000 * Math.sin((2 * Math.PI * 400 * i) / 8_000)));
const PAYLOAD = encode('PCMA', TONE);
const STREAM = {};

/** Packets of 20 ms of a tone. */
function say(voice: DeskVoice, from: number, packets: number): void {
  for (let i = from; i < from + packets; i++)
    voice.push({ stream: STREAM, timestamp: 160 * i, codec: 'PCMA', payload: PAYLOAD });
}

/** Orders something in a letter of its own, and gives what comes. */
function ordered(desk: RemoteDesk, order: (onEncoded: (payload: Uint8Array) => void) => void): Promise<Uint8Array> {
  return new Promise((resolve) => {
    order((payload) => resolve(payload.slice()));
    desk.flush();
  });
}

test('what a voice says comes back mixed and encoded, for each who hears it, and as a recording takes it', async () => {
  const { desk } = await open();
  const [voice, opus, law, tap] = [desk.openVoice(), desk.openOutput(), desk.openOutput(), desk.openTap()];
  const voices = [voice];
  say(voice, 0, 4);
  const letters = [1, 2].map(async (beat) => [
    await ordered(desk, (done) => opus.mix('opus', { voices, beat }, done)),
    await ordered(desk, (done) => law.mix('PCMU', { voices, beat }, done)),
    await ordered(desk, (done) => tap.take(voices, beat, done)),
  ]);
  const [, second = []] = await Promise.all(letters);
  const [packet, bytes, recorded] = second;
  expect(packet?.length).toBeGreaterThan(10);
  expect(bytes?.length).toBe(160);
  expect(new Set(recorded).size).toBeGreaterThan(10);
});

test('a voice that says nothing is silence to its listener and nothing to a recording', async () => {
  const { desk } = await open();
  const [voice, law, tap] = [desk.openVoice(), desk.openOutput(), desk.openTap()];
  const silence = await ordered(desk, (done) => law.mix('PCMA', { voices: [voice], beat: 1 }, done));
  expect(new Set(silence)).toEqual(new Set([0xd5]));
  expect(await ordered(desk, (done) => tap.take([voice], 1, done))).toHaveLength(0);
});

test('more orders than a letter has room for at first are all answered, in their order', async () => {
  const { desk } = await open();
  const outputs = Array.from({ length: 200 }, () => desk.openOutput());
  const linear = new Int16Array(320);
  const answered: number[] = [];
  const last = new Promise<void>((resolve) => {
    outputs.forEach((output, i) =>
      output.encode('PCMA', { linear: () => linear, band: 'wide' }, () => {
        answered.push(i);
        if (i === outputs.length - 1) resolve();
      }),
    );
  });
  desk.flush();
  await last;
  expect(answered).toEqual(outputs.map((_, i) => i));
});

test('whose thread ends gets another one, says so, and what is ordered then comes', async () => {
  const { desk, said } = await open();
  const [voice, output] = [desk.openVoice(), desk.openOutput()];
  const lost: Uint8Array[] = [];
  output.mix('PCMA', { voices: [voice], beat: 1 }, (payload) => lost.push(payload));
  await desk.endThread();
  expect(output.isReady('PCMA')).toBe(false);
  while (!output.isReady('PCMA')) await new Promise((resolve) => setImmediate(resolve));
  say(voice, 0, 4);
  const heard = await ordered(desk, (done) => output.mix('PCMA', { voices: [voice], beat: 2 }, done));
  expect(heard).toHaveLength(160);
  expect(lost).toEqual([]);
  expect(said).toEqual(['desk.ended']);
});
