import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { launchBrowser } from '../e2e/fixtures/phone-page.ts';
import { boardStream } from '../e2e/fixtures/board-stream.ts';
import { ConsolePlatform, PASSWORD } from '../e2e/fixtures/console-platform.ts';
import { BusyBoard } from './live/busy-board.ts';
import { ChromiumUse } from './live/chromium-use.ts';

/**
 * The console's live view of a tenant of 500 users in Chromium, with 50 changes a second, told twice a second as the platform does: how much
 * of a core the browser takes, how late what it shows is, and the longest task.
 *
 * `npm run bench -- live`; WPM_BENCH_AGENTS and WPM_BENCH_CHANGES (a second) for other tenants
 */
const AGENTS = Number(process.env['WPM_BENCH_AGENTS'] ?? 500);
const CHANGES = Number(process.env['WPM_BENCH_CHANGES'] ?? 50);
const [TOLD_EVERY_MS, WARM_MS, MEASURED_MS] = [500, 5_000, 30_000];
const VIEWPORT = { width: 1440, height: 900 };

const busy = new BusyBoard(AGENTS);
await using platform = await ConsolePlatform.start();
platform.live.board = busy.board;
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: VIEWPORT, locale: 'pl', timezoneId: 'Europe/Warsaw' });
  await page.addInitScript("localStorage.setItem('wpm.first-steps-hidden', 'yes')");
  const tell = await boardStream(page);
  await page.goto(`${platform.origin}/console/live`);
  await page.locator('[name=login]').fill('admin');
  await page.locator('[name=domain]').fill('demo.local');
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.getByText('Konsultant 001').first().waitFor();

  using _changing = every(1_000 / CHANGES, () => busy.change());
  using _telling = every(TOLD_EVERY_MS, () => {
    platform.live.board = busy.board;
    tell();
  });
  await delay(WARM_MS);
  await page.evaluate(watchTasks);
  let reads = 0;
  page.on('response', (response) => (reads += response.url().endsWith('/live-board') ? 1 : 0));
  const use = await ChromiumUse.from(browser);
  await delay(MEASURED_MS);
  const { renderer, all } = await use.until();
  const longestTaskMs = await page.evaluate(() => globalThis.longestTask ?? 0);
  const rows = await page.locator('tbody tr').count();
  const readsPerS = reads / (MEASURED_MS / 1_000);
  const figures = {
    bench: 'live',
    agents: AGENTS,
    changesPerS: CHANGES,
    rows,
    readsPerS,
    renderer,
    all,
    longestTaskMs,
  };
  process.stdout.write(
    `${rows} rows, read ${readsPerS.toFixed(1)} times a second: the page's process takes ${percent(renderer)} of a core, all of Chromium ${percent(all)}; `,
  );
  process.stdout.write(`longest task ${longestTaskMs} ms\n${JSON.stringify(figures)}\n`);
} finally {
  await browser.close();
}

function every(ms: number, work: () => void): Disposable {
  const timer = setInterval(work, ms);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

declare global {
  var longestTask: number | undefined;
}

function watchTasks(): void {
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      globalThis.longestTask = Math.round(Math.max(globalThis.longestTask ?? 0, duration));
  });
  watch.observe({ type: 'longtask' });
}
