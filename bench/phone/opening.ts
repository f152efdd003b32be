import type { Browser } from 'playwright-core';
import { PhonePlatform } from '../../e2e/fixtures/phone-platform.ts';

/** Slow 4G as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 0.75 up. Bytes a second. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWDOWN = 4;
const BLOCKING_MS = 50;
/** So long without a long task the page is taken to be interactive. */
const QUIET_MS = 3_000;

/**
 * The login screen, first visit, nothing in the cache, 4 × slower CPU, slow 4G. FCP, TTI (the end of the last long task, or the first
 * paint) and TBT (what long tasks after the first paint last beyond 50 ms), ms.
 */
export async function measureOpening(browser: Browser) {
  await using platform = await PhonePlatform.start();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(() => {
    const tasks: [number, number][] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`${platform.origin}/phone/`);
  await page.getByLabel('Login').waitFor();
  await page.waitForTimeout(QUIET_MS);
  const seen = await page.evaluate(() => {
    const { tasks }: { tasks: [number, number][] } = Object(globalThis);
    return { tasks, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN };
  });
  await context.close();
  const after = seen.tasks.filter(([start, ms]) => start + ms > seen.fcp);
  return {
    fcpMs: Math.round(seen.fcp),
    ttiMs: Math.round(Math.max(seen.fcp, ...after.map(([start, ms]) => start + ms))),
    tbtMs: Math.round(after.reduce((sum, [, ms]) => sum + Math.max(0, ms - BLOCKING_MS), 0)),
  };
}
