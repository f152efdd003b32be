import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, PhonePage } from './fixtures/phone-page.ts';
import { refusal } from './fixtures/phone-platform.ts';

/* Lists that are read on as their user comes to their end, and of which no more is read anew than has changed (F17, F22, F25). */

const ALL = 400;
const ON_A_PAGE = 50;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

const idOf = (index: number) => `0192f7a0-0000-7000-8000-${String(index).padStart(12, '0')}`;

/** Contacts by name, fifty on a page. */
class ManyContacts {
  /** After which place each page was asked for. */
  readonly asked: number[] = [];
  readonly names = Array.from({ length: ALL }, (_, index) => `Klient ${String(index).padStart(3, '0')}.`);
  /** Whether it has no answer but that it cannot. */
  refusing = false;

  static async behind(page: Page): Promise<ManyContacts> {
    const contacts = new ManyContacts();
    await page.route(/\/api\/v1\/contacts(?:\?|$)/, (route) => contacts.#answer(route));
    return contacts;
  }

  async #answer(route: Route): Promise<void> {
    const { searchParams } = new URL(route.request().url());
    const from = Number(searchParams.get('after') ?? this.#placeOf(searchParams.get('from')));
    if (searchParams.get('from') === null) this.asked.push(from);
    if (this.refusing) return route.fulfill({ status: 503, json: refusal(503, 'platform/not-ready').body });
    const to = from + Number(searchParams.get('limit') ?? ON_A_PAGE);
    const items = this.names.slice(from, to).map((name, row) => ({
      contactId: idOf(from + row),
      name,
      company: '',
      numbers: [],
    }));
    return route.fulfill({ json: { items, next: to < ALL ? String(to) : null } });
  }

  /** The places of pages that were asked for before: they are read anew, and not on. */
  askedAgain(): readonly number[] {
    return this.asked.filter((place, at) => this.asked.indexOf(place) < at);
  }

  #placeOf(beginning: string | null): number {
    const at = beginning === null ? 0 : this.names.findIndex((name) => name >= beginning);
    return at < 0 ? ALL : at;
  }
}

const scrollToEnd = (page: Page) => page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
const rowsRead = async (page: Page) =>
  Number((await page.getByRole('status').filter({ hasText: 'kontakt' }).textContent())?.replaceAll(/\D/g, ''));

/** Scrolls on until so many rows have been read, and what is on its way has come. */
async function readTo(page: Page, rows: number, { asked }: ManyContacts): Promise<void> {
  await expect
    .poll(async () => {
      const read = await rowsRead(page);
      if (read < rows) await scrollToEnd(page);
      return read >= rows && read === Math.max(...asked) + ON_A_PAGE;
    })
    .toBe(true);
}

test('a list is read on as its end comes near, to its end, without a press; what could not be read is by its button', async () => {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  const contacts = await ManyContacts.behind(page);
  await phone.logIn();
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  await page.getByText('Klient 000.', { exact: true }).waitFor();
  expect(contacts.asked).toEqual([0]);
  await readTo(page, 150, contacts);
  contacts.refusing = true;
  await scrollToEnd(page);
  await page.getByRole('alert').waitFor();
  const tried = contacts.asked.length;
  const failed = contacts.asked.at(-1) ?? 0;
  const more = page.getByRole('button', { name: 'Pokaż więcej' });
  await more.waitFor();
  contacts.refusing = false;
  await more.tap();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await readTo(page, ALL, contacts);
  await more.waitFor({ state: 'detached' });
  // Each page once, and the one that failed by the press alone.
  const rest = (ALL - failed) / ON_A_PAGE;
  expect(contacts.asked.slice(tried)).toEqual(Array.from({ length: rest }, (_, number) => failed + number * ON_A_PAGE));
  expect(await page.locator('.contact-line').count()).toBeLessThan(200);
  expect(phone.complaints).toEqual([]);
});

test('of a list that was read far only the page is read anew on which a contact changed; of one that was left, its beginning', async () => {
  await using phone = await PhonePage.open(browser);
  const { page, platform } = phone;
  const contacts = await ManyContacts.behind(page);
  await phone.logIn();
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  await readTo(page, 200, contacts);
  contacts.names[120] = 'Klient 120. po ślubie';
  platform.tell(1, { kind: 'contact.changed', contactId: idOf(120) });
  await expect.poll(() => contacts.askedAgain()).toEqual([100]);
  const share = 120 / (await rowsRead(page));
  await page.locator('main').evaluate((main, to) => main.scrollTo(0, main.scrollHeight * to), share);
  await page.getByText('Klient 120. po ślubie').waitFor();

  await page.getByRole('link', { name: 'Klawiatura' }).tap();
  await page.getByLabel('Numer telefonu').waitFor();
  platform.tell(2, { kind: 'contact.changed', contactId: idOf(121) });
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  await expect.poll(() => contacts.askedAgain()).toEqual([100, 0]);
  await page.getByText('Klient 049.', { exact: true }).waitFor({ state: 'attached' });
  await page.getByText('Klient 050.', { exact: true }).waitFor({ state: 'detached' });
  expect(phone.complaints).toEqual([]);
});
