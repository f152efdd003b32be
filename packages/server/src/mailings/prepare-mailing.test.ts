import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ExportOrder } from '@wpm/contract';
import type { AccountRow, DueMailing } from '@wpm/store';
import { afterAll, expect, test } from 'vitest';
import type { Owner } from '../exports/export-jobs.ts';
import { MailSeal } from '../mail/mail-seal.ts';
import { readSettings } from '../settings.ts';
import { LeavingLinks } from './leaving-links.ts';
import { MOST_ATTACHED_BYTES, prepareMailing } from './prepare-mailing.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-mailings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date('2026-11-23T07:00:00Z');
const leavingLinks = new LeavingLinks(randomBytes(32));
const mailSeal = new MailSeal(randomBytes(32));

const user = (id: string, more: Partial<AccountRow> = {}): AccountRow => ({
  id,
  tenantId: 'tenant',
  domain: 'firma.test',
  login: id,
  displayName: id,
  kind: null,
  extension: null,
  directNumber: null,
  roles: ['supervisor'],
  passwordHash: '',
  disabled: false,
  webphoneSeat: false,
  permissions: [],
  mayHearOwnRecordings: false,
  callWaiting: true,
  supervisedCampaignIds: null,
  ...more,
});

const due: DueMailing = {
  viewId: 'view',
  tenantId: 'tenant',
  ownerId: 'owner',
  name: 'Każdy poniedziałek',
  page: 'agents',
  query: 'period=7-days&campaign=0192f7a0-0000-7000-8000-000000000001&columns=talk%2Coffered',
  dueAt: now,
  format: 'csv',
  separator: ';',
  texts: {},
  language: 'pl',
};

type Tenant = {
  readonly bytes?: number;
  readonly recipients?: readonly AccountRow[];
  readonly mailed?: DueMailing;
};

/** A tenant with these users, all of whom get the report where nothing else is said; `written` are those the files were written for. */
function tenantOf(users: readonly AccountRow[], { bytes = 10, recipients = users, mailed = due }: Tenant = {}) {
  const written: Owner[] = [];
  const files: string[] = [];
  const ordered: ExportOrder[] = [];
  const write = async (owner: Owner, order: ExportOrder) => {
    ordered.push(order);
    const file = path.join(folder, `${written.push(owner)}.csv`);
    files.push(file);
    writeFileSync(file, `of ${owner.accountId}`);
    return { file, bytes, rows: 3 };
  };
  const store = {
    accounts: { byId: async (id: string) => users.find((one) => one.id === id) },
    licences: { of: async () => [] },
    reports: {
      daysOf: async () => ({ first: '2026-11-16', last: '2026-11-22', from: now, until: now, timeZone: 'UTC' }),
    },
    reportMailings: {
      recipientsOf: async () =>
        recipients.map(({ id, displayName }) => ({ id, name: displayName, email: `${id}@firma.test` })),
    },
  };
  const deps = { store, exports: { write }, mailSeal, leavingLinks, settings: readSettings({}), now: () => now };
  return { prepared: prepareMailing(Object(deps), mailed), written, files, ordered };
}

/** What each recipient was sent. */
async function sentOf(prepared: ReturnType<typeof prepareMailing>) {
  const result = await prepared;
  if (result.kind !== 'mails') return result;
  return result.mails.map(({ id, recipient, sealed }) => {
    const mail = sealed && mailSeal.unseal(id, sealed);
    const content = mail?.attachment && Buffer.from(mail.attachment.content, 'base64').toString();
    return { recipient, content, text: mail?.text ?? '', unsubscribe: mail?.unsubscribe };
  });
}

test('who sees the whole tenant gets one file, who is confined one of their own, also with the same campaigns', async () => {
  const confined = { supervisedCampaignIds: ['infolinia'] };
  const { prepared, written, files } = tenantOf([
    user('owner'),
    user('boss'),
    user('ewa', confined),
    user('jan', confined),
  ]);
  expect(await sentOf(prepared)).toMatchObject([
    { recipient: 'owner@firma.test', content: 'of owner' },
    { recipient: 'boss@firma.test', content: 'of owner' },
    { recipient: 'ewa@firma.test', content: 'of ewa' },
    { recipient: 'jan@firma.test', content: 'of jan' },
  ]);
  expect(written.map(({ confinement }) => confinement?.accountId ?? null)).toEqual([null, 'ewa', 'jan']);
  expect(files.filter((file) => existsSync(file))).toEqual([]);
});

