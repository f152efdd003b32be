import type { Page } from 'playwright-core';

/** What lives on the heap of a page once all else is collected, in MB (of 10⁶ bytes). */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return Math.round(usedSize / 10_000) / 100;
}
