import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, onTestFinished, test } from 'vitest';
import { type Crm, startCrm } from '../examples/crm/server.ts';
import { type OwnKey, setUp } from '../examples/crm/set-up.ts';
import { Agent } from './support/agent.ts';
import { Baresip } from './support/baresip.ts';
import { complaintsOf, launchChromium } from './support/headless.ts';

/* The CRM of examples/crm as its users have it: its page, its server, the phone in the page, a customer at a SIP phone. */

const ANNAS_NUMBER = '+48221000101';

let platform: TestPlatform;
let trunkPort: number;
let own: OwnKey;
let crm: Crm;
let browser: Browser;
let campaign: { readonly id: string; readonly name: string };

/** The demo's campaign is called in by hand; calls lead to the CRM's page when they are over. */
async function prepare(): Promise<void> {
  const { client } = await platform.api('admin');
  const listed = await client.listCampaigns({});
  const policy = await client.getCrmPolicy({});
  const [first] = listed.ok ? listed.value.items : [];
  if (!first || !policy.ok) throw new Error('the demo has no campaign');
  const { id, version, settings } = first;
  const changed = await client.changeCampaign({
    id,
    version,
    settings: { ...settings, manualCalls: true, wrapUp: { mode: 'off' } },
  });
  const { popTemplate } = policy.value;
  const popped = await client.changeCrmPolicy({
    ...policy.value,
    popTemplate: `${popTemplate}&in={campaignId}`,
    popWhen: 'ended',
  });
  expect([changed.ok, popped.ok]).toEqual([true, true]);
  campaign = { id, name: settings.name };
}

beforeAll(async () => {
  trunkPort = await freePort();
  const port = await freePort();
  const environment = { WPM_WEBHOOK_HOSTS: 'localhost' };
  const launching = launchChromium(
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--allow-loopback-in-peer-connection',
    '--autoplay-policy=no-user-gesture-required',
  );
  platform = await startPlatform({ trunkPort, environment });
  const { url: phone, domain, password } = platform;
  // `localhost` and `127.0.0.1` are two sites: the phone is a third party in the page, as it is in the world.
  own = await setUp({ phone, domain, password, origin: `http://localhost:${port}` });
  await prepare();
  crm = await startCrm({ phone, domain, user: 'anna', port, key: own.key, campaign: campaign.id });
  browser = await launching;
});
afterAll(async () => {
  await browser?.close();
  await crm?.[Symbol.asyncDispose]();
  await platform?.stop();
});

type Desk = { readonly page: Page; readonly phone: FrameLocator; readonly complaints: readonly string[] };

/** The CRM's page in a window of its own, its phone signed in and registered. */
async function openDesk(): Promise<Desk> {
  const context = await browser.newContext({ locale: 'pl-PL', viewport: { width: 1_200, height: 850 } });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  onTestFailed(() => void process.stderr.write(`${complaints.join('\n')}\n${platform.logs().slice(-8_000)}\n`));
  await page.goto(crm.origin);
  await isRegistered(page);
  return { page, phone: page.frameLocator('iframe'), complaints };
}
/** Where the test before left its window without logging out, the phone asks first. */
async function isRegistered(page: Page): Promise<void> {
  const registered = page.locator('html[data-phone="registered"][data-user="anna"]');
  const elsewhere = page.frameLocator('iframe').getByRole('button', { name: 'Przejdź tutaj' });
  await expect
    .poll(async () => (await registered.count()) > 0 || (await elsewhere.isVisible()), { timeout: 30_000 })
    .toBe(true);
  if (await elsewhere.isVisible()) await elsewhere.click();
  await registered.waitFor();
}
/** Where a call of the customer leads to when it is over. */
const addressOf = (campaignId: string) =>
  new RegExp(`/\\?phone=%2B48600100200&call=[0-9a-f]{8}-[0-9a-f-]{27}&in=${campaignId}$`);

const happened = (page: Page, event: string) => page.locator(`html[data-call="${event}"]`).waitFor();

