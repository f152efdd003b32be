import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';
import { Finger } from './support/finger.ts';
import { HANDSET } from './support/handset.ts';

/* What only a finger does, and what only a handset has: holding, pushing, a keyboard that takes half of the screen. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

const digitsIn = async (page: Page) => (await page.getByLabel('Numer telefonu').inputValue()).replaceAll(/[^\d+]/g, '');

test('a finger that holds 0 enters a plus and no zero, one that taps it a zero, and one that holds the eraser empties the number', async () => {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  await phone.logIn();
  const finger = await Finger.on(page);
  const zero = page.getByRole('button', { name: /^0/ });
  await finger.hold(zero, () => expect.poll(() => digitsIn(page)).toBe('+'));
  // The finger that goes adds no zero.
  await phone.press(/^4/);
  await zero.tap();
  await expect.poll(() => digitsIn(page)).toBe('+40');
  await finger.hold(page.getByRole('button', { name: 'Usuń cyfrę' }), () => expect.poll(() => digitsIn(page)).toBe(''));
  await phone.press(/^7/);
  await expect.poll(() => digitsIn(page)).toBe('7');
  expect(phone.complaints).toEqual([]);
});

test('pushing a list scrolls it and opens nothing, and pushing it beyond its beginning does not load the phone anew', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  const items = Array.from({ length: 60 }, (_, index) => ({
    contactId: `0192f7a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    name: `Klient ${index}.`,
    company: '',
    numbers: [],
  }));
  platform.answers.set('/contacts', { status: 200, body: { items, next: null } });
  await phone.logIn();
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  const row = page.getByRole('button', { name: 'Klient 5.', exact: true });
  await row.waitFor();
  await (await Finger.on(page)).pushUp(row, 400);
  await expect.poll(() => page.locator('main').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(200);
  expect(new URL(page.url()).hash).toBe('#/contacts');
  expect(await page.getByRole('dialog').count()).toBe(0);
  // The browser reloads a page that is pulled down, unless the page keeps what is pulled beyond its end to itself: a call would be cut.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY)).toBe('none');
});

test('a call that has just come over the screen takes no press for a moment: the second of a double one would end or answer it', async () => {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  await phone.logIn();
  // Whether what acts on a call took presses when it came, and after how long it does; where motion is reduced, too.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const atFirst = page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const observer = new MutationObserver(() => {
          const actions = document.querySelector('.call-actions');
          if (!actions) return;
          observer.disconnect();
          const [guard] = actions.getAnimations();
          resolve([getComputedStyle(actions).pointerEvents, guard?.effect?.getComputedTiming().delay]);
        });
        observer.observe(document.body, { subtree: true, childList: true });
      }),
  );
  await phone.dial('600');
  expect(await atFirst).toEqual(['none', 400]);
  await phone.press('Rozłącz');
  await page.getByRole('button', { name: 'Zamknij' }).waitFor();
});

/** So much is left above the keyboard of a handset. */
const ABOVE_KEYBOARD = { width: HANDSET.viewport.width, height: 420 };

test('with the keyboard of the screen open, what is typed into and what it finds stay above it, and can be pressed', async () => {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  await phone.logIn();
  // What the keyboard leaves is the whole page: otherwise it would lie over what stands at the end of the screen.
  expect(await page.locator('meta[name="viewport"]').getAttribute('content')).toContain(
    'interactive-widget=resizes-content',
  );
  await page.getByRole('button', { name: /^Kraj/ }).tap();
  const search = page.getByLabel('Szukaj kraju');
  await search.tap();
  await page.setViewportSize(ABOVE_KEYBOARD);
  await search.pressSequentially('niemcy');
  const found = page.getByRole('dialog').getByRole('button', { name: /Niemcy/ });
  for (const what of [search, found]) {
    const { y = 0, height = 0 } = (await what.boundingBox()) ?? {};
    expect([y >= 0, height > 0, y + height <= ABOVE_KEYBOARD.height]).toEqual([true, true, true]);
  }
  await found.tap();
  await page.getByRole('button', { name: /^Kraj: Niemcy/ }).waitFor();

  await page.setViewportSize(HANDSET.viewport);
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  await page.getByRole('button', { name: /^Katarzyna Mazur/ }).tap();
  await page.getByRole('link', { name: 'Edytuj kontakt' }).tap();
  const notes = page.getByLabel('Notatki');
  await notes.tap();
  await page.setViewportSize(ABOVE_KEYBOARD);
  const isInSight = () =>
    notes.evaluate((field) => {
      const { top, bottom } = field.getBoundingClientRect();
      const main = field.closest('main')?.getBoundingClientRect();
      return main !== undefined && top < main.bottom && bottom > main.top;
    });
  await notes.pressSequentially('Po 15:00.');
  await expect.poll(isInSight).toBe(true);
  await page.getByRole('button', { name: 'Zapisz' }).tap({ trial: true });
});
