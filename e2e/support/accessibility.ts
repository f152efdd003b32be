import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Serious and critical findings against WCAG 2.2 A and AA on what a page shows now. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: injected }: { axe?: typeof axe } = Object(globalThis);
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await injected?.run(document, { runOnly: tags }))?.violations ?? [];
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
