import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';

/*
 * What others wrote is text wherever it is shown (trust 10): names that come by SIP or stand in the directory, what is kept of
 * contacts and calls, names of campaigns. Notifications are in `wake-desk.test.ts`.
 */

/** What would do something if it were anything but text; no longer than the name of a contact's field may be. */
const PAYLOADS = {
  'an image and a script': '<img src=x onerror=alert(1)></li><script>alert(2)</script>',
  'a link and a drawing': '<a href="javascript:alert(3)">x</a><svg onload=alert(4)>',
} as const;
type Payload = (typeof PAYLOADS)[keyof typeof PAYLOADS];

const ID = '0192f7a0-0000-7000-8000-00000000050';
const AT = '2026-11-27T09:41:00.000Z';
const ACCOUNT = {
  id: `${ID}0`,
  login: 'anna',
  domain: 'demo.local',
  kind: 'uc',
  extension: '101',
  directNumber: '+48221230001',
  roles: [],
  permissions: ['contacts:list', 'contacts:open', 'contacts:edit', 'forwarding:set'],
  mayHearOwnRecordings: true,
  rights: [],
};
const pageOf = (...items: readonly unknown[]) => ({ status: 200, body: { items, next: null } });

/** Where a text of others is shown: what the platform answers, how one comes there, how often it must stand there at least. */
type Place = {
  readonly what: string;
  readonly answers: (text: Payload) => Readonly<Record<string, { readonly status: number; readonly body: unknown }>>;
  readonly open: (phone: PhonePage) => Promise<void>;
  readonly times: number;
};

const go = (tab: string | RegExp) => async (phone: PhonePage) => phone.page.getByRole('link', { name: tab }).tap();

const PLACES: readonly Place[] = [
  {
    what: 'campaigns to call in, on the keypad',
    answers: (name) => ({ '/me/calling-campaigns': pageOf({ id: `${ID}1`, name, number: '+48221000100' }) }),
    open: go('Klawiatura'),
    times: 1,
  },
  {
    what: 'contacts, their names and companies',
    answers: (text) => ({
      '/contacts': pageOf({ contactId: `${ID}2`, name: text, company: `${text}.`, numbers: ['+48600100000'] }),
    }),
    open: go('Kontakty'),
    times: 2,
  },
  {
    what: 'a contact’s card, its fields and notes',
    answers: (text) => ({
      [`/contacts/${ID}2/calls`]: pageOf(),
      [`/contacts/${ID}2`]: {
        status: 200,
        body: {
          contactId: `${ID}2`,
          name: text,
          version: 1,
          changedAt: AT,
          card: {
            firstName: '',
            lastName: text,
            company: `${text}.`,
            numbers: [],
            email: null,
            fields: [{ name: text, value: text }],
            notes: text,
          },
        },
      },
    }),
    // From the list that is open.
    open: async ({ page }) => page.locator('.contact-line .row').tap(),
    times: 5,
  },
  {
    what: 'missed calls, whose they are and who calls back',
    answers: (name) => ({
      '/missed-calls': pageOf({
        missedId: `${ID}3`,
        customer: { number: '+48600100300', name },
        line: { kind: 'direct', number: '+48221230001', name },
        reason: 'abandoned',
        short: false,
        attempts: 1,
        firstAt: AT,
        lastAt: AT,
        waitedMs: 1,
        recallAt: null,
        messages: [],
        state: { kind: 'claimed', by: `${ID}9`, name, until: '2099-01-01T00:00:00.000Z' },
      }),
    }),
    open: go(/^Nieodebrane/),
    times: 2,
  },
  {
    what: 'my calls, their parties, campaigns and classifiers',
    answers: (name) => ({
      '/me/calls': pageOf({
        callId: `${ID}4`,
        part: 1,
        direction: 'inbound',
        outcome: 'missed',
        result: 'no-answer',
        other: { number: '+48600100201', name },
        startedAt: AT,
        ringMs: 1,
        talkMs: 0,
        recording: null,
        classifier: { kind: 'own', id: `${ID}5`, names: [{ pl: name, en: name }], says: 'success' },
        campaign: name,
      }),
    }),
    open: go('Moje połączenia'),
    times: 3,
  },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test.each(Object.entries(PAYLOADS))(
  'an agent named by %s, and everybody else so named, is text on every screen',
  async (_, text) => {
    await using phone = await PhonePage.open(browser);
    const { page, platform } = phone;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const session = { accessToken: 'token', accessTokenExpiresAt: '2099-01-01T00:00:00.000Z' };
    platform.answers.set('/sessions', {
      status: 200,
      body: { ...session, account: { ...ACCOUNT, displayName: text } },
    });
    for (const { answers } of PLACES)
      for (const [path, body] of Object.entries(answers(text))) platform.answers.set(path, body);
    await phone.logIn();
    await page.locator('header').getByText(text, { exact: true }).waitFor();
    for (const { what, answers, open, times } of PLACES) {
      for (const [path, body] of Object.entries(answers(text))) platform.answers.set(path, body);
      await open(phone);
      const main = page.locator('main');
      await expect
        .poll(async () => (await main.textContent())?.split(text).length, { message: what })
        .toBeGreaterThan(times);
      expect(await injectedInto(phone), what).toEqual([]);
    }
    platform.peer.call('+48600100200', text.replaceAll('"', "'"), '+48221230001');
    await page.getByRole('button', { name: 'Odbierz' }).waitFor();
    await page.locator('.call').getByText(text.replaceAll('"', "'")).first().waitFor();
    expect(await injectedInto(phone)).toEqual([]);
    expect([dialogs, phone.complaints]).toEqual([[], []]);
  },
);

/** What of a payload became an element; the phone itself has none of these. */
const injectedInto = ({ page }: PhonePage): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('img, script, style, [onerror], [onload], a[href^="javascript:" i]')].map(
      ({ outerHTML }) => outerHTML.slice(0, 100),
    ),
  );
