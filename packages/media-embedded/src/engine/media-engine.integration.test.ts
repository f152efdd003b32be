import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ManualClock, silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EngineSettings } from '../settings.ts';
import type { LoadReading } from './load-gate.ts';
import { MediaEngine } from './media-engine.ts';

const QUIET: LoadReading = { busy: 0.3, cpu: 0.3, lateMs: 1 };
const FULL: LoadReading = { busy: 0.95, cpu: 0.95, lateMs: 30 };
const OWNER = { onEvent: () => undefined };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wpm-engine-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(gauge: () => LoadReading) {
  const clock = new ManualClock();
  const said: string[] = [];
  const note = (event: string) => void said.push(event);
  const log = { ...silentLog, warn: note, error: note };
  const rtp = [{ address: '127.0.0.1', low: 0, high: 7 }] as const;
  const settings: EngineSettings = {
    rtp,
    publicAddress: undefined,
    profiles: [1, 7],
    threads: 1,
    socketPath: '',
    recordings: folder,
    sounds: { country: 'PL', folder: undefined },
    orphanMs: 5_000,
  };
  return { clock, said, engine: await MediaEngine.start(settings, clock, { log, gauge }) };
}

test('a full thread takes no new sessions, keeps those it has, and takes new ones when it is quiet again', async () => {
  let reading = QUIET;
  const { clock, said, engine } = await start(() => reading);
  engine.create('running', OWNER);
  reading = FULL;
  clock.advance(2_000);
  engine.create('still taken', OWNER);
  clock.advance(2_000);
  expect(() => engine.create('one too many', OWNER)).toThrow('engine/full');
  expect(engine.sessions()).toEqual(['running', 'still taken']);
  expect(engine.metrics()).toMatchObject({ full: true, refused: 1, sessions: 2, busy: 0.95 });
  reading = QUIET;
  clock.advance(3_000);
  expect(() => engine.create('too early', OWNER)).toThrow('engine/full');
  clock.advance(3_000);
  engine.create('again', OWNER);
  expect(said).toEqual(['engine.full', 'engine.takes-calls-again']);
  await engine.stop();
});

test('a session nobody controls is ended after its time, one that was adopted meanwhile is not', async () => {
  const { clock, engine } = await start(() => QUIET);
  engine.create('forgotten', OWNER);
  engine.create('adopted', OWNER);
  engine.abandon(OWNER);
  clock.advance(4_000);
  expect(engine.adopt('adopted', { onEvent: () => undefined })).toBe(true);
  clock.advance(2_000);
  await engine.inSession('adopted', () => undefined);
  expect(engine.sessions()).toEqual(['adopted']);
  expect(engine.metrics()).toMatchObject({ orphansEnded: 1, sessions: 1 });
  await engine.stop();
});
