import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA; and what of them another set of colours can break. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RULES = {
  all: WCAG,
  /** And what is good practice besides. */
  practices: [...WCAG, 'best-practice'],
  colours: { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] },
};

/** What is wrong, how bad it is, and the elements it is found at, as they stand in the page. */
export type Finding = {
  readonly rule: string;
  readonly impact: 'critical' | 'serious' | 'moderate' | 'minor';
  readonly elements: readonly string[];
};

/** What axe finds on what a page shows now. A page that was seen in one set of colours needs only `colours` in another. */
export async function findingsOn(page: Page, rules: keyof typeof RULES = 'all'): Promise<readonly Finding[]> {
  // Its half a megabyte is read once per page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (runOnly) => {
    const { axe: injected }: { axe?: typeof axe } = Object(globalThis);
    if (injected === undefined) throw new Error('nothing looks for findings');
    return (await injected.run(document, { runOnly, resultTypes: ['violations'] })).violations;
  }, RULES[rules]);
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? 'minor',
    elements: nodes.map(({ html }) => html),
  }));
}

export const isSerious = ({ impact }: Finding): boolean => impact === 'serious' || impact === 'critical';

export const findingText = ({ rule, elements }: Finding): string => `${rule}: ${elements.join(' | ')}`;

/** Serious and critical findings on what a page shows now. */
export async function seriousFindings(page: Page, rules: keyof typeof RULES = 'all'): Promise<readonly string[]> {
  return (await findingsOn(page, rules)).filter(isSerious).map(findingText);
}
