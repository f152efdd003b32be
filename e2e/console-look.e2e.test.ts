import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { boardStream } from './fixtures/board-stream.ts';
import type { ConsolePage } from './fixtures/console-page.ts';
import { refusal } from './fixtures/refusal.ts';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { keepView, listViews, mailView } from './fixtures/view-scenes.ts';
import { chooseContactFile, chooseMany, openAudit } from './fixtures/set-up-scenes.ts';
import { ENDED, NOON, RINGING, TALKING, endedCall } from './fixtures/sample-calls.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { atLogin, atCalls } = consolesInBrowser();

const WIDE = { width: 1440, height: 900, theme: 'light' } as const;
const TABLET = { width: 768, height: 1024, theme: 'dark' } as const;
const NARROW = { width: 390, height: 844, theme: 'dark' } as const;
type Look = { readonly width: number; readonly height: number; readonly theme: 'light' | 'dark' };

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme or a width decides of a page that was looked at whole: colours, sizes, and names whose words are hidden there. */
const OF_LOOKS = [
  'color-contrast',
  'link-in-text-block',
  'target-size',
  'scrollable-region-focusable',
  'aria-hidden-focus',
  'button-name',
  'link-name',
  'label',
  'select-name',
  'aria-command-name',
  'aria-input-field-name',
  'aria-toggle-field-name',
  'aria-dialog-name',
  'aria-required-children',
  'list',
  'th-has-data-cells',
];

/** Rules of WCAG 2.2 A and AA the page breaks seriously in each look, and where: all of them in the first. */
async function barriersIn({ page }: ConsolePage, looks: readonly Look[]): Promise<string[]> {
  const found: string[] = [];
  for (const [at, { theme, ...size }] of looks.entries()) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(size);
    const barriers = await barriersNow(page, at === 0 ? STANDARDS : OF_LOOKS);
    found.push(...barriers.map((barrier) => `${theme}, ${size.width} px: ${barrier}`));
  }
  return found;
}

async function barriersNow(page: Page, runOnly: unknown): Promise<string[]> {
  // By the debugger, as the page's own policy lets no foreign script in; once for each page that is loaded.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(AXE);
  return page.evaluate(`axe.run({ runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })
    .then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`);
}

test('a login that is refused is told why in its own words, and lets nobody in', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  for (const [code, status, words] of [
    ['session/wrong-credentials', 401, 'Login lub hasło jest nieprawidłowe.'],
    ['session/unknown-domain', 401, 'Nie ma takiej domeny.'],
    ['session/account-blocked', 403, 'To konto jest zablokowane.'],
    ['session/licence-missing', 403, 'Brakuje licencji'],
    ['session/licence-expired', 403, 'Licencja tego konta wygasła.'],
    ['session/not-for-this-app', 403, 'To konto nie ma dostępu do tej aplikacji.'],
    ['platform/not-ready', 503, 'Platforma się uruchamia.'],
  ] as const) {
    platform.refusals.set('/sessions', refusal(status, code));
    await console.logIn();
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    expect(await page.locator('.call-table').count(), code).toBe(0);
  }
});

test('too many attempts say when to try again, and empty fields are not sent', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  await console.logIn('', '');
  await page.getByText('Podaj login.').waitFor();
  await page.getByText('Podaj hasło.').waitFor();
  platform.refusals.set('/sessions', refusal(429, 'session/too-many-attempts', { retryAfter: 30 }));
  await console.logIn();
  await page.getByRole('alert').filter({ hasText: 'Spróbuj za 30 sekund.' }).waitFor();
});

test('who logged in is still in after a reload, and out after the logout', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await page.reload();
  await page.locator('.call-table').waitFor();
  await page.getByRole('button', { name: 'Konto: Maria Zielińska demo.local' }).click();
  await page.getByRole('menuitem', { name: 'Wyloguj' }).click();
  await page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
  expect(console.complaints).toEqual([]);
});

