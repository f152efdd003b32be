import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { below } from './paths.mjs';
import { say } from './say.mjs';

/**
 * @typedef {{ name: string, ok: boolean, output: string }} StepResult
 */

/**
 * Runs a program and keeps what it says.
 * @param {string} name
 * @param {readonly [string, ...string[]]} command
 * @param {Readonly<Record<string, string>>} environment beside our own
 * @returns {Promise<StepResult>}
 */
export async function runStep(name, [program, ...args], environment = {}) {
  const since = performance.now();
  const { code, output } = await capture(program, args, environment);
  return reported({ name, ok: code === 0, output: code === 0 ? output : `${output.trim()}\nexit code ${code}` }, since);
}

/**
 * @param {StepResult} result
 * @param {number} since
 */
export function reported(result, since) {
  const seconds = ((performance.now() - since) / 1_000).toFixed(1).padStart(6);
  say(`${seconds} s  ${result.ok ? 'ok    ' : 'FAILED'}  ${result.name}`);
  if (!result.ok) say(`${result.output.trim()}\n`);
  return result;
}

function capture(program, args, environment) {
  const env = { ...process.env, ...environment };
  const child = spawn(program, args, { cwd: below(), env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.once('error', (cause) => resolve({ code: -1, output: cause.message }));
    child.once('close', (code) => resolve({ code: code ?? -1, output }));
  });
}
