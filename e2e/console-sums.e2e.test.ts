import { expect, test } from 'vitest';
import type { ConsolePage } from './fixtures/console-page.ts';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { ANNA, INFOLINE } from './fixtures/console-sums.ts';
import { openLive } from './fixtures/page-scenes.ts';

const { atCalls } = consolesInBrowser();

const heads = ({ page }: ConsolePage) => page.locator('.report-table tbody th').allTextContents();
const press = ({ page }: ConsolePage, heading: string) =>
  page.locator('.report-table thead').getByRole('button', { name: heading, exact: true }).click();

test('sums are sorted by any heading, from the greatest first; the order stands in the address and outlives a reload', async () => {
  const { console } = await atCalls();
  const { page } = console;
  await console.follow('reports/agents?period=7-days');
  await page.locator('.report-table').waitFor();
  expect(await heads(console)).toEqual(['Anna Nowak', 'Piotr Lis']);
  await press(console, 'Odrzucone');
  await page.waitForURL(/period=7-days&sort=-rejected$/);
  expect(await heads(console)).toEqual(['Piotr Lis', 'Anna Nowak']);
  await page.reload();
  await page.locator('.report-table th[aria-sort=descending]').waitFor();
  expect(await heads(console)).toEqual(['Piotr Lis', 'Anna Nowak']);
  await press(console, 'Odrzucone');
  await page.waitForURL(/sort=rejected$/);
  expect(await heads(console)).toEqual(['Anna Nowak', 'Piotr Lis']);
  // Another period is sorted likewise; a break has a heading of its own.
  await press(console, 'Posiłek');
  await page.getByLabel('Okres').selectOption('30-days');
  await page.waitForURL(/period=30-days&sort=-breaks$/);
  expect(await heads(console)).toEqual(['Anna Nowak', 'Piotr Lis']);
  await press(console, 'Posiłek');
  await press(console, 'Posiłek');
  await page.waitForURL(/period=30-days$/);
  expect(console.complaints).toEqual([]);
});

test('a figure of an agent leads to the offers and calls it counts, of their day where rows are days', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  await console.follow('reports/agents?period=7-days');
  await page
    .locator('.report-table tr', { hasText: 'Piotr Lis' })
    .getByRole('link', { name: '7', exact: true })
    .click();
  await page.waitForURL(/reports\/offers\?period=7-days&agent=[^&]*b2&outcome=rejected$/);
  await page.locator('.report-table').waitFor();
  const asked = {
    period: '7-days',
    agentId: '0192f7a0-0000-7000-8000-0000000000b2',
    outcome: 'rejected',
    limit: '100',
  };
  expect(platform.reports.sums.asked.at(-1)).toEqual({ path: '/reports/offers', query: asked });
  expect(await page.getByLabel('Liczone jako').inputValue()).toBe('rejected');
  await page.goBack();
  await page.getByLabel('Wiersze').selectOption('day');
  await page.waitForURL(/period=7-days&per=day$/);
  await page.getByText('Anna Nowak, 2026-11-19').waitFor();
  expect(await heads(console)).toEqual(['Anna Nowak, 2026-11-19', 'Anna Nowak, 2026-11-20']);
  await page.getByRole('link', { name: '31', exact: true }).click();
  await page.waitForURL(`**/reports/calls?period=between&from=2026-11-19&to=2026-11-19&agent=${ANNA}&outcome=answered`);
  await page.locator('.report-table').waitFor();
  expect(platform.reports.listed.at(-1)?.get('agentId')).toBe(ANNA);
  expect(console.complaints).toEqual([]);
});

