import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TONE_COUNTRIES } from '@wpm/media';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printEndpoint, readSettings, SettingsError } from './settings.ts';

test('an empty environment gives the defaults, and an empty variable counts as none', () => {
  expect(readSettings({ WPM_HTTP: '' })).toMatchObject({
    data: path.resolve('./data'),
    http: [{ host: '127.0.0.1', port: 8080 }],
    sip: [{ host: '127.0.0.1', port: 5060 }],
    sips: [],
    rtp: [{ host: '127.0.0.1', firstPort: 20_000, lastPort: 29_999 }],
    demoTrunk: { host: '127.0.0.1', port: 5070 },
    webhookHosts: [],
    databaseUrl: undefined,
    tls: undefined,
    sipTraceBytes: 32 * 1_048_576,
    sipLadderDays: 30,
    country: 'PL',
    browserCodecs: ['opus', 'PCMA', 'PCMU'],
  });
});

test('an IPv6 address is read out of its brackets and printed in them', () => {
  const { http } = readSettings({ WPM_HTTP: '[::1]:8080' });
  expect(http).toEqual([{ host: '::1', port: 8080 }]);
  expect(printEndpoint(http[0])).toBe('[::1]:8080');
  const { rtp } = readSettings({ WPM_RTP: '127.0.0.1:20000-29999,[::1]:30000-39999' });
  expect(rtp).toEqual([
    { host: '127.0.0.1', firstPort: 20_000, lastPort: 29_999 },
    { host: '::1', firstPort: 30_000, lastPort: 39_999 },
  ]);
});

test('several addresses stand with commas between', () => {
  const { http, sip } = readSettings({ WPM_HTTP: '127.0.0.1:8080, [::1]:8080', WPM_SIP: '127.0.0.1:5060,[::1]:5080' });
  expect(http.map(printEndpoint)).toEqual(['127.0.0.1:8080', '[::1]:8080']);
  expect(sip.map(printEndpoint)).toEqual(['127.0.0.1:5060', '[::1]:5080']);
});

const ENDPOINTS = 'host:port, or several with commas between';

test.each([
  ['WPM_HTTP', '8080', ENDPOINTS],
  ['WPM_HTTP', 'localhost:99999', ENDPOINTS],
  ['WPM_HTTP', '127.0.0.1:80,127.0.0.1:80', ENDPOINTS],
  ['WPM_SIP', '127.0.0.1', ENDPOINTS],
  ['WPM_SIP', '127.0.0.1:5060,', ENDPOINTS],
  ['WPM_COUNTRY', 'pl', `one of ${TONE_COUNTRIES.join(', ')}`],
  ['WPM_SIP_TRACE', 'much', 'a number of megabytes, 0 to 4096'],
  ['WPM_SIP_LADDER_DAYS', '0', '1 to 3650 days'],
  ['WPM_SESSION_TIMER', '89', '0, or 90 to 86400 seconds'],
  ['WPM_SESSION_TIMER', 'off', '0, or 90 to 86400 seconds'],
  [
    'WPM_BROWSER_CODECS',
    'opus,G729',
    'opus, PCMA and PCMU in the order wanted, with commas between; one may be left out',
  ],
  ['WPM_RTP', '127.0.0.1:20000', 'host:firstPort-lastPort, once for IPv4, IPv6 or each with a comma between'],
  [
    'WPM_RTP',
    '127.0.0.1:20000-29999,127.0.0.2:20000-29999',
    'host:firstPort-lastPort, once for IPv4, IPv6 or each with a comma between',
  ],
  ['WPM_RTP', '127.0.0.1:30000-20000', 'host:firstPort-lastPort, once for IPv4, IPv6 or each with a comma between'],
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

describe('with a certificate', () => {
  let folder: string;
  let pem: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-settings-'));
    pem = path.join(folder, 'cert.pem');
    writeFileSync(pem, '-----BEGIN CERTIFICATE-----\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('one without its key is refused', () => {
    expect(() => readSettings({ WPM_TLS_CERT: pem })).toThrow('WPM_TLS_KEY is not: both are needed');
    expect(() => readSettings({ WPM_TLS_KEY: pem })).toThrow('WPM_TLS_CERT is not: both are needed');
  });

  test('SIP over TLS is at port 5061 of every address of SIP, or where it is said to be', () => {
    const tls = { WPM_TLS_CERT: pem, WPM_TLS_KEY: pem };
    const { sips } = readSettings({ ...tls, WPM_SIP: '127.0.0.1:5060,127.0.0.1:5080,[::1]:5060' });
    expect(sips.map(printEndpoint)).toEqual(['127.0.0.1:5061', '[::1]:5061']);
    expect(readSettings({ ...tls, WPM_SIPS: '127.0.0.1:7000' }).sips).toEqual([{ host: '127.0.0.1', port: 7000 }]);
  });

  test('and only then: an address for SIP over TLS without one is refused', () => {
    expect(() => readSettings({ WPM_SIPS: '127.0.0.1:5061' })).toThrow('WPM_SIPS is set, but WPM_TLS_CERT');
  });
});
