import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { printEndpoint, readSettings, SettingsError } from './settings.ts';

test('an empty environment gives the defaults, and an empty variable counts as none', () => {
  expect(readSettings({ WPM_HTTP: '' })).toMatchObject({
    data: path.resolve('./data'),
    http: { host: '127.0.0.1', port: 8080 },
    sip: { host: '127.0.0.1', port: 5060 },
    rtp: { host: '127.0.0.1', firstPort: 20_000, lastPort: 29_999 },
    demoTrunk: { host: '127.0.0.1', port: 5070 },
    databaseUrl: undefined,
    tls: undefined,
  });
});

test('an IPv6 address is read out of its brackets and printed in them', () => {
  const { http } = readSettings({ WPM_HTTP: '[::1]:8080' });
  expect(http).toEqual({ host: '::1', port: 8080 });
  expect(printEndpoint(http)).toBe('[::1]:8080');
});

test.each([
  ['WPM_HTTP', '8080', 'host:port'],
  ['WPM_HTTP', 'localhost:99999', 'host:port'],
  ['WPM_SIP', '127.0.0.1', 'host:port'],
  ['WPM_RTP', '127.0.0.1:20000', 'host:firstPort-lastPort'],
  ['WPM_RTP', '127.0.0.1:30000-20000', 'host:firstPort-lastPort'],
  ['WPM_PUBLIC_ADDRESS', 'example.test', 'an IP address'],
  ['WPM_TLS_CERT', '/no/such/file', 'a readable PEM file'],
  ['WPM_DEMO_TRUNK', 'sip:1.2.3.4', 'host:port'],
])('%s=%s is refused with its name, its value and what it must be', (name, value, expected) => {
  const read = () => readSettings({ [name]: value });
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(`${name} is "${value}": it must be ${expected}`);
});

test.each(['WPM_DEMO_PASSWORD', 'DATABASE_URL'])('a wrong %s is refused without showing it', (name) => {
  const read = () => readSettings({ [name]: 'secret' });
  expect(read).toThrow(`${name} is wrong`);
  expect(read).not.toThrow(/secret/);
});

test('a certificate without its key is refused', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-settings-'));
  const cert = path.join(folder, 'cert.pem');
  writeFileSync(cert, '-----BEGIN CERTIFICATE-----\n');
  expect(() => readSettings({ WPM_TLS_CERT: cert })).toThrow('WPM_TLS_KEY is not: both are needed');
  rmSync(folder, { recursive: true });
});
