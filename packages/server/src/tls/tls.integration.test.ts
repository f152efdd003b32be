import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestServer, type TestServer } from '../server.fixture.ts';
import { issueCertificate, makeAuthority, type PemPair } from './authority.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const SIGN_IN = { app: 'phone', login: 'anna', domain: 'demo.local', password: PASSWORD };

let folder: string;
let authority: PemPair;
let server: TestServer;

const files = () => ({
  cert: path.join(folder, 'a.crt'),
  key: path.join(folder, 'a.key'),
  ca: path.join(folder, 'ca.crt'),
});

function certificate(addresses: readonly string[], until = inDays(30)): Promise<PemPair> {
  const subject = { name: 'test', addresses, hosts: ['localhost'], from: inDays(-40), until };
  return issueCertificate(authority, subject);
}

/** As a certificate is renewed: each file replaced by another of the same name. */
function put({ cert, key }: PemPair): void {
  for (const [file, pem] of [
    [files().cert, cert],
    [files().key, key],
  ] as const) {
    writeFileSync(`${file}.new`, pem);
    renameSync(`${file}.new`, file);
  }
}

type Asked = {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

async function ask(url: string, options: https.RequestOptions & { body?: string } = {}): Promise<Asked> {
  const request = https.request(url, { ca: authority.cert, agent: false, ...options });
  request.end(options.body);
  const [response]: IncomingMessage[] = await once(request, 'response');
  if (!response) throw new Error('no response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

function signIn(url: string, headers: Record<string, string> = {}): Promise<Asked> {
  const type = { 'content-type': 'application/json' };
  return ask(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { ...type, ...headers },
    body: JSON.stringify(SIGN_IN),
  });
}

/** The serial number of the certificate a new connection is shown. */
async function shown(): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port), ca: authority.cert });
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}

/** Waits until a new connection is shown another certificate. */
async function renewedSince(before: string): Promise<string> {
  const until = performance.now() + 20_000;
  for (;;) {
    const now = await shown();
    if (now !== before) return now;
    if (performance.now() > until) throw new Error('the certificate was never renewed');
    await delay(50);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-tls-'));
  authority = await makeAuthority({ name: 'An authority', from: inDays(-40), until: inDays(100) });
  writeFileSync(files().ca, authority.cert);
  put(await certificate(['127.0.0.1', '::1']));
  server = await startTestServer({
    WPM_HTTP: '127.0.0.1:0,[::1]:0',
    WPM_TLS_CERT: files().cert,
    WPM_TLS_KEY: files().key,
    WPM_TLS_CA: files().ca,
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('a platform with a certificate', () => {
  test('answers by TLS at every address, tells browsers to come by TLS only, and keeps its cookies to TLS', async () => {
    expect(server.addresses).toHaveLength(2);
    for (const address of server.addresses) {
      const { status, headers } = await signIn(`https://${address}`, { origin: `https://${address}` });
      expect(status).toBe(200);
      expect(headers['strict-transport-security']).toBe('max-age=15552000');
      expect(headers['content-security-policy']).toContain(`wss://${address}`);
      expect(headers['set-cookie']?.every((cookie) => /; Secure/.test(cookie) && /; HttpOnly/.test(cookie))).toBe(true);
    }
  });

  test('takes no page of another host, none of its other address, and none that came without TLS', async () => {
    const [here = '', other = ''] = server.addresses;
    const statuses = [];
    for (const origin of [`http://${here}`, `https://${other}`, 'https://evil.test', `https://evil.test@${other}`]) {
      statuses.push((await signIn(`https://${here}`, { origin })).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403]);
  });

  test('says nothing to who comes without TLS', async () => {
    await expect(fetch(`http://${server.addresses[0]}/health`)).rejects.toThrow();
  });

  test('gives its authority to phones that are to trust it', async () => {
    const { status, headers, body } = await ask(`${server.url}/ca.crt`);
    expect([status, headers['content-type'], body]).toEqual([200, 'application/x-x509-ca-cert', authority.cert]);
  });

  test('shows a renewed certificate by itself, and connections that are open go on', async () => {
    const { hostname, port } = new URL(server.url);
    const open = connect({ host: hostname, port: Number(port), ca: authority.cert });
    await once(open, 'secureConnect');
    const before = await shown();
    put(await certificate(['127.0.0.1', '::1']));
    await renewedSince(before);
    open.write('GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(await text(open)).toMatch(/^HTTP\/1\.1 200/);
  });

  test('and at once when it is told to', async () => {
    const before = await shown();
    put(await certificate(['127.0.0.1', '::1']));
    server.reloadIdentity();
    expect(await shown()).not.toBe(before);
  });

  test('keeps the certificate it has while the new one is broken, expired, or not that of the key', async () => {
    const before = await shown();
    const good = { cert: readFileSync(files().cert, 'utf8'), key: readFileSync(files().key, 'utf8') };
    const another = await certificate(['127.0.0.1']);
    const broken: readonly PemPair[] = [
      { ...good, cert: another.cert },
      { ...good, cert: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' },
      { ...good, key: '' },
      await certificate(['127.0.0.1'], inDays(-1)),
    ];
    for (const pair of broken) {
      put(pair);
      server.reloadIdentity();
      expect(await shown()).toBe(before);
    }
    put(another);
    server.reloadIdentity();
    expect(await shown()).not.toBe(before);
  });
});

test('an authority of ours is believed for private networks only', async () => {
  const stranger = await certificate(['203.0.113.9']);
  const elsewhere = https.createServer(stranger, (_, response) => response.end('x')).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const address = elsewhere.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const socket = connect({ host: '127.0.0.1', port, ca: authority.cert, checkServerIdentity: () => undefined });
  const [error] = await once(socket, 'error');
  expect(error).toMatchObject({ message: 'permitted subtree violation' });
  elsewhere.close();
});
