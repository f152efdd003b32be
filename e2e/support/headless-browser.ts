import { existsSync } from 'node:fs';
import process from 'node:process';

const SHELL = '/usr/bin/chromium-headless-shell';
/** The one with windows, which letters look the same in as to users. */
export const WHOLE_BROWSER = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Chromium without a screen: of Debian the build without windows, which draws the same pages with two thirds of the processor. */
export const HEADLESS_BROWSER = process.env['CHROMIUM'] ?? (existsSync(SHELL) ? SHELL : WHOLE_BROWSER);