test('language and appearance are chosen in the account menu and kept', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await page.getByRole('button', { name: 'Konto:' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('heading', { name: 'Calls', exact: true }).waitFor();
  expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dataset.theme]')).toEqual([
    'en',
    'dark',
  ]);
});

test('a role without calls is told whom to ask, and the platform is not asked again', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  platform.refusals.set('/calls', refusal(403, 'session/not-allowed'));
  await console.logIn();
  await page.getByRole('heading', { name: 'Nie masz dostępu do połączeń' }).waitFor();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.clock.runFor(30_000);
  // Whether recordings are made is asked for on every page.
  expect(requests.filter((path) => !path.endsWith('-alarms'))).toEqual([]);
  platform.refusals.clear();
  await page.getByRole('button', { name: 'Spróbuj ponownie' }).click();
  await page.locator('.call-table').waitFor();
});

test('a session that was ended elsewhere leads to the login and says why', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  platform.refusals.set('/calls', refusal(401, 'session/ended'));
  platform.refusals.set('/sessions/refresh', refusal(401, 'session/ended'));
  await page.clock.runFor(5_000);
  await page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
  await page.getByText('Sesja została zakończona').waitFor();
});

test.each([
  ['pl', [WIDE, TABLET]],
  ['en', [NARROW]],
] as const)('no screen has a serious barrier, nor breaks the content policy: %s %j', async (language, looks) => {
  const { platform, console } = await atLogin({ language, ...looks[0] });
  const barriers = () => barriersIn(console, looks);
  // One of every kind: axe takes 6 s for a report of 300, and 2 s for one of 30.
  platform.calls = [RINGING, TALKING, ...ENDED.slice(0, 8)];
  const { page } = console;
  await page.locator('form').waitFor();
  expect(await barriers()).toEqual([]);
  await console.logIn();
  await page.locator('.call-table').waitFor();
  expect(await barriers()).toEqual([]);
  await console.opener(3).click();
  await console.panel().waitFor();
  expect(await barriers()).toEqual([]);
  platform.administration.breaks.add({ names: { pl: 'Posiłek', en: 'Meal' }, icon: 'meal', plannedMinutes: 30 });
  await console.follow('administration/breaks');
  await page.locator('.entries').waitFor();
  expect(await barriers()).toEqual([]);
  await page.locator('.entry-opener').click();
  await console.panel().locator('form').waitFor();
  expect(await barriers()).toEqual([]);
  await console.follow('administration/menus?open=new');
  await console.panel().locator('.menu-branch').waitFor();
  expect(await barriers()).toEqual([]);
  await console.follow('administration/accounts?open=new');
  await console.panel().locator('form').waitFor();
  expect(await barriers()).toEqual([]);
  for (const kind of ['keys', 'webhooks', 'holidays', 'classifiers']) {
    await console.follow(`administration/${kind}?open=new`);
    await console.panel().locator('form').waitFor();
    expect(await barriers()).toEqual([]);
  }
  await console.follow('administration/crm-pages');
  await page.locator('form textarea').waitFor();
  expect(await barriers()).toEqual([]);
  await openAudit(console, platform);
  expect(await barriers()).toEqual([]);
  await console.follow('administration/first-steps');
  await page.locator('.first-steps-list').waitFor();
  expect(await barriers()).toEqual([]);
  await boardStream(console.page);
  await console.goto('live');
  await page.locator('.live-actions').waitFor();
  expect(await barriers()).toEqual([]);
  const tables = await page
    .locator('.live-scroll')
    .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
  if (looks.at(-1) === NARROW) expect(tables).toEqual([0, 0]);
  await console.follow('reports/calls');
  await page.locator('.report-table').waitFor();
  expect(await barriers()).toEqual([]);
  await page
    .locator('tr', { has: page.locator('.recording') })
    .first()
    .getByRole('link')
    .click();
  await page.locator('.ui-waveform').waitFor();
  expect(await barriers()).toEqual([]);
  for (const kind of ['campaigns', 'agents', 'missed']) {
    await console.follow(`reports/${kind}`);
    await page.locator('.report-table').waitFor();
    expect(await barriers()).toEqual([]);
  }
  await console.follow('reports/recordings');
  await page.locator('.report-table button').first().click();
  await console.panel().locator('.ui-waveform').waitFor();
  expect(await barriers()).toEqual([]);
  await console.follow('reports/recordings/keeping');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await barriers()).toEqual([]);
  await console.goto('invitation#token-of-an-invitation');
  await page.locator('form').waitFor();
  expect(await barriers()).toEqual([]);
  await console.goto('calls?number=999');
  await page.locator('.nothing-shown').waitFor();
  expect(await barriers()).toEqual([]);
  platform.refusals.set('/calls', refusal(500, 'platform/fault'));
  await console.follow('calls');
  await page.getByRole('alert').waitFor();
  expect(await barriers()).toEqual([]);
  expect(console.complaints).toEqual([]);
});

