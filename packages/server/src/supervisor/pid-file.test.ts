import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PidFile } from './pid-file.ts';
import { identify } from './process-identity.ts';

let folder: string;
let file: PidFile;
const ours = () => ({ startedAt: '', ...identify(process.pid), pid: process.pid, about: 'here' });

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-pid-'));
  file = new PidFile(path.join(folder, 'media.json'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a job is claimed once, while its process lives, and leaves nothing else behind', () => {
  expect(file.claim(ours())).toBe(true);
  expect(file.claim(ours())).toBe(false);
  expect(file.read()).toEqual(ours());
  expect(readdirSync(folder)).toEqual(['media.json']);
});

test('a job whose process is gone, or whose file is no such file, is claimed anew', () => {
  file.write({ ...ours(), startedAt: 'long ago' });
  expect(file.read()).toBeUndefined();
  expect(file.claim(ours())).toBe(true);
  writeFileSync(path.join(folder, 'media.json'), '{"pid":');
  expect(file.read()).toBeUndefined();
  expect(file.claim(ours())).toBe(true);
});

test('what is written takes the place of what stood there, whole', () => {
  file.write({ ...ours(), about: 'before' });
  file.write(ours());
  expect(file.read()).toEqual(ours());
  expect(readdirSync(folder)).toEqual(['media.json']);
});
