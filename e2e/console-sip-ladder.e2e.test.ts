import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { openReportedCall } from './fixtures/page-scenes.ts';
import { seriousFindings } from './support/accessibility.ts';

const { atCalls } = consolesInBrowser();

const showLadder = async (options: Parameters<typeof atCalls>[0]) => {
  const { platform, console } = await atCalls(options);
  const { page } = console;
  await openReportedCall(console);
  await page
    .getByRole('button', { name: options?.language === 'en' ? 'Show the SIP ladder' : 'Pokaż drabinkę SIP' })
    .click();
  const ladder = page.getByRole('group', { name: options?.language === 'en' ? 'SIP ladder' : 'Drabinka SIP' });
  await ladder.waitFor();
  return { platform, console, page, ladder };
};

test('the SIP of a call is a ladder: arrows with their times, each said in full to who hears it, its text by a press', async () => {
  const { console, page, ladder } = await showLadder({});
  const messages = ladder.getByRole('listitem');
  expect(await messages.count()).toBe(17);
  const ringing = ladder.getByRole('button', {
    name: /^\+0,065 s \d\d:\d\d:\d\d,\d{3} 180 Ringing \(INVITE\) od 198\.51\.100\.20:51234 wss do Platforma$/,
  });
  await ringing.focus();
  expect(await ringing.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await ladder.getByText('SIP/2.0 180 Ringing').waitFor();
  expect(await ringing.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Enter');
  await ladder.getByText('SIP/2.0 180 Ringing').waitFor({ state: 'detached' });
  await ladder.getByRole('button', { name: /200 OK \(INVITE\), SDP \(ponownie\) od Platforma/ }).waitFor();

  // An arrow lies between the columns of those it goes between, and points to whom it goes.
  const middleOf = async (name: string) => {
    const box = await ladder.locator('.sip-head', { hasText: name }).boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  const arrow = ringing.locator('.sip-arrow');
  const drawn = await arrow.boundingBox();
  expect(drawn?.x).toBeCloseTo(await middleOf('Platforma'), 0);
  expect((drawn?.x ?? 0) + (drawn?.width ?? 0)).toBeCloseTo(await middleOf('198.51.100.20'), 0);
  expect([await arrow.getAttribute('data-points'), await arrow.getAttribute('data-kind')]).toEqual([
    'left',
    'progress',
  ]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Zapisz jako tekst' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^sip-[\da-f-]{36}\.txt$/);
  const saved = await readFile(await download.path(), 'utf8');
  expect(saved).toMatch(
    /Z {2}203\.0\.113\.5:5060 udp → platform\r\n\r\nINVITE sip:\+48221000101@demo\.local SIP\/2\.0\r\n/,
  );
  expect(console.complaints).toEqual([]);
});

test.each([
  { theme: 'dark', language: 'en', width: 820 },
  { theme: 'light', language: 'pl', width: 820 },
] as const)('the ladder stands in the page and has no barriers: $theme, $width px', async (look) => {
  const { page, ladder, console } = await showLadder(look);
  await ladder.getByRole('button').first().click();
  // What does not fit scrolls in the ladder, never the page.
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(
    true,
  );
  expect(await seriousFindings(page)).toEqual([]);
  expect(console.complaints).toEqual([]);
});

test('a call nothing is kept of says so, and who may not see signalling is offered none', async () => {
  const { platform, console } = await atCalls();
  const { page } = console;
  platform.reports.keepsSip = false;
  await openReportedCall(console);
  await page.getByRole('button', { name: 'Pokaż drabinkę SIP' }).click();
  await page.getByText('Nie zachowano komunikatów SIP tego połączenia.').waitFor();
  platform.withheld.add('calls:trace');
  await page.reload();
  await page.getByRole('heading', { name: 'Jakość dźwięku' }).waitFor();
  expect(await page.getByRole('button', { name: 'Pokaż drabinkę SIP' }).count()).toBe(0);
});