test('service levels are asked for by the limit of each campaign, in the report and on the live view; another limit compares', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  const limits = () => platform.reports.sums.asked.map(({ query }) => query['withinSeconds']);
  await console.follow('reports/campaigns');
  await page.locator('.report-table').waitFor();
  expect(limits()).toEqual(['own']);
  expect(await page.getByLabel('Poziom obsługi w').inputValue()).toBe('own');
  await page.getByLabel('Poziom obsługi w').selectOption('60');
  await page.waitForURL(/within=60$/);
  await expect.poll(limits).toEqual(['own', '60']);
  await page.locator('.report-table tr', { hasText: 'Serwis' }).getByRole('link', { name: '11', exact: true }).click();
  await page.waitForURL(/reports\/calls\?campaign=[^&]*&direction=inbound&left=abandoned$/);
  await page.locator('.report-table').waitFor();
  expect(platform.reports.listed.at(-1)?.get('left')).toBe('abandoned');
  const service = () => page.locator('.report-table tr', { hasText: 'Serwis' });
  for (const [heading, address] of [
    ['Porzucone, krótkie', /&direction=inbound&left=abandoned-short$/],
    ['Utracone inaczej', /&direction=inbound&left=lost-otherwise$/],
    ['Obsłużone', /reports\/calls\?campaign=[^&]*&outcome=answered$/],
  ] as const) {
    await console.follow('reports/campaigns');
    const headings = await page.getByRole('columnheader').allTextContents();
    const place = headings.findIndex((text) => text.includes(heading));
    await service().locator('th, td').nth(place).getByRole('link').click();
    await page.waitForURL(address);
  }
  platform.reports.sums.asked.length = 0;
  await openLive(console, platform);
  await expect.poll(limits).toEqual(['own']);
  expect(console.complaints).toEqual([]);
});

test('from how many are open a supervisor gets to who they are, sees who has them, narrows them, and has them as a file', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  await console.follow('reports/missed');
  await page.getByLabel('Wiersze').selectOption('campaign');
  await page.waitForURL(/reports\/missed\?rows=campaign$/);
  await page.getByRole('rowheader', { name: 'Numery bezpośrednie' }).waitFor();
  await page
    .locator('.report-table tr', { hasText: 'Infolinia' })
    .getByRole('link', { name: '4', exact: true })
    .click();
  await page.waitForURL(`**/reports/missed-list?campaign=${INFOLINE}&standing=open`);
  await page.getByRole('row', { name: /Ewa Kowalska/ }).waitFor();
  const query = { period: 'today', campaignId: INFOLINE, standing: 'open', limit: '100' };
  expect(platform.reports.sums.asked.at(-1)).toEqual({ path: '/reports/missed-calls/customers', query });
  await page.getByLabel('Stan').selectOption('');
  await page.getByLabel('Kampania').selectOption('direct');
  await page.waitForURL(/reports\/missed-list\?line=direct$/);
  const rowOf = (text: string) => page.getByRole('row', { name: new RegExp(text) });
  await rowOf('ktoś oddzwania').getByText('Anna Nowak').waitFor();
  await rowOf('oddzwoniono').getByText('Piotr Lis').waitFor();
  await rowOf('zamknięte ręcznie').getByText('oddzwanianie niepotrzebne').waitFor();
  await page.getByRole('button', { name: 'CSV' }).click();
  await expect.poll(() => platform.reports.exports.ordered.length).toBe(1);
  expect(platform.reports.exports.ordered).toMatchObject([{ report: 'missed-list', format: 'csv', line: 'direct' }]);
  await rowOf('Ewa Kowalska')
    .getByRole('link', { name: /^3, połączenia klienta/ })
    .click();
  await page.waitForURL(/reports\/calls\?period=between&from=2026-11-20&to=2026-11-20&number=%2B48600100205$/);
  expect(console.complaints).toEqual([]);
});

test('who may not hear recordings sees that there is one, and whom to ask; nothing of it is asked for', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  platform.withheld.add('recordings:hear-all');
  await page.reload();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.locator('.call-table').waitFor();
  await console.goto('reports/recordings');
  await page.locator('.report-table button').first().click();
  await console.panel().getByText('Twoje konto nie ma tego uprawnienia').waitFor();
  expect(
    await console
      .panel()
      .getByRole('button', { name: /Odtwórz|Pobierz/ })
      .count(),
  ).toBe(0);
  await console.goto('reports/calls');
  await page
    .locator('tr', { has: page.locator('.recording') })
    .first()
    .getByRole('link')
    .click();
  await page.getByText('Twoje konto nie ma tego uprawnienia').waitFor();
  expect(asked.filter((path) => path.includes('/recordings/') && !path.endsWith('/accesses'))).toEqual([]);
  platform.withheld.clear();
  await page.reload();
  await page.locator('.ui-waveform').waitFor();
  expect(console.complaints).toEqual([]);
});