test('the CRM has the customer on its page before the agent answers, hears how the call ended, and plays its recording', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: 440, answer: 'manual' });
  const { page, phone, complaints } = await openDesk();
  customer.dial(ANNAS_NUMBER, platform.sip);
  await happened(page, 'ringing');
  await page.locator('#pop').getByText('Katarzyna Wiśniewska').waitFor();
  // What the CRM's server knows is on the screen that rings.
  await phone.getByRole('region', { name: 'Z systemu CRM' }).getByText('Case #4711: invoiced twice').waitFor();
  expect(await page.locator('html').getAttribute('data-call')).toBe('ringing');
  await phone.getByRole('button', { name: 'Odbierz', exact: true }).click();
  await happened(page, 'connected');
  await customer.waitFor('CALL_ESTABLISHED');

  await customer.hears(700);
  customer.hangUp();
  await happened(page, 'ended');
  const activity = page.locator('#activities li[data-result="answered"]').filter({ hasText: '+48600100200' });
  const player = activity.locator('audio');
  await player.waitFor();
  await player.evaluate((audio: HTMLAudioElement) => audio.play());
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0.1);
  expect(await player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(0.5);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the agent dials by a click on the CRM, also in its campaign, has the customer on the page afterwards, and is still signed in when it is loaded anew', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: 440, answer: 'auto' });
  const { page, phone } = await openDesk();
  await page.getByRole('button', { name: 'Call +48600100200', exact: true }).click();
  await customer.waitFor('CALL_ESTABLISHED');
  await happened(page, 'connected');
  await phone.getByRole('button', { name: 'Pauza', exact: true }).click();
  await happened(page, 'held');
  expect(page.url()).toBe(`${crm.origin}/`);
  await phone.getByRole('button', { name: 'Rozłącz', exact: true }).click();
  await customer.waitFor('CALL_CLOSED');
  await happened(page, 'ended');
  await page.waitForURL(addressOf(''));

  await page.getByRole('button', { name: 'Call +48600100200 in the campaign' }).click();
  await customer.waitFor('CALL_ESTABLISHED');
  await happened(page, 'connected');
  const html = page.locator('html');
  expect(await html.getAttribute('data-campaign')).toBe(campaign.id);
  // A page that is loaded anew has the call again, and knows of which campaign it is.
  await page.reload();
  await isRegistered(page);
  await happened(page, 'connected');
  expect(await html.getAttribute('data-campaign')).toBe(campaign.id);
  await phone.getByRole('button', { name: 'Rozłącz', exact: true }).click();
  await happened(page, 'ended');
  await page.waitForURL(addressOf(campaign.id));
  await page
    .locator('#activities li')
    .filter({ hasText: `+48600100200 · answered` })
    .filter({ hasText: campaign.name })
    .waitFor();

  let tokens = 0;
  page.on('request', (request) => (tokens += request.url().endsWith('/phone-token') ? 1 : 0));
  await page.reload();
  await isRegistered(page);
  expect(tokens).toBe(0);
  const cookies = await page.context().cookies(platform.url);
  expect(cookies.filter(({ name }) => name === 'wpm_refresh_phone')).toEqual([]);
  await page.context().close();
});

test('a phone in a window of its own opens the CRM beside it as its user hangs up', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: 440, answer: 'auto' });
  await using anna = await Agent.ready({ baseUrl: platform.url, login: 'anna', password: platform.password, hz: 700 });
  await anna.dial('+48600100200');
  await customer.waitFor('CALL_ESTABLISHED');
  await anna.hears(440);
  // From then on the phone knows where to.
  await anna.page.locator('a.crm-open').waitFor();
  const [opened] = await Promise.all([anna.page.context().waitForEvent('page'), anna.press('Rozłącz')]);
  await opened.waitForURL(addressOf(''));
  expect(await opened.evaluate(() => globalThis.opener)).toBeNull();
  expect(anna.complaints).toEqual([]);
});

test('a page the tenant does not allow is shown no phone, and hears nothing', async () => {
  const page = await browser.newPage();
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  // The same server by its other name is another origin.
  await page.goto(crm.origin.replace('localhost', '127.0.0.1'));
  await refused;
  expect(await page.locator('html').getAttribute('data-phone')).toBeNull();
  await page.close();
});

const BUILD = fileURLToPath(new URL('../scripts/build-client.ts', import.meta.url));

/** What a page does with the published client; `/published-client.js` is its one file. */
const IN_A_PAGE = `(async ({ domain, password }) => {
  const { createClient, verifyWebhook } = await import('/published-client.js');
  const client = createClient({ baseUrl: '', app: 'console' });
  const signedIn = await client.signIn({ login: 'supervisor', domain, password });
  const calls = await client.listCalls({ limit: 1 });
  const heard = new Promise((onStale) => client.listen({ onStale, onEvent: () => {} }));
  return { signedIn: signedIn.ok, calls: calls.ok, live: (await heard).liveCalls, forged: await verifyWebhook({ headers: {}, body: '', secret: 'whsec_' }) };
})`;

test('the published client runs in a page as it is: signs in, asks, and hears of what happens', async () => {
  const built = mkdtempSync(path.join(os.tmpdir(), 'wpm-client-'));
  onTestFinished(() => rmSync(built, { recursive: true, force: true }));
  await promisify(execFile)(process.execPath, [BUILD, `to=${built}`]);
  const page = await browser.newPage({ bypassCSP: true });
  const complaints = complaintsOf(page);
  await page.route('**/published-client.js', (route) =>
    route.fulfill({ path: path.join(built, 'index.js'), contentType: 'text/javascript' }),
  );
  // A page of the platform's, for it is the API's own origin; its policy lets no script run, and is not what is tried.
  await page.goto(`${platform.url}/api/v1/docs`);
  const { domain, password } = platform;
  const found = await page.evaluate(`${IN_A_PAGE}(${JSON.stringify({ domain, password })})`);
  expect(found).toEqual({ signedIn: true, calls: true, live: [], forged: null });
  expect(complaints).toEqual([]);
  await page.close();
});
