import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { HEADLESS_BROWSER, WHOLE_BROWSER } from './headless-browser.ts';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium without look-ups of its own. */
export function launchChromium(...switches: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: HEADLESS_BROWSER, args: [...QUIET, ...switches] });
}

/** The one with windows, without a screen all the same: its letters are those users see, and those of kept looks. */
export function launchWholeChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: WHOLE_BROWSER, args: QUIET });
}

/** The same within a network namespace. @param inside what must stand before a command so that it runs there */
export async function launchChromiumInside(inside: readonly string[], ...switches: string[]): Promise<Browser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chromium-'));
  try {
    const executablePath = path.join(folder, 'chromium');
    await writeFile(executablePath, `#!/bin/sh\nexec ${inside.join(' ')} ${WHOLE_BROWSER} "$@"\n`, { mode: 0o755 });
    return await chromium.launch({ executablePath, args: [...QUIET, ...switches] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Collects what a page complains about: faults, refused content, errors of its own. A refused request is no complaint. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
}
