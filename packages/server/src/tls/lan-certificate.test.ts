import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepLanCertificate } from './lan-certificate.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const DAY_MS = 86_400_000;
const NAMES = { addresses: ['192.168.1.7', 'fd00::7'], hosts: ['desk.local', 'localhost'] };

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-lan-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const keep = (names = NAMES, now = NOW) => keepLanCertificate(folder, names, now);

test('makes a certificate for every address and name, signed by an authority of its own, its keys for nobody else', async () => {
  const files = await keep();
  const [cert, ca] = [files.cert, files.ca].map((file) => new X509Certificate(readFileSync(file)));
  expect(cert?.checkIP('192.168.1.7')).toBe('192.168.1.7');
  expect(cert?.checkIP('fd00::7')).toBe('fd00::7');
  expect(cert?.checkHost('desk.local')).toBe('desk.local');
  expect(cert?.checkIP('192.168.1.8')).toBeUndefined();
  expect([cert?.ca, ca?.ca]).toEqual([false, true]);
  expect(ca && cert?.checkIssued(ca) && cert.verify(ca.publicKey)).toBe(true);
  const keys = [files.key, files.ca.replace('.crt', '.key')];
  expect(keys.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
});

test('keeps what is good: the same files, a year less a month long', async () => {
  const first = readFileSync((await keep()).cert, 'utf8');
  expect(readFileSync((await keep(NAMES, later(366))).cert, 'utf8')).toBe(first);
  expect(readFileSync((await keep(NAMES, later(368))).cert, 'utf8')).not.toBe(first);
});

test('an address that changed gets a new certificate from the same authority', async () => {
  const first = await keep();
  const [cert, ca] = [first.cert, first.ca].map((file) => readFileSync(file, 'utf8'));
  const moved = await keep({ ...NAMES, addresses: ['10.0.0.7'] });
  expect(readFileSync(moved.cert, 'utf8')).not.toBe(cert);
  expect(new X509Certificate(readFileSync(moved.cert)).checkIP('10.0.0.7')).toBe('10.0.0.7');
  expect(readFileSync(moved.ca, 'utf8')).toBe(ca);
});

test('an authority about to end is replaced, and its certificate with it', async () => {
  const ca = readFileSync((await keep()).ca, 'utf8');
  const files = await keep(NAMES, later(3_640));
  expect(readFileSync(files.ca, 'utf8')).not.toBe(ca);
  const [cert, authority] = [files.cert, files.ca].map((file) => new X509Certificate(readFileSync(file)));
  expect(authority && cert?.verify(authority.publicKey)).toBe(true);
});

test('a file that was damaged is made anew', async () => {
  const files = await keep();
  writeFileSync(files.cert, 'not a certificate');
  await keep();
  expect(new X509Certificate(readFileSync(files.cert)).checkIP('192.168.1.7')).toBe('192.168.1.7');
});
