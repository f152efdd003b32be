import process from 'node:process';
import { launchBrowser } from '../e2e/fixtures/phone-page.ts';
import { measureCalls } from './phone/calls.ts';
import { measureList } from './phone/list.ts';
import { measureOpening } from './phone/opening.ts';

/**
 * The built phone in Chromium against a platform that plays its part: how soon it opens on a cheap phone and a slow network, how soon a
 * press becomes an INVITE, what a long list of contacts costs, and whether memory grows with the calls of a day.
 *
 * `npm run bench -- phone`; WPM_BENCH_CALLS and WPM_BENCH_ROWS for a longer look
 */
const CALLS = Number(process.env['WPM_BENCH_CALLS'] ?? 40);
const ROWS = Number(process.env['WPM_BENCH_ROWS'] ?? 50_000);

const browser = await launchBrowser();
try {
  const opening = await measureOpening(browser);
  const calls = await measureCalls(browser, CALLS);
  const list = await measureList(browser, ROWS);
  const figures = { bench: 'phone', ...opening, ...calls, ...list };
  for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name.padEnd(30)}${value}\n`);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await browser.close();
}
