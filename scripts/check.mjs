import process from 'node:process';
import { runChecks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';

/** `npm run check`: what can be said of the code without running it. */
ensureInstalled();
const results = await runChecks();
process.exitCode = results.every((result) => result.ok) ? 0 : 1;
