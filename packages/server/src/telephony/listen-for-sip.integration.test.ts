import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { type FillRandom, ManualClock, silentLog } from '@wpm/kernel';
import { SipStack } from '@wpm/sip';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issueCertificate, makeAuthority, type PemPair } from '../tls/authority.ts';
import { IdentityKeeper } from '../tls/identity-keeper.ts';
import { listenForSip } from './listen-for-sip.ts';

const DAY_MS = 86_400_000;
const fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes);
const validity = { from: new Date(Date.now() - DAY_MS), until: new Date(Date.now() + DAY_MS) };

let folder: string;
let authority: PemPair;
let stack: SipStack;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-sips-'));
  authority = await makeAuthority({ name: 'An authority', ...validity });
  stack = new SipStack({ clock: new ManualClock(), log: silentLog, fillRandom, product: 'test' });
});
afterEach(async () => {
  await stack[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const files = () => ({ cert: path.join(folder, 'a.crt'), key: path.join(folder, 'a.key'), ca: undefined });

async function putCertificate(): Promise<void> {
  const subject = { name: 'sip', addresses: ['127.0.0.1', '::1'], hosts: [], ...validity };
  const pair = await issueCertificate(authority, subject);
  writeFileSync(files().cert, pair.cert);
  writeFileSync(files().key, pair.key);
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}

const at = (port: number) =>
  [
    { host: '127.0.0.1', port },
    { host: '::1', port },
  ] as const;

async function serialAt(host: string, port: number): Promise<string> {
  const socket = connect({ host, port, ca: authority.cert });
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}

test('SIP over TLS listens at every address, IPv6 too, and shows a new certificate as soon as it is there', async () => {
  await putCertificate();
  using identity = new IdentityKeeper(files(), { log: silentLog, now: () => new Date() });
  const [sip, sips] = [await freePort(), await freePort()];
  await listenForSip(stack, { settings: { sip: at(sip), sips: at(sips) }, identity });
  const before = await serialAt('::1', sips);
  expect(await serialAt('127.0.0.1', sips)).toBe(before);
  await putCertificate();
  identity.reload();
  const after = await serialAt('127.0.0.1', sips);
  expect(after).not.toBe(before);
  expect(await serialAt('::1', sips)).toBe(after);
});

test('without a certificate nobody listens for SIP over TLS', async () => {
  const [sip, sips] = [await freePort(), await freePort()];
  const settings = { sip: [{ host: '127.0.0.1', port: sip }] as const, sips: [{ host: '127.0.0.1', port: sips }] };
  await listenForSip(stack, { settings, identity: undefined });
  const [error] = await once(net.connect(sips, '127.0.0.1'), 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
});
