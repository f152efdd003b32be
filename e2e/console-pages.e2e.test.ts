import { expect, test } from 'vitest';
import { consolesInBrowser } from './fixtures/consoles-in-browser.ts';
import { seriousFindings } from './support/accessibility.ts';

const { atCalls } = consolesInBrowser();

/** Pages are taken from the navigation itself: one that is added is looked at, and fails where the test's platform cannot answer it. */
test.each([
  ['administration', 'pl', 'light', 1440],
  ['administration', 'en', 'dark', 390],
  ['reports', 'en', 'light', 390],
  ['reports', 'pl', 'dark', 1440],
] as const)(
  'every page of the navigation of %s (%s, %s, %d px) is read, has no serious barrier, and does not scroll sideways',
  async (part, language, theme, width) => {
    const { console } = await atCalls({ language, width, height: 900 });
    const { page } = console;
    await page.emulateMedia({ colorScheme: theme });
    await console.follow(part);
    await page.locator('nav.side a').first().waitFor();
    const links = await page
      .locator('nav.side a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(9);
    const found: string[] = [];
    for (const link of links) {
      await console.follow(link.replace(/^\/console\//, ''));
      await page.locator(`nav.side a.active[href="${link}"]`).waitFor();
      await page.locator('main h1').waitFor();
      await expect.poll(() => page.locator('main .skeleton').count()).toBe(0);
      if ((await page.getByRole('alert').count()) > 0)
        found.push(`${link}: ${await page.getByRole('alert').first().innerText()}`);
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(over) > 0) found.push(`${link}: ${String(over)} px too wide`);
      found.push(...(await seriousFindings(page, 'practices')).map((barrier) => `${link}: ${barrier}`));
    }
    expect(found).toEqual([]);
  },
);
