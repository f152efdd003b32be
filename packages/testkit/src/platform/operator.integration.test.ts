import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { createClient } from '@wpm/client';
import { COMMAND_LINE } from '@wpm/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { customerOf, missedByAnna } from './speakers.fixture.ts';
import { startPlatform, type TestPlatform } from './start-platform.ts';
import { type Ran, wpm } from './wpm.fixture.ts';

const callsOf = async (one: TestPlatform) => (await one.api('anna')).client.listMyCalls({});

describe('the operator of a running platform', () => {
  let platform: TestPlatform;
  let customer: SipPhone;
  beforeAll(async () => {
    platform = await startPlatform();
    customer = await customerOf(platform);
  });
  afterAll(async () => {
    await customer?.[Symbol.asyncDispose]();
    await platform?.stop();
  });

  test('sees how it is', async () => {
    const { code, out } = await wpm(platform.dataFolder, 'status');
    expect(code).toBe(0);
    expect(out).toMatch(/^state +ready$/m);
    expect(out).toMatch(new RegExp(`^SIP +${platform.sip.host}:${platform.sip.port}$`, 'm'));
    expect(out).toMatch(new RegExp(`process ${platform.pidOf('platform')}, up `));
  });

  test('sees the memory that is held, for people and for programs', async () => {
    const { code, out } = await wpm(platform.dataFolder, 'status', '--collect', '--json');
    const { heldBytes, memoryBytes, ready } = JSON.parse(out);
    expect([code, ready]).toEqual([0, true]);
    expect(heldBytes).toBeGreaterThan(1_000_000);
    expect(heldBytes).toBeLessThan(memoryBytes);
  });

  test('sees the mail of all tenants and where it lies, and no link; one that is over is not tried again', async () => {
    const { client } = await platform.api('anna');
    const [email, current] = ['anna.nowa@firma.example', platform.password];
    expect(await client.changeMyEmail({ email, current })).toMatchObject({ ok: true });
    const outbox = () => wpm(platform.dataFolder, 'outbox');
    await expect
      .poll(async () => (await outbox()).out)
      .toMatch(/^no WPM_SMTP: mail lies in \S+\n\S+Z {2}sent {6}email-change {4}anna\.nowa@firma\.example /);
    const { code, out } = await outbox();
    expect([code, out.includes('#')]).toEqual([0, false]);
    const again = await wpm(platform.dataFolder, 'outbox', '--retry', / ([\da-f-]{36})$/m.exec(out)?.[1] ?? '');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('nothing left to send')]);
  });

  test('sees every trunk, of which tenant it is and how it is', async () => {
    const { code, out } = await wpm(platform.dataFolder, 'trunks');
    expect(code).toBe(0);
    expect(out).toMatch(/^demo\.local +lab +(ready|unreachable|registering)\b.* 0 in, 0 out/m);
  });

  test('sees the calls there are, and how far each has come', async () => {
    expect(await wpm(platform.dataFolder, 'calls')).toEqual({ code: 0, out: '', err: '' });
    const call = customer.call(`sip:+48221000100@${platform.sip.host}:${platform.sip.port}`, SILENT_OFFER);
    await call.answered();
    const { out } = await wpm(platform.dataFolder, 'calls');
    expect(out).toMatch(/ {2}waits {2}demo\.local {2}\+48600100200 → \+48221000100 \(Infolinia\)\n$/);
    await call.bye();
    await expect.poll(async () => (await wpm(platform.dataFolder, 'calls')).out).toBe('');
  });

  test('sees the calls there were, and the ladder of one by its id and by a number', async () => {
    const callId = await missedByAnna(platform, customer);
    const list = await wpm(platform.dataFolder, 'sip-trace');
    expect(list.out).toMatch(new RegExp(`${callId}  \\+48600100200 → \\+48221000101 .* messages, last`));
    const ladder = await wpm(platform.dataFolder, 'sip-trace', '--call', callId, '--text');
    expect(ladder.out).toMatch(/│─+ INVITE \+48221000101, SDP ─+▶│/);
    expect(ladder.out).toMatch(/│◀─+ \d{3} .*\(INVITE\) ─+│/);
    expect(ladder.out).toContain(`X-WPM-Call-Id: ${callId}`);
    expect((await wpm(platform.dataFolder, 'sip-trace', '--number', '600100200')).out).toContain(callId);
    const missing = await wpm(platform.dataFolder, 'sip-trace', '--call', 'nothing');
    expect([missing.code, missing.out]).toEqual([1, '']);
    expect(missing.err).toContain('nothing of such a call is kept');
  });

  test('sees the ladder of a call that was over before the platform stopped', async () => {
    const callId = await missedByAnna(platform, customer);
    const before = platform.pidOf('platform');
    process.kill(before, 'SIGTERM');
    const isBack = async () => platform.pidOf('platform') !== before && (await isReady());
    await expect.poll(isBack, { timeout: 60_000 }).toBe(true);
    expect((await wpm(platform.dataFolder, 'sip-trace')).out).toBe('');
    const ladder = await wpm(platform.dataFolder, 'sip-trace', '--call', callId);
    expect(ladder.out).toMatch(/│─+ INVITE \+48221000101, SDP ─+▶│/);
    const sipCallId = /^Call-ID: (\S+)/m.exec(
      (await wpm(platform.dataFolder, 'sip-trace', '--call', callId, '--text')).out,
    );
    const byCallId = await wpm(platform.dataFolder, 'sip-trace', '--call', sipCallId?.[1] ?? '');
    expect(byCallId.out).toBe(ladder.out);
    expect((await wpm(platform.dataFolder, 'sip-trace', '--number', '600100200')).out).toContain(callId);
    const { client } = await platform.api('supervisor');
    const shown = await client.getSipTrace({ callId });
    expect(shown.ok && shown.value.messages[0]?.summary).toBe('INVITE +48221000101, SDP');
  });

  test('follows what comes, as it comes', async () => {
    const env = { ...process.env, WPM_DATA: platform.dataFolder };
    const child = spawn(process.execPath, [COMMAND_LINE, 'sip-trace', '--follow', '--number', '221000101'], { env });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    // Following begins at an instant nobody is told of: calls go on until one is seen.
    const first = lines.next();
    let seen: unknown;
    do seen = await Promise.race([first, missedByAnna(platform, customer)]);
    while (typeof seen === 'string');
    const inbound = String.raw`127\.0\.0\.1:\d+ udp → platform +(INVITE|ACK) \+48221000101`;
    const outbound = String.raw`platform → 127\.0\.0\.1:\d+ udp +\d{3} .+\(INVITE\)`;
    expect((await first).value).toMatch(new RegExp(`${inbound}|${outbound}`));
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(await isReady()).toBe(true);
  });

  test('makes a tenant that its administrator gets into, and grants it licences', async () => {
    const create = [
      'tenant',
      'create',
      'Firma.example',
      '--name',
      'Firma',
      '--country',
      '48',
      '--administrator',
      'ola',
    ];
    const made = await wpm(platform.dataFolder, ...create);
    expect(made.code).toBe(0);
    expect(made.out).toContain('ola of firma.example sets a password');
    expect((await wpm(platform.dataFolder, ...create)).err).toBe('there is a tenant firma.example already\n');
    const again = await wpm(platform.dataFolder, 'tenant', 'invite', 'firma.example', 'ola');
    const client = createClient({ baseUrl: platform.url, app: 'console' });
    const accept = ({ out }: Ran) => {
      const token = /\/console\/invitation#(\S+)/.exec(out)?.[1] ?? '';
      return client.acceptInvitation({ token, password: 'a long enough password' });
    };
    expect(await accept(made)).toMatchObject({ ok: false, error: { code: 'invitation/void' } });
    expect(await accept(again)).toMatchObject({ ok: true, value: { login: 'ola', domain: 'firma.example' } });

    const granted = await wpm(platform.dataFolder, 'licence', 'grant', 'firma.example', 'uc', '25');
    expect(granted.out).toMatch(/^uc +0 of +25 taken {2}20\d\d-/);
    await wpm(platform.dataFolder, 'licence', 'grant', 'firma.example', 'uc', '30', '--until', '2099-12-31');
    expect((await wpm(platform.dataFolder, 'licence', 'firma.example')).out).toMatch(
      /^uc +0 of +30 taken .* to 2099-12-31\n$/,
    );
    expect((await wpm(platform.dataFolder, 'tenant')).out).toMatch(/^firma\.example +Firma +\+48 +accounts: 1$/m);
  });

  test.each([
    [
      ['tenant', 'create', 'two words', '--name', 'x', '--country', '48', '--administrator', 'a'],
      'domain: is no domain',
    ],
    [['tenant', 'invite', 'demo.local', 'anna'], 'demo.local has no administrator anna'],
    [['licence', 'nobody.example'], 'there is no tenant nobody.example'],
    [['licence', 'grant', 'demo.local', 'uc', '0'], 'seats: '],
    [['licence', 'grant', 'demo.local', 'uc', '5', '--until', '2020-01-01'], 'is not in the future'],
  ])('is told why not: %j', async (args, words) => {
    const { code, err } = await wpm(platform.dataFolder, ...args);
    expect([code, err]).toEqual([1, expect.stringContaining(words)]);
  });

  test(
    'backs up what runs, again into the same folder; restored, another platform goes on from there',
    { timeout: 120_000 },
    async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-backup-'));
      const [to, restored] = [path.join(folder, 'backup'), path.join(folder, 'data')];
      chmodSync(folder, 0o711);
      await missedByAnna(platform, customer);
      const before = await callsOf(platform);
      for (const _ of ['first', 'again']) {
        const made = await wpm(platform.dataFolder, 'backup', to);
        expect([made.code, made.out]).toEqual([
          0,
          expect.stringMatching(/^backed up: \d+ rows, \d+ files of recordings/m),
        ]);
      }
      expect((await wpm(platform.dataFolder, 'restore', to)).err).toContain('a platform is running on');

      const done = await wpm(restored, 'restore', to);
      expect([done.code, done.out]).toEqual([0, expect.stringMatching(/^restored: \d+ rows/m)]);
      expect((await wpm(restored, 'restore', to)).err).toContain('is not empty');
      const other = await startPlatform({ dataFolder: restored });
      try {
        expect(await callsOf(other)).toEqual(before);
        await missedByAnna(platform, customer);
        expect(await callsOf(other)).toEqual(before);
      } finally {
        await other.stop();
        rmSync(folder, { recursive: true });
      }
    },
  );

  test('is not given a backup that was changed, nor one that is not whole', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-backup-'));
    chmodSync(folder, 0o711);
    const [to, restored] = [path.join(folder, 'backup'), path.join(folder, 'data')];
    await wpm(platform.dataFolder, 'backup', to);
    const [snapshot = ''] = readdirSync(to).filter((name) => name.startsWith('snapshot-'));
    appendFileSync(path.join(to, snapshot, 'database', 'accounts.copy.gz'), 'x');
    const changed = await wpm(restored, 'restore', to);
    expect([changed.code, changed.err]).toEqual([1, 'accounts.copy.gz is not as it was written\n']);
    // Nothing was left behind that would be in the way of the next try.
    expect(readdirSync(path.join(restored, 'keys'))).toEqual([]);
    rmSync(path.join(to, snapshot, 'keys'), { recursive: true });
    expect((await wpm(restored, 'restore', to)).err).toMatch(/keys\/[\w-]+\.key is missing/);
    rmSync(path.join(to, 'backup.json'));
    expect((await wpm(restored, 'restore', to)).err).toContain('holds no whole backup');
    for (const [wrong, words] of [
      [folder, 'holds something else than a backup'],
      [path.join(platform.recordingsFolder, 'backup'), 'lies in the data folder'],
    ] as const)
      expect((await wpm(platform.dataFolder, 'backup', wrong)).err).toContain(words);
    rmSync(folder, { recursive: true });
  });

  test('is the only one who may: the socket is for the user who runs the platform', () => {
    expect(statSync(socketPath()).mode & 0o777).toBe(0o600);
  });

  test.each(['garbage\n', '{"verb":"shutdown"}\n', '{"verb":"status","force":true}\n', 'x'.repeat(10_000)])(
    'a request that is none is refused, and the platform goes on: %.30s',
    async (request) => {
      const socket = connect(socketPath());
      socket.write(request);
      expect(JSON.parse(await text(socket))).toMatchObject({ ok: false, error: { code: 'operator/unknown' } });
      expect(await isReady()).toBe(true);
    },
  );

  const socketPath = () => path.join(platform.dataFolder, 'run', 'operator.sock');
  const isReady = async () => (await fetch(`${platform.url}/health`)).ok;
});

describe('the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-none-'));
    chmodSync(folder, 0o711);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('says that nothing runs, on which folder, and ends with 3', async () => {
    const { code, err } = await wpm(folder, 'status');
    expect(code).toBe(3);
    expect(err).toContain(`no platform is running on ${folder}`);
  });

  test.each([[['dance']], [['status', '--now']], [['sip-trace', '--call']]])(
    'does not understand %j, says what there is, and ends with 2',
    async (args) => {
      const { code, err } = await wpm(folder, ...args);
      expect(code).toBe(2);
      expect(err).toContain('sip-trace --follow');
    },
  );

  test('helps', async () => {
    const { code, out } = await wpm(folder, 'help');
    expect([code, out.includes('sip-trace --call <id>')]).toEqual([0, true]);
  });
});
