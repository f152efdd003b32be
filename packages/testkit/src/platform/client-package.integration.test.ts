import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { KeyScope } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { installClient, type Installed, openRelay } from './client-package.fixture.ts';
import { phoneOf } from './speakers.fixture.ts';
import { type ApiSession, startPlatform, type TestPlatform } from './start-platform.ts';

let platform: TestPlatform;
let installed: Installed;
let admin: ApiSession['client'];
let anna: SipPhone;

beforeAll(async () => {
  [platform, installed] = await Promise.all([
    startPlatform({ environment: { WPM_WEBHOOK_HOSTS: '127.0.0.1' } }),
    installClient(),
  ]);
  admin = (await platform.api('admin')).client;
  anna = await phoneOf(platform, 'anna');
  // A build, a package, an installation, and a platform that starts beside them.
}, 180_000);
afterAll(async () => {
  await anna?.[Symbol.asyncDispose]();
  await installed?.[Symbol.asyncDispose]();
  await platform?.stop();
});

async function withKey(...scopes: KeyScope[]) {
  const made = await admin.createApiKey({ name: scopes.join(' '), scopes });
  if (!made.ok) throw new Error(made.error.code);
  return { WPM_URL: platform.url, WPM_KEY: made.value.secret };
}

/** What users do in the calls that are up, as their supervisor sees it. */
async function activitiesSeenBy({ client }: ApiSession) {
  const board = await client.getLiveBoard({});
  return board.ok ? board.value.calls.flatMap(({ parts }) => parts.map(({ activity }) => activity)) : [];
}

test('the package stands alone: no dependency, its licences, its types; the examples fit them, and what is wrong does not', async () => {
  const own = path.join(installed.folder, 'node_modules', '@webphone-mobile', 'client');
  expect(readdirSync(path.join(installed.folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    '@webphone-mobile',
  ]);
  expect(readdirSync(own).toSorted()).toEqual(
    ['LICENSE', 'LICENSE-zod', 'README.md', 'index.d.ts', 'index.js', 'package.json'].toSorted(),
  );
  expect(JSON.parse(readFileSync(path.join(own, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
  writeFileSync(
    path.join(installed.folder, 'wrong.mts'),
    [
      `import { createApiClient } from '@webphone-mobile/client';`,
      `const api = createApiClient({ baseUrl: '', key: '' });`,
      `// @ts-expect-error -- no such field`,
      `await api.placeCall({ user: 'anna', too: '600' });`,
      `const called = await api.placeCall({ to: '600' });`,
      `// @ts-expect-error -- looked at before it is known to be there`,
      `called.value;`,
      `if (!called.ok && called.error.code === 'call/busy') called.error.retryAfter?.toFixed();`,
      `// @ts-expect-error -- no such endpoint`,
      `await api.signIn({});`,
    ].join('\n'),
  );
  const repository = fileURLToPath(new URL('../../../../node_modules/', import.meta.url));
  const strictly = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--allowJs', '--target', 'es2022'];
  const types = ['--module', 'nodenext', '--types', 'node', '--typeRoots', path.join(repository, '@types')];
  const files = readdirSync(installed.folder).filter((name) => /\.m[jt]s$/.test(name));
  const checked = promisify(execFile)(
    process.execPath,
    [path.join(repository, 'typescript/bin/tsc'), ...strictly, ...types, ...files],
    { cwd: installed.folder },
  ).catch(({ stdout }: { stdout: string }) => ({ stdout }));
  expect((await checked).stdout).toBe('');
});

test('a user is rung and their call followed over a lost connection, each event once; asked again, nobody is called twice', async () => {
  await using relay = await openRelay(platform.url);
  const { domain, password } = platform;
  const login = { WPM_LOGIN: 'anna', WPM_DOMAIN: domain, WPM_PASSWORD: password };
  const follow = installed.start('follow-events', { WPM_URL: relay.url, ...login });
  await follow.line('stale 0');
  const key = await withKey('calls:place');
  const [placed, rings] = await Promise.all([
    installed.run('click-to-call', key, 'anna', '600', 'once'),
    anna.incoming(),
  ]);
  expect(placed).toEqual([`call ${rings.invite.headers.get('X-WPM-Call-Id')}`]);
  relay.cut();
  // What happens while nobody can be told of it: the user's part begins as they answer.
  await rings.answer(SILENT_OFFER);
  const supervisor = await platform.api('supervisor');
  await expect.poll(() => activitiesSeenBy(supervisor)).toEqual(['talking']);
  await rings.bye();
  await follow.line('event live-call.left 0');
  expect(await installed.run('click-to-call', key, 'anna', '600', 'once')).toEqual(placed);
  const told = follow.lines.filter((line) => /^(event live-call\.(begun|left)|stale)/.test(line));
  expect(told).toEqual(['stale 0', 'event live-call.begun 1', 'event live-call.left 0']);
  expect(follow.lines).toContain('state late');
  expect(await follow.stop()).toBe(0);
});

test('calls are walked through page by page', async () => {
  const key = await withKey('calls:read-all');
  for (let more = 0; more < 2; more++) {
    const call = anna.call(`sip:601@${platform.domain}`, SILENT_OFFER);
    await call.answered();
    await call.bye();
  }
  await expect.poll(async () => (await installed.run('list-calls', key)).at(-1)).toBe('3 calls');
  await expect(installed.run('list-calls', { ...key, WPM_KEY: 'wpk_none' })).rejects.toThrow(
    'RefusedError: session/required',
  );
});

test('webhooks are taken if they are signed, while the customers of a CRM become contacts, however often they are sent', async () => {
  const made = await admin.createWebhook({ name: 'x', url: 'http://127.0.0.1:1/', events: ['contact.changed'] });
  if (!made.ok) throw new Error(made.error.code);
  const { webhook, secret } = made.value;
  const receiver = installed.start('receive-webhooks', { WPM_WEBHOOK_SECRET: secret, PORT: '0' });
  const url = `http://127.0.0.1:${(await receiver.line('listening ')).slice('listening '.length)}/`;
  await admin.changeWebhook({ webhookId: webhook.id, name: 'x', url, events: ['contact.changed'], enabled: true });
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401);
  const key = await withKey('contacts:exchange');
  const [counts = '', first, , third] = await installed.run('import-contacts', key);
  expect(JSON.parse(counts)).toMatchObject({ created: 2, refused: 1 });
  expect([first, third]).toEqual([expect.stringContaining('"created"'), expect.stringContaining('"refused"')]);
  const told = await receiver.line('contact.changed ');
  expect(told).toContain('"contactId"');
  const [again = ''] = await installed.run('import-contacts', key);
  expect(JSON.parse(again)).toMatchObject({ unchanged: 2, refused: 1 });
  expect(await receiver.stop()).toBe(null);
});
