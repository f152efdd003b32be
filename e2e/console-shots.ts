import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ConsolePage, type ConsolePageOptions } from './fixtures/console-page.ts';
import { ConsolePlatform } from './fixtures/console-platform.ts';
import {
  beginFirstSteps,
  chooseMany,
  copyCampaign,
  importContacts,
  openContact,
  listClassifiers,
  listWebhooks,
  makeKey,
  openAudit,
  openClassifier,
  openHolidays,
  openKeys,
  openStation,
  openStations,
  openWebhook,
  showPhoneCode,
  showStationAccess,
} from './fixtures/set-up-scenes.ts';
import {
  openLive,
  openHours,
  openMenus,
  openReport,
  openSums,
  openRecordings,
  openRecording,
  openReportedCall,
  listTrunks,
  openTrunk,
} from './fixtures/page-scenes.ts';
import { refusal } from './fixtures/refusal.ts';
import { ENDED, RINGING, TALKING } from './fixtures/sample-calls.ts';
import { VIEW_SCENES } from './fixtures/view-scenes.ts';
import { launchWholeChromium } from './support/headless.ts';

/** Takes the pictures of the console for the documentation: `node e2e/console-shots.ts <folder> [beginning of a name]`. */

type Scene = {
  readonly name: string;
  readonly look: ConsolePageOptions;
  /** Brings the page, after the login, to what is to be seen. */
  readonly play?: (console: ConsolePage, platform: ConsolePlatform) => Promise<unknown>;
};

const openPanel = async (console: ConsolePage) => {
  await console.opener(3).click();
  await console.panel().waitFor();
};
const filterBy = (search: string) => async (console: ConsolePage) => {
  await console.goto(`calls?${search}`);
  await console.page.locator('.nothing-shown, .call-table').first().waitFor();
};
const refuse = (code: string, status: number) => async (console: ConsolePage, platform: ConsolePlatform) => {
  platform.refusals.set('/calls', refusal(status, code));
  await console.goto('calls');
  await console.page.locator('.nothing-shown').waitFor();
};

const openSupervisor = async (console: ConsolePage, { administration }: ConsolePlatform) => {
  const { id } = administration.campaigns.add({ name: 'Infolinia', direction: 'inbound' });
  administration.campaigns.add({ name: 'Sprzedaż', direction: 'inbound' });
  const who = { login: 'ewa', displayName: 'Ewa Żak', kind: null, roles: ['supervisor'] };
  const account = administration.accounts.add({ ...who, supervisedCampaignIds: [id] });
  await console.goto(`administration/accounts?open=${account.id}`);
  await console.panel().locator('fieldset').nth(1).scrollIntoViewIfNeeded();
};
const openKeeping = async (console: ConsolePage) => {
  await console.goto('reports/recordings/keeping');
  await console.page.getByRole('textbox').first().fill('+48600100200');
  await console.page.locator('form').nth(1).getByRole('button').click();
  await console.page.locator('.ui-notice').first().waitFor();
};
const openSettings = async (console: ConsolePage) => {
  await console.goto('administration/settings');
  await console.page.locator('form').nth(1).waitFor();
};
const renewSecret = async (console: ConsolePage, platform: ConsolePlatform) => {
  await openWebhook(console, platform);
  await console.panel().locator('.account-actions button').nth(1).click();
  await console.page.getByRole('alertdialog').waitFor();
};

const DESKTOP = { width: 1440, height: 900 };
const PHONE_DARK_EN: ConsolePageOptions = { width: 390, height: 844, theme: 'dark', language: 'en' };

