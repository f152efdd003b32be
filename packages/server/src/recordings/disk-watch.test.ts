import os from 'node:os';
import { type Fields, type Log, silentLog } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { DiskWatch } from './disk-watch.ts';

test('a disk that fills up is warned of once, still counted, and said to have room again', async () => {
  const said: string[] = [];
  const say = (event: string, _fields?: Fields) => void said.push(event);
  const log: Log = { ...silentLog, info: say, warn: say, error: say };
  let free: number | Error = 100;
  const freeBytes = async () => {
    if (free instanceof Error) throw free;
    return free;
  };
  using watch = await DiskWatch.start({ folder: '/recordings', leastFreeBytes: 100, log, freeBytes });
  expect([watch.warnings, watch.gauges()]).toEqual([[], { wpm_recordings_free_bytes: 100 }]);
  free = 99;
  await watch.look();
  await watch.look();
  expect([watch.warnings, watch.gauges()]).toEqual([
    ['recordings/disk-nearly-full'],
    { wpm_recordings_free_bytes: 99 },
  ]);
  free = new Error('away');
  await watch.look();
  expect(watch.warnings).toEqual(['recordings/disk-nearly-full']);
  free = 1_000;
  await watch.look();
  expect(watch.warnings).toEqual([]);
  expect(said).toEqual(['disk.nearly-full', 'disk.not-looked-at', 'disk.has-room-again']);
});

test('the system says how much is free', async () => {
  using watch = await DiskWatch.start({ folder: os.tmpdir(), leastFreeBytes: 0, log: silentLog });
  expect(watch.gauges()['wpm_recordings_free_bytes']).toBeGreaterThan(0);
});