test('each message has a link by which its receiver alone ends it, in its words and for mail programs', async () => {
  const sent = Array.from(Object(await sentOf(tenantOf([user('owner'), user('boss')]).prepared)));
  const tokens = sent.map((mail) => {
    const { unsubscribe, text } = Object(mail);
    expect(text).toContain(unsubscribe);
    const [body = ''] = (new URL(unsubscribe).searchParams.get('token') ?? '').split('.');
    return JSON.parse(Buffer.from(body, 'base64url').toString());
  });
  expect(tokens).toEqual(['owner', 'boss'].map((id) => ['view', id, leavingLinks.markOf(`${id}@firma.test`)]));
});

test('its file has the columns the view shows, in that order, and its language', async () => {
  const { prepared, ordered } = tenantOf([user('owner')]);
  await prepared;
  expect(ordered).toMatchObject([{ report: 'agents', columns: ['talk', 'offered'], language: 'pl' }]);
});

test('a file that is too large for a mail is led to, by just its days', async () => {
  const { prepared } = tenantOf([user('owner')], { bytes: MOST_ATTACHED_BYTES + 1 });
  const [mail] = Array.from(Object(await sentOf(prepared)));
  expect(mail).toMatchObject({ content: undefined, text: expect.stringContaining('/reports/agents?') });
  expect(Object(mail).text).toMatch(
    /period=between&campaign=[0-9a-f-]+&columns=talk%2Coffered&from=2026-11-16&to=2026-11-22/,
  );
});

test('recalls are mailed as they are, of no days; an auditor gets them in a file that names nobody as the contacts do', async () => {
  const auditor = user('auditor', { roles: ['auditor'] });
  const mailed = { ...due, page: 'recalls', query: 'state=done&columns=customer' } as const;
  const { prepared, written, ordered } = tenantOf([user('owner'), user('boss'), auditor], { mailed });
  const sent = Array.from(Object(await sentOf(prepared)));
  expect(sent).toMatchObject([
    { recipient: 'owner@firma.test', content: 'of owner' },
    { recipient: 'boss@firma.test', content: 'of owner' },
    { recipient: 'auditor@firma.test', content: 'of auditor' },
  ]);
  expect(written.map(({ knowsContacts }) => knowsContacts)).toEqual([true, false]);
  expect(ordered[0]).toMatchObject({ report: 'recalls', state: 'done', columns: ['customer'] });
  expect(Object(sent[0]).text).toMatch(/reports\/recalls\?state=done&columns=customer\s/);
  expect(Object(sent[0]).text).not.toContain('2026-11');
});

test.each<[string, readonly AccountRow[], string]>([
  [
    'its owner may no longer have reports mailed',
    [user('owner', { roles: ['auditor'] }), user('boss')],
    'owner-not-allowed',
  ],
  ['its owner is gone', [user('boss')], 'owner-not-allowed'],
  ['its owner is blocked', [user('owner', { disabled: true }), user('boss')], 'owner-not-allowed'],
])('nothing goes where %s', async (_, users, why) => {
  const { prepared, written } = tenantOf(users);
  expect(await prepared).toEqual({ kind: 'pause', why });
  expect(written).toEqual([]);
});

test('who may see no reports any more gets none, and where nobody is left it pauses', async () => {
  const left = user('left', { roles: ['integrator'] });
  expect(await sentOf(tenantOf([user('owner'), left]).prepared)).toMatchObject([{ recipient: 'owner@firma.test' }]);
  const { prepared, written } = tenantOf([user('owner'), left], { recipients: [left] });
  expect([await prepared, written]).toEqual([{ kind: 'pause', why: 'nobody-left' }, []]);
});