const SCENES: readonly Scene[] = [
  { name: 'supervisor', look: DESKTOP, play: openSupervisor },
  { name: 'supervisor-phone-dark-en', look: PHONE_DARK_EN, play: openSupervisor },
  { name: 'report-calls', look: DESKTOP, play: openReport },
  { name: 'report-calls-dark-en', look: { ...DESKTOP, theme: 'dark', language: 'en' }, play: openReport },
  { name: 'report-campaigns', look: DESKTOP, play: openSums('campaigns') },
  { name: 'report-agents-dark-en', look: { ...DESKTOP, theme: 'dark', language: 'en' }, play: openSums('agents') },
  { name: 'report-quality', look: DESKTOP, play: openSums('quality') },
  { name: 'report-quality-phone-dark-en', look: PHONE_DARK_EN, play: openSums('quality') },
  { name: 'report-offers', look: DESKTOP, play: openSums('offers') },
  { name: 'report-offers-phone-dark-en', look: PHONE_DARK_EN, play: openSums('offers') },
  { name: 'report-missed-phone', look: { width: 390, height: 844 }, play: openSums('missed') },
  { name: 'recordings', look: DESKTOP, play: openRecordings },
  { name: 'recordings-phone', look: { width: 390, height: 844 }, play: openRecordings },
  { name: 'recording', look: { width: 1440, height: 1300 }, play: openRecording },
  {
    name: 'recording-phone-dark-en',
    look: { width: 390, height: 1700, theme: 'dark', language: 'en' },
    play: openRecording,
  },
  { name: 'recordings-kept', look: { width: 1440, height: 1300 }, play: openKeeping },
  {
    name: 'recordings-kept-phone-dark-en',
    look: { width: 390, height: 1700, theme: 'dark', language: 'en' },
    play: openKeeping,
  },
  { name: 'report-call', look: { width: 1440, height: 1300 }, play: openReportedCall },
  {
    name: 'report-call-dark-en-narrow',
    look: { width: 390, height: 1400, theme: 'dark', language: 'en' },
    play: openReportedCall,
  },
  { name: 'calls', look: DESKTOP },
  { name: 'calls-dark-en', look: { ...DESKTOP, theme: 'dark', language: 'en' } },
  { name: 'calls-panel', look: DESKTOP, play: openPanel },
  { name: 'calls-panel-dark-en', look: { ...DESKTOP, theme: 'dark', language: 'en' }, play: openPanel },
  { name: 'calls-wide', look: { width: 1920, height: 1080 }, play: openPanel },
  {
    name: 'calls-filtered',
    look: DESKTOP,
    play: filterBy('period=between&from=2026-11-01&to=2026-11-20&direction=inbound&number=600'),
  },
  { name: 'calls-empty', look: DESKTOP, play: filterBy('number=999999') },
  { name: 'calls-failed', look: DESKTOP, play: refuse('platform/fault', 500) },
  { name: 'calls-not-allowed', look: { ...DESKTOP, language: 'en' }, play: refuse('session/not-allowed', 403) },
  {
    name: 'calls-menu',
    look: DESKTOP,
    play: async ({ page }) => {
      await page.locator('.account').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'calls-stale',
    look: DESKTOP,
    play: async (console, platform) => {
      platform.refusals.set('/calls', refusal(500, 'platform/fault'));
      await console.refresh();
      await console.opener(2).hover();
      await console.page.locator('.tooltip').waitFor();
    },
  },
  { name: 'first-steps', look: { width: 1440, height: 1200, guided: true }, play: beginFirstSteps },
  { name: 'first-steps-phone-dark-en', look: { ...PHONE_DARK_EN, height: 1700, guided: true }, play: beginFirstSteps },
  { name: 'phone-code', look: DESKTOP, play: showPhoneCode },
  { name: 'phone-code-phone-dark-en', look: PHONE_DARK_EN, play: showPhoneCode },
  { name: 'stations', look: DESKTOP, play: openStations },
  { name: 'stations-phone-dark-en', look: PHONE_DARK_EN, play: openStations },
  { name: 'station-open', look: DESKTOP, play: openStation },
  { name: 'station-open-phone-dark-en', look: PHONE_DARK_EN, play: openStation },
  { name: 'station-access', look: DESKTOP, play: showStationAccess },
  { name: 'station-access-phone-dark-en', look: PHONE_DARK_EN, play: showStationAccess },
  { name: 'live', look: DESKTOP, play: openLive },
  { name: 'live-dark-en', look: { ...DESKTOP, theme: 'dark', language: 'en' }, play: openLive },
  { name: 'live-phone', look: { width: 390, height: 844 }, play: openLive },
  { name: 'menus', look: DESKTOP, play: openMenus },
  { name: 'menus-phone-dark-en', look: { width: 390, height: 844, theme: 'dark', language: 'en' }, play: openMenus },
  { name: 'hours', look: DESKTOP, play: openHours },
  { name: 'hours-phone-dark-en', look: { width: 390, height: 844, theme: 'dark', language: 'en' }, play: openHours },
  { name: 'trunks', look: DESKTOP, play: listTrunks },
  { name: 'trunks-phone-dark-en', look: { width: 390, height: 844, theme: 'dark', language: 'en' }, play: listTrunks },
  { name: 'trunk', look: { width: 1440, height: 3000 }, play: openTrunk },
  { name: 'trunk-phone-dark-en', look: { width: 390, height: 3600, theme: 'dark', language: 'en' }, play: openTrunk },
  { name: 'holidays', look: { width: 1440, height: 1500 }, play: openHolidays },
  { name: 'holidays-phone-dark-en', look: { ...PHONE_DARK_EN, height: 1700 }, play: openHolidays },
  { name: 'classifiers', look: DESKTOP, play: listClassifiers },
  { name: 'classifiers-phone-dark-en', look: PHONE_DARK_EN, play: listClassifiers },
  { name: 'classifier', look: { width: 1440, height: 1200 }, play: openClassifier },
  { name: 'audit', look: DESKTOP, play: openAudit },
  { name: 'audit-phone-dark-en', look: PHONE_DARK_EN, play: openAudit },
  { name: 'keys', look: DESKTOP, play: openKeys },
  { name: 'keys-phone-dark-en', look: PHONE_DARK_EN, play: openKeys },
  { name: 'key-made', look: DESKTOP, play: makeKey },
  { name: 'key-made-phone-dark-en', look: PHONE_DARK_EN, play: makeKey },
  { name: 'webhooks-phone-dark-en', look: PHONE_DARK_EN, play: listWebhooks },
  { name: 'webhooks', look: DESKTOP, play: listWebhooks },
  { name: 'webhook', look: { width: 1440, height: 1700 }, play: openWebhook },
  { name: 'webhook-phone-dark-en', look: { ...PHONE_DARK_EN, height: 1900 }, play: openWebhook },
  { name: 'many', look: DESKTOP, play: chooseMany },
  { name: 'many-phone-dark-en', look: { ...PHONE_DARK_EN, height: 1200 }, play: chooseMany },
  { name: 'campaign-copy', look: DESKTOP, play: copyCampaign },
  { name: 'contact', look: { width: 1440, height: 1500 }, play: openContact },
  { name: 'contact-phone-dark-en', look: { ...PHONE_DARK_EN, height: 1900 }, play: openContact },
  { name: 'contacts-import', look: { ...DESKTOP, height: 1100 }, play: importContacts },
  { name: 'contacts-import-phone-dark-en', look: { ...PHONE_DARK_EN, height: 1500 }, play: importContacts },
  { name: 'settings', look: DESKTOP, play: openSettings },
  { name: 'settings-phone-dark-en', look: { ...PHONE_DARK_EN, height: 1300 }, play: openSettings },
  { name: 'webhook-renewal', look: DESKTOP, play: renewSecret },
  { name: 'calls-tablet-panel', look: { width: 1024, height: 768, theme: 'dark' }, play: openPanel },
  { name: 'calls-tablet-upright', look: { width: 768, height: 1024 } },
  { name: 'calls-phone-panel', look: { width: 390, height: 844 }, play: openPanel },
];

async function shoot(browser: Browser, folder: string, { name, look, play }: Scene): Promise<void> {
  await using platform = await ConsolePlatform.start();
  platform.calls = [RINGING, TALKING, ...ENDED];
  await using console = await ConsolePage.open(browser, platform, look);
  await console.page.locator('form').waitFor();
  if (name === 'calls') await console.page.screenshot({ path: join(folder, 'login.png') });
  await console.logIn();
  await console.page.locator('.call-table, .first-steps-list').waitFor();
  await play?.(console, platform);
  await console.page.screenshot({ path: join(folder, `${name}.png`) });
}

const [, , folder, beginning = ''] = process.argv;
if (folder === undefined) throw new Error('name the folder the pictures go to');
await mkdir(folder, { recursive: true });
const browser = await launchWholeChromium();
try {
  for (const scene of [...SCENES, ...VIEW_SCENES].filter(({ name }) => name.startsWith(beginning)))
    await shoot(browser, folder, scene);
} finally {
  await browser.close();
}
