import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../browser.fixture.ts';
import { startMailServer, type TestMailServer, tokenIn } from '../mail/mail.fixture.ts';
import { PASSWORD, startTestServer, type TestServer } from '../server.fixture.ts';
import { secondTenant, type Send, sender } from './directory.fixture.ts';

let server: TestServer;
let mail: TestMailServer;
let admin: Send;

beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({ WPM_SMTP: mail.url, WPM_URL: 'https://phone.example' });
  admin = await sender(server, 'admin');
});
afterAll(() => Promise.all([server.stop(), mail[Symbol.asyncDispose]()]));

const post = (path: string, body: object) => new Browser(server.url).send('POST', `/api/v1${path}`, { body });
const ask = (login: string, domain = 'demo.local') => post('/password-resets', { login, domain, language: 'en' });
const accept = (token: string | undefined, password: string) => post('/password-resets/accept', { token, password });
const signIn = (password: string) => new Browser(server.url).signIn('anna', { password });

async function giveAddress(login: string, email: string): Promise<string> {
  const { body } = await admin('GET', `/accounts?search=${login}`);
  const { id, version, settings } = Object(body['items'])[0];
  expect((await admin('PUT', `/accounts/${id}`, { version, settings: { ...settings, email } })).status).toBe(200);
  return id;
}

/** Until the tenant's log has what came of all tries. */
const tried = (results: readonly string[]) =>
  expect
    .poll(async () => {
      const { body } = await admin('GET', '/audit-log?action=account.ask-password-reset');
      return Object(body['items'])
        .map(({ result }: { result: string }) => result)
        .toSorted();
    })
    .toEqual(results);

test('of whoever asks for a new password nobody learns whether there is such an account', async () => {
  await giveAddress('anna', 'anna@firma.example');
  const answers = [await ask('nobody'), await ask('anna', 'nowhere.test'), await ask('jan'), await ask('anna')];
  for (const { status, body } of answers) expect([status, body]).toEqual([200, {}]);
  await expect.poll(() => mail.taken.length).toBe(1);
  expect(mail.recipients).toEqual(['<anna@firma.example>']);
  expect(mail.taken[0]).toContain('A new password for WebPhone Mobile');
});

test('a forgotten password is set by a mailed link, once, and every session ends by it', async () => {
  const phone = new Browser(server.url);
  const session = await phone.token('anna');
  const older = tokenIn('reset', mail.taken[0]);
  await ask('anna');
  await expect.poll(() => mail.taken.length).toBe(2);
  const newer = tokenIn('reset', mail.taken[1]);
  expect(await accept(older, 'a brand new one')).toMatchObject({ status: 404, body: { code: 'account-link/void' } });
  expect((await accept(newer, 'short')).body['reasons']).toEqual({ password: 'too-short' });
  const done = await accept(newer, 'a brand new one');
  expect(done.body).toEqual({ login: 'anna', domain: 'demo.local', apps: ['phone'] });
  expect((await accept(newer, 'another new one')).body['code']).toBe('account-link/void');
  expect((await phone.send('GET', '/api/v1/me', { token: session })).status).toBe(401);
  expect((await signIn(PASSWORD)).body['code']).toBe('session/wrong-credentials');
  expect((await signIn('a brand new one')).status).toBe(200);
  const log = await admin('GET', '/audit-log?action=account.reset-password');
  expect(log.body['items']).toMatchObject([{ result: 'ok', account: { login: 'anna' } }]);
  expect(JSON.stringify(log.body)).not.toContain(newer);
});

test('a mailbox is not flooded: of more than three an hour nothing is sent, and the answer is as ever', async () => {
  const sent = mail.taken.length;
  await ask('anna');
  await expect.poll(() => mail.taken.length).toBe(sent + 1);
  const latest = tokenIn('reset', mail.taken.at(-1));
  expect((await ask('anna')).status).toBe(200);
  await tried(['account/no-email', 'ok', 'ok', 'ok', 'request/not-found', 'request/too-many']);
  expect(mail.taken.length).toBe(sent + 1);
  // The link of before still holds.
  expect((await accept(latest, PASSWORD)).status).toBe(200);
});

test('another address takes effect when the link sent to it is followed, and the old one is told', async () => {
  const phone = new Browser(server.url);
  const token = await phone.token('anna');
  const change = (body: object) => phone.send('PUT', '/api/v1/me/email', { token, body });
  const email = 'Anna.New@firma.example';
  expect((await change({ email, current: 'not this one' })).body['code']).toBe('password/wrong');
  const before = mail.taken.length;
  const asked = await change({ email, current: PASSWORD, language: 'pl' });
  expect(asked.body).toEqual({ email: 'anna@firma.example', pending: email });
  await expect.poll(() => mail.taken.length).toBe(before + 1);
  expect(mail.recipients.at(-1)).toBe(`<${email}>`);
  const link = tokenIn('email', mail.taken.at(-1));
  expect((await post('/email-changes/accept', { token: link })).body).toEqual({ email });
  expect((await post('/email-changes/accept', { token: link })).body['code']).toBe('account-link/void');
  await expect.poll(() => mail.taken.length).toBe(before + 2);
  expect(mail.recipients.at(-1)).toBe('<anna@firma.example>');
  expect((await phone.send('GET', '/api/v1/me/email', { token })).body).toEqual({ email, pending: null });
  const log = await admin('GET', '/audit-log?action=account.change-email');
  expect(log.body['items']).toMatchObject([{ before: { email: 'anna@firma.example' }, after: { email } }]);
});

