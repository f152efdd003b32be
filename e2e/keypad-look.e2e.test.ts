import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';

/* The number that is being entered, in the built phone against a platform of the test's own (F13). */

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test('a number can be pasted in any notation, erased, and dialled again by an empty call', async () => {
  await using phone = await PhonePage.open(browser);
  await phone.logIn();
  const field = await paste(phone, '0049 (30) 90-18-20');
  await phone.page.getByRole('button', { name: /^Kraj: Niemcy/ }).waitFor();
  await phone.press('Zadzwoń');
  await phone.seesState('Dzwoni');
  expect(phone.platform.peer.heard.findLast((line) => line.startsWith('INVITE'))).toContain(
    'sip:+4930901820@demo.local',
  );
  await phone.press('Rozłącz');
  await phone.press('Zamknij');
  await phone.press('Zadzwoń');
  await expect.poll(() => field.inputValue()).not.toBe('');
  await phone.press('Usuń cyfrę');
  await expect.poll(async () => (await field.inputValue()).replaceAll(/\D/g, '')).toBe('03090182'.slice(1));
});

test('a number pasted before the rules of the world are there is read again when they are', async () => {
  await using phone = await PhonePage.open(browser);
  const { promise: arePasted, resolve: comeNow } = Promise.withResolvers<void>();
  await phone.page.route(/\/world-rules-/, async (route) => {
    await arePasted;
    await route.continue();
  });
  await phone.logIn();
  const field = await paste(phone, '0049 (30) 90-18-20');
  await expect.poll(() => field.inputValue()).not.toBe('');
  expect(await phone.page.getByRole('button', { name: /^Kraj: Polska/ }).count()).toBe(1);
  comeNow();
  await phone.page.getByRole('button', { name: /^Kraj: Niemcy/ }).waitFor();
  await expect.poll(async () => (await field.inputValue()).replaceAll(/\D/g, '')).toBe('30901820');
});

async function paste(phone: PhonePage, text: string): Promise<Locator> {
  const field = phone.page.getByLabel('Numer telefonu');
  await field.evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  return field;
}
