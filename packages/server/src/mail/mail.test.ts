import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ManualClock, silentLog } from '@wpm/kernel';
import type { DueMail, MailOutbox } from '@wpm/store';
import { expect, test, vi } from 'vitest';
import { bySmtp, type Delivered, intoFolder } from './deliver.ts';
import { invitationMail } from './invitation-mail.ts';
import { MailSeal } from './mail-seal.ts';
import { MailSender } from './mail-sender.ts';
import { smtpUrl } from './mail-settings.ts';
import { type Manner, startMailServer } from './mail.fixture.ts';

const LINK = 'https://phone.example/console/invitation#Zm9vYmFyZm9vYmFy';
const FACTS = { name: 'Łucja Żak', company: 'Firma Demo', login: 'lucja', domain: 'demo.local', link: LINK, days: 3 };
const MAIL = {
  id: 'mail-1',
  recipient: 'lucja@firma.example',
  since: new Date(Date.UTC(2026, 0, 5, 12)),
  ...invitationMail(FACTS, 'pl'),
};
const smtpOf = (url: string) => smtpUrl.parse(url);

test('an invitation is written in both languages, as text and as HTML in which a name is text', () => {
  for (const language of ['pl', 'en'] as const) {
    const { subject, text, html } = invitationMail({ ...FACTS, name: '<img src=x>' }, language);
    expect(subject).toContain('Firma Demo');
    for (const said of [text, html]) expect(said).toContain(LINK);
    expect(html).not.toContain('<img');
  }
  expect(invitationMail(FACTS, 'pl').text).not.toBe(invitationMail(FACTS, 'en').text);
});

test('what a name, a company or an address holds makes no header and no other recipient', async () => {
  await using server = await startMailServer();
  const attack = 'Firma\r\nBcc: victim@else.example\r\n\r\nHello';
  const { subject, text, html } = invitationMail({ ...FACTS, company: attack, name: attack }, 'en');
  const recipient = 'lucja@firma.example, victim@else.example';
  const deliver = bySmtp(smtpOf(server.url), 'phone@firma.example');
  await deliver({ ...MAIL, subject, text, html });
  await deliver({ ...MAIL, subject, text, html, recipient });
  const headers = server.taken.map((message) => message.slice(0, message.indexOf('\r\n\r\n')));
  expect(headers).toHaveLength(2);
  for (const each of headers) {
    expect(each).not.toMatch(/^bcc:/im);
  }
  expect(server.recipients).toEqual(['<lucja@firma.example>', '<"lucja@firma.example, victim"@else.example>']);
});

test('a mail is given to the server with subject, sender and link; it is the same mail at every try', async () => {
  await using server = await startMailServer();
  const deliver = bySmtp(smtpOf(server.url), 'phone@firma.example');
  expect([await deliver(MAIL), await deliver(MAIL)]).toEqual([{ kind: 'sent' }, { kind: 'sent' }]);
  const ids = server.taken.map((message) => /^Message-ID: (.*)\r$/im.exec(message)?.[1]);
  expect(ids[0]).toMatch(/^<[\da-f]{32}@firma\.example>$/);
  expect(ids[1]).toBe(ids[0]);
  expect(server.taken[0]).toMatch(/^From: WebPhone Mobile <phone@firma\.example>\r$/m);
  expect(server.taken[0]).toMatch(/^To: lucja@firma\.example\r$/m);
});

test.each([
  [
    'https://phone.example/unsubscribe?token=abc',
    ['List-Unsubscribe: <LINK>', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'],
  ],
  // RFC 8058 wants HTTPS; a program that may not do it by itself still leads there.
  ['http://127.0.0.1:8080/unsubscribe?token=abc', ['List-Unsubscribe: <LINK>']],
])('mail that can be ended says where: at %s', async (base, expected) => {
  await using server = await startMailServer();
  const unsubscribe = base + 'x'.repeat(200);
  await bySmtp(smtpOf(server.url), 'phone@firma.example')({ ...MAIL, unsubscribe });
  await bySmtp(smtpOf(server.url), 'phone@firma.example')(MAIL);
  const [given = [], none] = server.taken.map((message) =>
    (message.replaceAll(/\r\n[ \t]+/g, ' ').match(/^List-.*(?=\r$)/gm) ?? []).map((line) =>
      line.replace(unsubscribe, 'LINK'),
    ),
  );
  expect(given).toEqual(expected);
  expect(none).toEqual([]);
});

test.each<[Manner, Delivered['kind'], number | undefined]>([
  ['knows-nobody', 'refused', undefined],
  ['out-of-order', 'failed', undefined],
  ['hangs', 'failed', 200],
])('a server that %s: the mail is %s', async (manner, kind, patienceMs) => {
  await using server = await startMailServer(manner);
  expect(await bySmtp(smtpOf(server.url), 'phone@firma.example', patienceMs)(MAIL)).toMatchObject({ kind });
  expect(server.taken).toEqual([]);
});

test('without a server a mail lies in the folder, readable by its owner alone', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'outbox-'));
  expect(await intoFolder(path.join(folder, 'outbox'), 'phone@firma.example')(MAIL)).toEqual({ kind: 'sent' });
  const [file = '', ...others] = readdirSync(path.join(folder, 'outbox'));
  expect([file, others]).toEqual(['2026-01-05T12-00-00.000Z-mail-1.eml', []]);
  expect(readFileSync(path.join(folder, 'outbox', file), 'utf8')).toMatch(/^To: lucja@firma\.example$/m);
  rmSync(folder, { recursive: true });
});

