import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { ConsolePage } from './fixtures/console-page.ts';
import { ConsolePlatform } from './fixtures/console-platform.ts';
import { Gallery } from './fixtures/gallery.ts';
import { NOON } from './fixtures/sample-calls.ts';
import { CONSOLE_HELP, PHONE_HELP } from './fixtures/help-scenes.ts';
import { launchWholeChromium } from './support/headless.ts';

/**
 * Takes the pictures of the guides, docs/help/images/<language>/<name>.webp: the console against the tests' platform, the phone's
 * screens from its gallery. Clocks stand still, so that a picture changes only when its screen does.
 * `npm run screenshots [-- <beginning of a name>…]`
 */
const ROOT = path.join(import.meta.dirname, '..');
const IMAGES = path.join(ROOT, 'docs', 'help', 'images');
const LANGUAGES = ['pl', 'en'] as const;
/** WebP of this quality is as readable as a PNG and a fifth of it. */
const QUALITY = 72;
/** So much passes on a page's clock, in such steps, until its picture is taken: however long it took to load. */
const SETTLED_MS = 20_000;
const STEP_MS = 50;

const beginnings = process.argv.slice(2);
const wanted = <Scene extends { readonly name: string }>(scenes: readonly Scene[]) =>
  beginnings.length === 0 ? scenes : scenes.filter(({ name }) => beginnings.some((each) => name.startsWith(each)));

/** The clock of the page stands but for these steps, so that every picture is of the same moment. */
async function settled(page: Page, seen: string): Promise<void> {
  const what = page.locator(seen).first();
  let passed = 0;
  for (; !(await what.isVisible()); passed += STEP_MS) {
    if (passed >= SETTLED_MS) throw new Error(`${page.url()} does not show ${seen}`);
    await page.clock.runFor(STEP_MS);
    await setTimeout(2 * STEP_MS);
  }
  await page.clock.runFor(SETTLED_MS - passed);
}

/** Playwright writes no WebP; the browser itself does. */
async function shoot(page: Page, language: string, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  const debug = await page.context().newCDPSession(page);
  const { data } = await debug.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await writeFile(path.join(IMAGES, language, `${name}.webp`), Buffer.from(data, 'base64'));
}

async function shootConsole(browser: Browser): Promise<void> {
  for (const language of LANGUAGES)
    for (const { name, look, play } of wanted(CONSOLE_HELP)) {
      await using platform = await ConsolePlatform.start();
      await using console = await ConsolePage.open(browser, platform, { ...look, language });
      await console.page.locator('form').waitFor();
      await console.logIn();
      await console.page.locator('.call-table, .nothing-shown, .first-steps-list').first().waitFor();
      await play(console, platform);
      await shoot(console.page, language, name);
    }
}

async function shootPhone(browser: Browser): Promise<void> {
  await using gallery = await Gallery.open();
  for (const language of LANGUAGES)
    for (const { name, state, seen, height = 844 } of wanted(PHONE_HELP)) {
      const page = await browser.newPage({
        viewport: { width: 390, height },
        timezoneId: 'Europe/Warsaw',
        reducedMotion: 'reduce',
      });
      await page.clock.install({ time: NOON.getTime() - 3_600_000 });
      await page.clock.pauseAt(NOON);
      await page.goto(gallery.address(state, language, 'light'));
      await settled(page, seen);
      await shoot(page, language, name);
      await page.context().close();
    }
}

if (beginnings.length === 0) await rm(IMAGES, { recursive: true, force: true });
for (const language of LANGUAGES) await mkdir(path.join(IMAGES, language), { recursive: true });
const browser = await launchWholeChromium();
try {
  await shootPhone(browser);
  await shootConsole(browser);
} finally {
  await browser.close();
}
