import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LogKeeper } from './log-keeper.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A log as a supervised process has it: opened once, to append. */
function openLog(name: string) {
  const file = path.join(folder, name);
  const fd = openSync(file, 'a');
  return { file, older: `${file}.1`, write: (line: string) => writeSync(fd, line), close: () => closeSync(fd) };
}

const contentOf = (file: string) => readFileSync(file, 'utf8');

test('a log that grew large is kept beside itself and emptied, while its process writes on into it', async () => {
  const log = openLog('platform.log');
  const said: string[] = [];
  const options = { files: [log.file, path.join(folder, 'none.log')], tell: (...why: string[]) => said.push(...why) };
  await using keeper = new LogKeeper({ ...options, largest: 10 });
  log.write('first\n');
  await keeper.look();
  expect([contentOf(log.file), existsSync(log.older)]).toEqual(['first\n', false]);
  log.write('second\n');
  await keeper.look();
  log.write('third\n');
  expect([contentOf(log.file), contentOf(log.older)]).toEqual(['third\n', 'first\nsecond\n']);
  // Another supervisor, which took the process over: its log is the same file still.
  await using successor = new LogKeeper({ ...options, largest: 10 });
  log.write('fourth\n');
  await successor.look();
  log.write('fifth\n');
  expect([contentOf(log.file), contentOf(log.older)]).toEqual(['fifth\n', 'third\nfourth\n']);
  expect(said).toEqual([]);
  log.close();
});

test('one that cannot be kept is emptied all the same, and that is said', async () => {
  const log = openLog('media.log');
  const said: string[] = [];
  mkdirSync(path.join(log.older, 'in the way'), { recursive: true });
  await using keeper = new LogKeeper({ files: [log.file], tell: (file) => said.push(file), largest: 3 });
  log.write('much\n');
  await keeper.look();
  expect([contentOf(log.file), said]).toEqual(['', [log.file]]);
  log.close();
});
