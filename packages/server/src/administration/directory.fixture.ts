import { toneMp3, type Uploaded, type UploadedFile } from '../sounds/sounds.fixture.ts';
import type { ENDPOINTS } from '@wpm/contract';
import { Browser, type Reply } from '../browser.fixture.ts';
import { newId, PASSWORD, type TestServer } from '../server.fixture.ts';
import { hashPassword } from '../sessions/passwords.ts';

/** Sends requests of one signed-in user; the path is relative to `/api/v1`. */
export type Send = (method: string, path: string, body?: unknown) => Promise<Reply>;

/** One kind of administered thing as the tests try it: the names of its endpoints, and settings that are right. */
export type TriedNoun = {
  readonly one: string;
  readonly many: string;
  readonly path: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly other: Readonly<Record<string, unknown>>;
};

const WEEK = [{ days: ['mon', 'fri'], open: [{ from: '08:00', to: '16:00' }] }];

export const NOUNS: readonly TriedNoun[] = [
  {
    one: 'Break',
    many: 'Breaks',
    path: '/breaks',
    settings: { names: { pl: 'Obiad', en: 'Lunch' }, colour: '#aa0000', icon: 'meal', plannedMinutes: 30 },
    other: { names: { pl: 'Kawa' } },
  },
  {
    one: 'Classifier',
    many: 'Classifiers',
    path: '/classifiers',
    settings: { names: { pl: 'Sprzedaż' }, kind: 'success', recall: { kind: 'after', minutes: 60 } },
    other: { names: { pl: 'Odmowa' }, kind: 'failure' },
  },
  {
    one: 'Hours',
    many: 'Hours',
    path: '/hours',
    settings: { name: 'Biuro', week: WEEK },
    other: { name: 'Noc', week: [] },
  },
  {
    one: 'Holidays',
    many: 'Holidays',
    path: '/holidays',
    settings: { name: 'Polska', days: [{ names: { pl: 'Boże Ciało' }, date: { kind: 'easter', days: 60 } }] },
    other: { name: 'Niemcy', days: [] },
  },
  {
    one: 'Number',
    many: 'Numbers',
    path: '/numbers',
    settings: { number: '+48221000900', label: 'Infolinia' },
    other: { number: '+48221000901' },
  },
  {
    one: 'Menu',
    many: 'Menus',
    path: '/menus',
    settings: {
      name: 'Powitanie',
      menus: [{ id: 'main', name: 'Główne', choices: [{ key: '1', to: { kind: 'message' } }] }],
    },
    other: {
      name: 'Noc',
      attempts: 1,
      menus: [{ id: 'main', name: 'Główne', choices: [{ key: '0', to: { kind: 'menu', menu: 'main' } }] }],
    },
  },
  {
    one: 'Campaign',
    many: 'Campaigns',
    path: '/campaigns',
    settings: { name: 'Sprzedaż', direction: 'inbound', queue: { maxWaitSeconds: 300 } },
    other: { name: 'Sprzedaż', direction: 'outbound', manualCalls: true },
  },
];

/** Signs a user in. */
export async function sender(server: TestServer, login: string, more: Record<string, unknown> = {}): Promise<Send> {
  const browser = new Browser(server.url);
  const { body } = await browser.signIn(login, more);
  const token = String(body['accessToken']);
  return (method, path, sent) =>
    browser.send(method, `/api/v1${path}`, { token, ...(sent !== undefined && { body: sent }) });
}

/** Another tenant with an administrator, `boss`. */
export async function secondTenant(server: TestServer, domain: string): Promise<Send> {
  const tenantId = newId();
  await server.store.tenants.create({ id: tenantId, domain, name: domain, defaultCountryCode: '48' });
  const console_ = {
    kind: null,
    extension: null,
    directNumber: null,
    webphoneSeat: false,
    mayHearOwnRecordings: false,
  };
  const passwordHash = await hashPassword(PASSWORD);
  const boss = { ...console_, id: newId(), tenantId, login: 'boss', displayName: 'Boss', passwordHash };
  await server.store.accounts.create({ ...boss, roles: ['administrator'] });
  return sender(server, 'boss', { domain, app: 'console' });
}

type DirectoryEndpoint = Extract<
  keyof typeof ENDPOINTS,
  `${string}${'Break' | 'Classifier' | 'Hours' | 'Holiday' | 'Number' | 'Campaign' | 'Sound' | 'Menu'}${string}`
>;

/** What every endpoint of administered things answers an administrator. */
export async function directoryAnswers(
  send: Send,
  upload: (file: UploadedFile) => Promise<Uploaded>,
): Promise<Record<DirectoryEndpoint | 'listAuditLog', Reply>> {
  const answers: Record<string, Reply> = {};
  const { audioId } = (await upload(await toneMp3())).body;
  const [named, renamed] = ['Powitanie', 'Dzień dobry'].map((name) => ({ name, audioId }));
  const sounds = { one: 'Sound', many: 'Sounds', path: '/sounds', settings: named, other: renamed };
  for (const { one, many, path, settings, other } of [...NOUNS, sounds]) {
    const created = await send('POST', path, { settings });
    const id = String(created.body['id']);
    answers[`create${one}`] = created;
    answers[`get${one}`] = await send('GET', `${path}/${id}`);
    answers[`list${many}`] = await send('GET', path);
    answers[`change${one}`] = await send('PUT', `${path}/${id}`, { version: 1, settings: other });
    answers[`remove${one}`] = await send('DELETE', `${path}/${id}`);
  }
  answers['listAuditLog'] = await send('GET', '/audit-log?limit=5');
  return answers;
}