test('an administrator sees what became of the mail, never what it says, and tries one again that was given up', async () => {
  mail.manner = 'knows-nobody';
  const { body } = await admin('GET', '/accounts?search=jan');
  const jan = Object(body['items'])[0];
  await giveAddress('jan', 'jan@firma.example');
  await admin('POST', `/accounts/${jan.id}/invitation`);
  const newest = async () => Object((await admin('GET', '/mails?limit=1')).body['items'])[0];
  await expect.poll(newest).toMatchObject({ state: 'dead', lastError: expect.stringContaining('no such user') });
  const dead = await newest();
  expect(dead).toMatchObject({ kind: 'invitation', recipient: 'jan@firma.example', tries: 1, nextAt: null });
  mail.manner = 'takes';
  const sent = mail.taken.length;
  expect(await admin('POST', `/mails/${dead.id}/retry`)).toMatchObject({ status: 200, body: { state: 'waiting' } });
  await expect.poll(() => mail.taken.length).toBe(sent + 1);
  expect(mail.taken.at(-1)).toContain('/console/invitation#');
  await expect.poll(newest).toMatchObject({ state: 'sent', tries: 2 });
  expect((await admin('POST', `/mails/${dead.id}/retry`)).body['code']).toBe('mail/over');
  const all = await admin('GET', '/mails');
  expect(all.body).toMatchObject({ delivery: 'smtp', next: null });
  expect(JSON.stringify(all.body)).not.toMatch(/#|token|sealed|subject/);
  const theirs = await secondTenant(server, 'theirs.test');
  expect((await theirs('GET', '/mails')).body['items']).toEqual([]);
  expect((await theirs('POST', `/mails/${dead.id}/retry`)).body['code']).toBe('mail/over');
});

test('whether a call waits is set by its user or an administrator, and both are on record', async () => {
  const read = async () => Object((await admin('GET', '/accounts?search=jan')).body['items'])[0];
  const before = await read();
  const jan = await sender(server, 'jan');
  expect((await jan('PUT', '/me/call-waiting', { on: false })).body).toEqual({ on: false });
  const change = ({ version, settings }: { version: number; settings: object }) =>
    admin('PUT', `/accounts/${before.id}`, { version, settings: { ...settings, callWaiting: true } });
  expect(await change(before)).toMatchObject({ body: { code: 'item/changed-meanwhile' } });
  const seen = await read();
  expect(seen.settings).toMatchObject({ callWaiting: false });
  expect((await change(seen)).status).toBe(200);
  expect((await jan('GET', '/me/call-waiting')).body).toEqual({ on: true });
  const { body } = await admin('GET', `/audit-log?subject=${before.id}`);
  expect(JSON.stringify(body['items'])).toMatch(/"callWaiting":true.*"callWaiting":false/s);
});

async function settleAutoAnswer(autoAnswer: string) {
  const { id, version, settings } = Object(Object((await admin('GET', '/accounts?search=jan')).body['items'])[0]);
  return admin('PUT', `/accounts/${id}`, { version, settings: { ...settings, autoAnswer } });
}

test('a user chooses whether calls are answered by themselves, until an administrator settles it; the choice is kept', async () => {
  const jan = await sender(server, 'jan');
  const choose = (on: boolean, afterSeconds: number) => jan('PUT', '/me/auto-answer', { on, afterSeconds });
  expect((await jan('GET', '/me/auto-answer')).body).toEqual({ rule: 'chosen', on: false, afterSeconds: 2 });
  expect((await choose(true, 3)).body).toEqual({ rule: 'chosen', on: true, afterSeconds: 3 });
  expect((await settleAutoAnswer('never')).body).toMatchObject({ settings: { autoAnswer: 'never' } });
  expect((await jan('GET', '/me/auto-answer')).body).toEqual({ rule: 'never', on: false, afterSeconds: 3 });
  expect(await choose(true, 0)).toMatchObject({ status: 403, body: { code: 'session/not-allowed' } });
  await settleAutoAnswer('always');
  expect(await choose(false, 1)).toMatchObject({ status: 403 });
  expect((await choose(true, 1)).body).toEqual({ rule: 'always', on: true, afterSeconds: 1 });
  await settleAutoAnswer('chosen');
  expect((await jan('GET', '/me/auto-answer')).body).toEqual({ rule: 'chosen', on: true, afterSeconds: 1 });
  for (const afterSeconds of [-1, 6, 1.5]) expect((await choose(true, afterSeconds)).status).toBe(400);
});

test('an address an administrator changes holds at once: the old one is told, and what was mailed there opens nothing any more', async () => {
  const sent = mail.taken.length;
  await giveAddress('piotr', 'piotr@old.example');
  await ask('piotr');
  await expect.poll(() => mail.taken.length).toBe(sent + 1);
  const token = tokenIn('reset', mail.taken.at(-1));
  await giveAddress('piotr', 'piotr@new.example');
  await expect.poll(() => mail.taken.length).toBe(sent + 2);
  expect(mail.recipients.at(-1)).toBe('<piotr@old.example>');
  expect(mail.taken.at(-1)).toContain('piotr@new.example');
  expect((await accept(token, 'a brand new one')).body['code']).toBe('account-link/void');
});
