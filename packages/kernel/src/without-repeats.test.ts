import { expect, test } from 'vitest';
import type { Fields, Log } from './log.ts';
import { withoutRepeats } from './without-repeats.ts';

function watched() {
  const lines: string[] = [];
  const at = (level: string) => (event: string, fields?: Fields) =>
    void lines.push([level, event, ...Object.values(fields ?? {})].join(' '));
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  let time = 0;
  const limited = withoutRepeats(log, () => time, { atMost: 2, withinMs: 1_000 });
  return { lines, log: limited, advance: (ms: number) => (time += ms) };
}

test('of a fault that comes with every packet a few are written, and then how many were left out', () => {
  const { lines, log, advance } = watched();
  for (let packet = 0; packet < 10_000; packet++) log.error('engine.fault', { packet });
  log.warn('disk.nearly-full');
  expect(lines.splice(0)).toEqual(['error engine.fault 0', 'error engine.fault 1', 'warn disk.nearly-full']);
  advance(999);
  log.error('engine.fault', { packet: 10_000 });
  expect(lines.splice(0)).toEqual([]);
  advance(1);
  log.error('engine.fault', { packet: 10_001 });
  expect(lines.splice(0)).toEqual(['warn log.repeated engine.fault 9999', 'error engine.fault 10001']);
});

test('a fault that is over is counted by the next line of any kind; what was left out of nothing is not said', () => {
  const { lines, log, advance } = watched();
  for (let i = 0; i < 5; i++) log.warn('store.connection-lost');
  log.error('call.fault');
  lines.splice(0);
  advance(5_000);
  log.info('call.ended');
  log.info('call.ended');
  expect(lines).toEqual(['warn log.repeated store.connection-lost 3', 'info call.ended', 'info call.ended']);
});

test('what is no warning is written as it comes, however often', () => {
  const { lines, log } = watched();
  for (let i = 0; i < 100; i++) log.info('call.ended', { i });
  expect(lines).toHaveLength(100);
});
