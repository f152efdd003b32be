import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBelow } from './files-below.ts';
import { addChanged, removeGone } from './mirror-recordings.ts';

let folder: string;
let from: string;
let to: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-mirror-'));
  [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
  for (const made of [path.join(from, '2026'), to]) mkdirSync(made, { recursive: true });
  writeFileSync(path.join(from, '2026', 'one.ogg'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what is there is copied, private, and what is unchanged is left alone', () => {
  expect(addChanged(from, to)).toEqual({ files: 1, bytes: 3 });
  const copied = path.join(to, '2026', 'one.ogg');
  expect(statSync(copied).mode & 0o777).toBe(0o600);
  writeFileSync(copied, 'two');
  utimesSync(
    copied,
    statSync(path.join(from, '2026', 'one.ogg')).atime,
    statSync(path.join(from, '2026', 'one.ogg')).mtime,
  );
  addChanged(from, to);
  expect(readFileSync(copied, 'utf8')).toBe('two');
  writeFileSync(path.join(from, '2026', 'one.ogg'), 'longer');
  addChanged(from, to);
  expect(readFileSync(copied, 'utf8')).toBe('longer');
});

test('what is gone stays until it is taken away', () => {
  addChanged(from, to);
  rmSync(path.join(from, '2026', 'one.ogg'));
  writeFileSync(path.join(from, 'two.ogg'), '2');
  expect(addChanged(from, to)).toEqual({ files: 1, bytes: 1 });
  expect(filesBelow(to)).toEqual(['2026/one.ogg', 'two.ogg']);
  removeGone(from, to);
  expect(filesBelow(to)).toEqual(['two.ogg']);
});

test('a year that lies on another disk is copied as well, and a circle of links is gone round once', () => {
  const other = path.join(folder, 'disk');
  mkdirSync(other);
  writeFileSync(path.join(other, 'old.ogg'), 'old');
  symlinkSync(other, path.join(from, '2025'));
  symlinkSync(from, path.join(from, 'circle'));
  symlinkSync(path.join(folder, 'nowhere'), path.join(from, 'dangling.ogg'));
  expect(addChanged(from, to)).toEqual({ files: 2, bytes: 6 });
  expect(filesBelow(to)).toEqual(['2025/old.ogg', '2026/one.ogg']);
});
