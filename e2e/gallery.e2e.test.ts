import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './support/accessibility.ts';
import { complaintsOf, launchChromium } from './support/headless.ts';

/*
 * Every screen and state of the phone's gallery, with demo data and without a platform: axe, sizes, and what runs out of the screen.
 */

const CONFIG = join(import.meta.dirname, '../apps/phone/vite.config.ts');
const PORTRAIT = { viewport: { width: 390, height: 844 } };
const LANDSCAPE = { viewport: { width: 844, height: 390 } };
const TABLET = { viewport: { width: 1024, height: 768 } };
/** A page is as it will be when nothing in it changes for so long. */
const QUIET_MS = 60;

let server: PreviewServer;
let browser: Browser;
beforeAll(async () => {
  await build({ configFile: CONFIG, mode: 'gallery', logLevel: 'silent' });
  server = await preview({
    configFile: CONFIG,
    mode: 'gallery',
    logLevel: 'silent',
    preview: { port: 0, host: '127.0.0.1' },
  });
  browser = await launchChromium('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

type Look = {
  readonly language: 'pl' | 'en';
  readonly theme: 'light' | 'dark';
  readonly context: BrowserContextOptions;
};

/** Shows every state in turn. @returns what the pages complained about */
async function everyState(look: Look, see: (page: Page, state: string) => Promise<void>): Promise<readonly string[]> {
  const context = await browser.newContext({ permissions: ['microphone'], ...look.context });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const address = `${server.resolvedUrls?.local[0]}gallery.html?language=${look.language}&theme=${look.theme}`;
  await page.goto(`${address}&list`);
  const states = await page.locator('.gallery a').allInnerTexts();
  expect(states.length).toBeGreaterThan(20);
  for (const state of states) {
    await page.goto(`${address}&state=${state}`);
    await page.evaluate(
      (quietMs) =>
        new Promise<void>((resolve) => {
          let timer = setTimeout(resolve, quietMs);
          const watcher = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(resolve, quietMs);
          });
          watcher.observe(document, { subtree: true, childList: true, characterData: true });
        }),
      QUIET_MS,
    );
    await see(page, state);
  }
  await context.close();
  return complaints;
}

test.each([
  { language: 'pl', theme: 'light', context: PORTRAIT },
  { language: 'en', theme: 'dark', context: PORTRAIT },
] as const)(
  'no state has a serious accessibility finding, and everything to press is 48 px: $language, $theme',
  async (look) => {
    const found: Record<string, readonly string[]> = {};
    const complaints = await everyState(look, async (page, state) => {
      const findings = [...(await seriousFindings(page)), ...(await tooSmall(page))];
      if (findings.length > 0) found[state] = findings;
    });
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  },
);

test.each([
  ['portrait, text at 200 %', PORTRAIT, '200%'],
  ['landscape', LANDSCAPE, '100%'],
  ['tablet', TABLET, '100%'],
] as const)('no state runs out of the screen sideways: %s', async (_, context, size) => {
  const wide: string[] = [];
  await everyState({ language: 'pl', theme: 'light', context }, async (page, state) => {
    await page.evaluate((fontSize) => void (document.documentElement.style.fontSize = fontSize), size);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(state);
  });
  expect(wide).toEqual([]);
});

/** What can be pressed and is less than 48 px wide or high. */
function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, select, input, summary')].flatMap((control) => {
      // A radio button or a checkbox is pressed by its label.
      const target = control instanceof HTMLInputElement ? (control.closest('label') ?? control) : control;
      const { width, height } = target.getBoundingClientRect();
      const isShown = control.checkVisibility() && width > 0;
      return isShown && Math.min(width, height) < 47.9
        ? [`${width}×${height}: ${control.outerHTML.slice(0, 120)}`]
        : [];
    }),
  );
}
