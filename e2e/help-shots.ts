import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { ConsolePage } from './fixtures/console-page.ts';
import { ConsolePlatform } from './fixtures/console-platform.ts';
import { NOON } from './fixtures/sample-calls.ts';
import { CONSOLE_HELP, PHONE_HELP } from './fixtures/help-scenes.ts';
import { launchChromium } from './support/headless.ts';

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
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

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
  const folder = path.join(ROOT, '.cache', 'gallery');
  await build({
    configFile: path.join(ROOT, 'apps', 'phone', 'vite.config.ts'),
    mode: 'gallery',
    logLevel: 'error',
    build: { outDir: folder },
  });
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const content = await readFile(path.join(folder, path.normalize(pathname))).catch(() => undefined);
    const type = TYPES[path.extname(pathname)] ?? 'application/octet-stream';
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type }).end(content);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery is not served');
  try {
    for (const language of LANGUAGES)
      for (const { name, state, seen, height = 844 } of wanted(PHONE_HELP)) {
        const page = await browser.newPage({
          viewport: { width: 390, height },
          timezoneId: 'Europe/Warsaw',
          reducedMotion: 'reduce',
        });
        await page.clock.install({ time: NOON.getTime() - 3_600_000 });
        await page.clock.pauseAt(NOON);
        const query = `state=${state}&language=${language}&theme=light`;
        await page.goto(`http://127.0.0.1:${address.port}/gallery.html?${query}`);
        await settled(page, seen);
        await shoot(page, language, name);
        await page.context().close();
      }
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

if (beginnings.length === 0) await rm(IMAGES, { recursive: true, force: true });
for (const language of LANGUAGES) await mkdir(path.join(IMAGES, language), { recursive: true });
const browser = await launchChromium();
try {
  await shootPhone(browser);
  await shootConsole(browser);
} finally {
  await browser.close();
}