test.each([
  ['pl', [WIDE, TABLET]],
  ['en', [NARROW]],
] as const)('contacts, many at once and the settings have no serious barrier: %s %j', async (language, looks) => {
  const { platform, console } = await atLogin({ language, ...looks[0] });
  const barriers = () => barriersIn(console, looks);
  const { page } = console;
  await console.logIn();
  await page.locator('.call-table').waitFor();
  const twice = { numbers: [{ number: '+48600100200', kind: 'mobile' as const }] };
  const { contactId } = platform.administration.contacts.add({ lastName: 'Nowak', ...twice });
  platform.administration.contacts.add({ company: 'Firma', ...twice });
  await console.follow(`administration/contacts?open=${contactId}`);
  await console.panel().locator('.contact-candidates').waitFor();
  expect(await barriers()).toEqual([]);
  await console.follow('administration/contacts/import');
  await chooseContactFile(console);
  await page.locator('.import-counts').waitFor();
  expect(await barriers()).toEqual([]);
  await chooseMany(console, platform);
  expect(await barriers()).toEqual([]);
  await console.follow('administration/settings');
  await page.locator('form').nth(1).waitFor();
  expect(await barriers()).toEqual([]);
  expect(console.complaints).toEqual([]);
});

test.each([
  ['pl', [WIDE, TABLET]],
  ['en', [NARROW]],
] as const)('kept views and their mailing have no serious barrier: %s %j', async (language, looks) => {
  const { platform, console } = await atLogin({ language, ...looks[0] });
  const barriers = () => barriersIn(console, looks);
  await console.logIn();
  await console.page.locator('.call-table').waitFor();
  await listViews(console, platform);
  expect(await barriers()).toEqual([]);
  await keepView(console, platform);
  expect(await barriers()).toEqual([]);
  await mailView(console, platform);
  expect(await barriers()).toEqual([]);
  expect(console.complaints).toEqual([]);
});

test('at no width, and with text twice as large, does the page scroll sideways', async () => {
  const { console } = await atCalls({ width: 1440, height: 900 });
  const { page } = console;
  const overhang = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
  for (const width of [1440, 1024, 768, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const text of ['100%', '200%']) {
      await page.evaluate((size) => void (document.documentElement.style.fontSize = size), text);
      expect(await overhang(), `${width} px, ${text}`).toBeLessThanOrEqual(0);
    }
  }
});

test('what callers send is text and nothing else', async () => {
  const { platform, console } = await atLogin();
  const { page } = console;
  const name = '<img src=x onerror="document.title=1"><b>Anna</b>';
  platform.calls = [{ ...endedCall(1, NOON), caller: { number: '+48600100200', name } }];
  await console.logIn();
  await console.rows().first().getByText(name).waitFor();
  expect(await page.locator('.call-table img').count()).toBe(0);
});
