import type { Browser, Page, Route } from 'playwright-core';
import { PhonePage } from '../../e2e/fixtures/phone-page.ts';
import { heapOf } from './heap.ts';

/** Larger than the phone asks for: so many presses of a button are not what is measured. */
const PAGE = 500;
const ALL = 50_000;
const PATIENCE_MS = 3_000;

/**
 * Contacts of a tenant with 50,000, so many rows of them read: what they add to the heap, and the longest
 * task while the list is scrolled from end to end.
 */
export async function measureList(browser: Browser, rows: number) {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  await page.route('**/api/v1/contacts?*', answerPage);
  await page.route('**/api/v1/contacts', answerPage);
  await phone.logIn();
  const before = await heapOf(page);
  await page.getByRole('link', { name: 'Kontakty' }).tap();
  await readTo(page, rows);
  const after = await heapOf(page);
  return {
    listRows: rows,
    listHeapMb: Math.round((after - before) * 100) / 100,
    listLongestTaskMs: await scroll(page),
  };
}

/** Scrolls to the end until so many rows are read. */
async function readTo(page: Page, rows: number): Promise<void> {
  const count = page.getByRole('status').filter({ hasText: /kontakt/ });
  for (let read = 0; read < rows;) {
    const text = await count.textContent();
    read = Number(text?.replaceAll(/\D/g, ''));
    if (read < rows) await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await count
      .filter({ hasNotText: text ?? '' })
      .waitFor({ state: 'attached', timeout: PATIENCE_MS })
      .catch(() => {});
  }
}

async function answerPage(route: Route) {
  const from = Number(new URL(route.request().url()).searchParams.get('after') ?? 0);
  const items = Array.from({ length: PAGE }, (_, index) => {
    const number = String(from + index).padStart(9, '0');
    return {
      contactId: `0192f7a0-0000-7000-8000-000${number}`,
      name: `Klient ${number}`,
      company: `Firma ${number}`,
      numbers: [`+48${Number(number) + 600_000_000}`],
    };
  });
  const next = from + PAGE < ALL ? String(from + PAGE) : null;
  await route.fulfill({ json: { items, next } });
}

function scroll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let longest = 0;
    const watch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    watch.observe({ type: 'longtask' });
    const main = document.querySelector('main');
    if (main === null) throw new Error('the phone shows no screen');
    for (let at = 0; at < main.scrollHeight; at += 800) {
      main.scrollTop = at;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    watch.disconnect();
    return Math.round(longest);
  });
}
