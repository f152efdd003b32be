import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';

const TALKS = `
  import { processLog } from '${new URL('./log.ts', import.meta.url).href}';
  const log = processLog('platform');
  for (let line = 0; line < 1_000; line++) log.info('call.ended', { line });
  process.stdout.write('went on');
`;

/** What a program says and how it ends that logs a thousand lines to this file. */
function logTo(file: string) {
  const log = openSync(file, 'w');
  const stdio = ['ignore', 'pipe', log] as const;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', TALKS], {
    stdio: [...stdio],
    encoding: 'utf8',
  });
  closeSync(log);
  return { stdout, status };
}

test('a full disk costs lines of the log, and nothing else', () => {
  expect(logTo('/dev/full')).toEqual({ stdout: 'went on', status: 0 });
  expect(logTo('/dev/null')).toEqual({ stdout: 'went on', status: 0 });
});
