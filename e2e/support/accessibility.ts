import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA; and what of them another set of colours can break. */
const RULES = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  colours: { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] },
};

/** Serious and critical findings on what a page shows now. A page that was seen in one set of colours needs only `colours` in another. */
export async function seriousFindings(page: Page, rules: keyof typeof RULES = 'all'): Promise<readonly string[]> {
  // Its half a megabyte is read once per page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (runOnly) => {
    const { axe: injected }: { axe?: typeof axe } = Object(globalThis);
    if (injected === undefined) throw new Error('nothing looks for findings');
    return (await injected.run(document, { runOnly, resultTypes: ['violations'] })).violations;
  }, RULES[rules]);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