test('a sealed mail is read with its key and as itself alone', () => {
  const seal = new MailSeal(Buffer.alloc(32, 1));
  const { subject, text, html } = MAIL;
  const sealed = seal.seal('mail-1', { subject, text, html });
  expect(sealed.includes('invitation#')).toBe(false);
  expect(seal.unseal('mail-1', sealed)).toEqual({ subject, text, html });
  expect(seal.unseal('mail-2', sealed)).toBeUndefined();
  expect(new MailSeal(Buffer.alloc(32, 2)).unseal('mail-1', sealed)).toBeUndefined();
});

/** A sender with one mail in its outbox; what it says of it is noted. */
function senderWith(...answers: readonly Delivered[]) {
  const clock = new ManualClock();
  const seal = new MailSeal(Buffer.alloc(32, 1));
  const { id, recipient, since, subject, text, html } = MAIL;
  const waiting: Omit<DueMail, 'tries'> = {
    id,
    kind: 'invitation',
    recipient,
    since,
    sealed: seal.seal(id, { subject, text, html }),
  };
  const said: unknown[] = [];
  let [tries, dueAt] = [0, clock.now()];
  const outbox: MailOutbox = {
    claim: async () => (dueAt <= clock.now() ? { ...waiting, tries: ++tries } : undefined),
    sent: async () => {
      said.push('sent');
      dueAt = Infinity;
    },
    failed: async (_, error, again) => {
      said.push(again === 'never' ? 'never' : error);
      dueAt = again === 'never' ? Infinity : clock.now() + (again.getTime() - now().getTime());
    },
    forget: async () => {},
    count: async () => ({ waiting: 0, dead: 0 }),
  };
  const now = () => new Date(since.getTime() + clock.now());
  const deliver = vi.fn(async () => answers[tries - 1] ?? ({ kind: 'sent' } as const));
  return {
    clock,
    said,
    sender: new MailSender({ outbox, seal, deliver, clock, now, log: silentLog, chance: () => 0.5 }),
  };
}

const DOWN = { kind: 'failed', error: 'down' } as const;

test('a mail that was not taken is tried again later, until it is', async () => {
  const { clock, said, sender } = senderWith(DOWN, DOWN);
  using _ = sender;
  sender.wake();
  await vi.waitFor(() => expect(said).toEqual(['down']));
  await vi.waitFor(() => expect(clock.pending).toBe(1));
  clock.advance(5_000);
  await vi.waitFor(() => expect(said).toEqual(['down', 'down']));
  for (let looks = 0; looks < 2; looks++) {
    await vi.waitFor(() => expect(clock.pending).toBe(1));
    clock.advance(5_000);
  }
  await vi.waitFor(() => expect(said).toEqual(['down', 'down', 'sent']));
});

test('a mail whose recipient is refused is not tried again', async () => {
  const { said, sender } = senderWith({ kind: 'refused', error: 'no such user' });
  using _ = sender;
  sender.wake();
  await vi.waitFor(() => expect(said).toEqual(['never']));
});

test.each([
  ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, auth: undefined }],
  ['smtps://me:p%40ss@[::1]:2465', { host: '::1', port: 2465, secure: true, auth: { user: 'me', pass: 'p@ss' } }],
])('%s names a mail server', (url, server) => {
  expect(smtpUrl.parse(url)).toEqual(server);
});

test.each(['mail.example', 'https://mail.example', 'smtp://', 'smtp://mail.example/inbox'])('%s names none', (url) => {
  expect(smtpUrl.safeParse(url).success).toBe(false);
});
