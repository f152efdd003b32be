import type { Page } from 'playwright-core';

/** What lies too high to be reached by the thumb, and what is too small to be hit, of all that is seen and can be pressed. */
export async function outOfReach(page: Page, screen: string): Promise<{ small: string[]; high: string[] }> {
  const seen = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, a, select, summary, label:has(input:is([type=radio], [type=checkbox]))',
      ),
    ]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .map((control) => {
        const { width, height, y } = control.getBoundingClientRect();
        const isPrimary = control.matches('[data-wide], .call-round');
        return { name: control.innerText, smallest: Math.min(width, height), y, isPrimary, area: width * height };
      }),
  );
  const pressable = seen.filter(({ area }) => area > 0);
  return {
    small: pressable.filter(({ smallest }) => smallest < 48).map(({ name }) => `${screen}: ${name}`),
    high: pressable
      .filter(({ isPrimary, y }) => isPrimary && y < (page.viewportSize()?.height ?? 0) * 0.4)
      .map(({ name }) => `${screen}: ${name}`),
  };
}
