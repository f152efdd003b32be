import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { copyOut } from '@wpm/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../browser.fixture.ts';
import { operatorSocket } from '../data-folder.ts';
import { type Holdings, holdingsOf } from '../policies/holdings.fixture.ts';
import { sendAs, type Tenancy, tenancyOf } from '../policies/tenancy.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';
import { recordingsFolder, soundsFolder } from '../settings.ts';
import { type Asked, askPlatform } from './ask-platform.ts';

let server: TestServer;
let kept: Tenancy;
let removed: Tenancy;
let held: Holdings;
/** Rows of every table, and every file, before there was anything of the tenant that is removed. */
let rowsBefore: Readonly<Record<string, number>>;
let filesBefore: readonly string[];

beforeAll(async () => {
  server = await startTestServer();
  kept = await tenancyOf(server, 'zostaje.example');
  await holdingsOf(server, kept, '+48602700800');
  [rowsBefore, filesBefore] = [await rows(), files()];
  removed = await tenancyOf(server, 'znika.example');
  held = await holdingsOf(server, removed, '+48601700800');
}, 90_000);
afterAll(() => server.stop());

async function operate(request: Asked) {
  const told: unknown[] = [];
  for await (const answer of askPlatform(operatorSocket(server.settings.data), request)) {
    if (!answer.ok) return { told, refused: answer.error };
    told.push(answer.value);
  }
  return { told, refused: undefined };
}

/** How many rows each table has, whosever they are, as a backup finds them. */
async function rows(): Promise<Readonly<Record<string, number>>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-rows-'));
  const { tables } = await copyOut(server.settings.databaseUrl ?? '', folder, () => undefined);
  rmSync(folder, { recursive: true });
  return Object.fromEntries(tables.map(({ table, rows: count }) => [table, count ?? 0]));
}

const files = (): readonly string[] =>
  [recordingsFolder, soundsFolder].flatMap((folder) =>
    readdirSync(folder(server.settings), { recursive: true, encoding: 'utf8' }).toSorted(),
  );

const remove = (confirm = removed.domain) => operate({ verb: 'tenant-remove', domain: removed.domain, confirm });

test('a tenant is removed only by its name said twice, disabled, without a call that is up or a recording that must be kept', async () => {
  expect(files().length).toBeGreaterThan(filesBefore.length);
  expect((await remove('')).refused).toMatchObject({
    code: 'operator/invalid',
    detail: expect.stringContaining('--confirm znika.example'),
  });
  expect((await remove()).refused).toMatchObject({
    code: 'operator/in-use',
    detail: expect.stringContaining('is not disabled'),
  });
  const send = sendAs(server, removed);
  expect((await send('administrator', 'POST', `/recordings/${held.recording}/hold`, { reason: 'sąd' })).status).toBe(
    200,
  );
  await operate({ verb: 'tenant-disable', domain: removed.domain });
  expect((await remove()).refused).toMatchObject({ detail: expect.stringContaining('under legal hold (1)') });

  await operate({ verb: 'tenant-enable', domain: removed.domain });
  const again = new Browser(server.url);
  const signedIn = await again.signIn('administrator', { domain: removed.domain, app: 'console' });
  const lifted = await again.send('POST', `/api/v1/recordings/${held.recording}/lift-hold`, {
    token: String(signedIn.body['accessToken']),
    body: { reason: 'po sprawie' },
  });
  expect(lifted.status).toBe(200);
  await operate({ verb: 'tenant-disable', domain: removed.domain });
  expect((await remove()).refused).toMatchObject({ detail: expect.stringContaining('calls that are up (1)') });
  const live = (await server.store.calls.open()).find(({ record }) => record.id === held.liveCall);
  if (!live) throw new Error('the call that is up is not there');
  await server.store.calls.close({ ...live.record, result: 'answered', outcome: 'answered', endedAt: Date.now() });
});

test('nothing of it is left in any table or folder, all of another is, and the operator still knows that it was there', async () => {
  const { told, refused } = await remove();
  expect(refused).toBeUndefined();
  expect(told).toMatchObject([{ domain: removed.domain, name: removed.mark, calls: 4, recordings: 1 }]);
  const { removed_tenants: entries, ...left } = await rows();
  const { removed_tenants: _, ...before } = rowsBefore;
  expect(left).toEqual(before);
  expect(entries).toBe(1);
  expect(files()).toEqual(filesBefore);
  expect((await operate({ verb: 'tenants-removed' })).told).toEqual(told);
  expect((await remove()).refused).toMatchObject({ code: 'operator/not-found' });
  const again = { domain: removed.domain, name: 'Nowa', country: '48', administrator: 'ola' };
  expect((await operate({ verb: 'tenant-create', ...again })).refused).toBeUndefined();
  expect((await sendAs(server, kept)('administrator', 'GET', '/audit-log')).status).toBe(200);
});
