import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { buildApps } from './lib/build-apps.mjs';
import { runChecks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';
import { ensureTestTools } from './lib/test-tools.mjs';
import { complain, say } from './lib/say.mjs';

/** `npm test`: everything; `npm test -- unit integration` only those parts. Ends with one line of figures. */
const PARTS = ['check', 'unit', 'integration', 'e2e'];
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

async function runPart(part) {
  say(`\n${part}`);
  if (part === 'check') {
    const results = await runChecks();
    const passed = results.filter((result) => result.ok).length;
    return { ...NOTHING, passed, failed: results.length - passed };
  }
  return runVitest(part);
}

async function runVitest(project) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-report-'));
  const report = path.join(folder, 'report.json');
  try {
    const vitest = below('node_modules', 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await runInTerminal(pinnedNode(), [vitest, 'run', '--project', `${project}*`, ...reporters]);
    return figuresOf(JSON.parse(readFileSync(report, 'utf8')), code);
  } catch (cause) {
    complain(`no report from the ${project} tests: ${cause.message}`);
    return { ...NOTHING, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not even be loaded, an error outside a test, a part without tests: each is a failure. */
function figuresOf(report, code) {
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const isBroken = passed + skipped === 0 || code !== 0;
  return { passed, failed: Math.max(report.numFailedTests, isBroken ? 1 : 0), skipped };
}

function setUp(parts) {
  ensureInstalled();
  if (parts.includes('e2e')) {
    ensureTestTools();
    buildApps();
  }
}

const parts = process.argv.length > 2 ? process.argv.slice(2) : PARTS;
const total = { ...NOTHING };
try {
  const unknown = parts.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; there are: ${PARTS.join(', ')}`);
  setUp(parts);
  for (const part of parts) {
    const figures = await runPart(part);
    for (const key of Object.keys(total)) total[key] += figures[key];
  }
} catch (cause) {
  complain(`cannot test: ${cause.message}`);
  total.failed += 1;
}
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
