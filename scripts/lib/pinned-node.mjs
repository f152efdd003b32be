import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import process from 'node:process';
import { below } from './paths.mjs';

const OLDEST = 24;

/** The Node that runs the platform: the pinned one of npm's platform package, or the system's if it is new enough. */
export function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const pinned = below(
    'node_modules',
    `node-${platform}-${process.arch}`,
    'bin',
    platform === 'win' ? 'node.exe' : 'node',
  );
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return process.execPath;
  throw new Error(
    `there is no pinned Node for ${process.platform}-${process.arch}, and this one is ${process.versions.node}: install Node ${OLDEST} or newer`,
  );
}

/**
 * Runs a program with our terminal until it ends. Signals reach it through us alone, once each; a program started with
 * `linked` also learns when we are gone.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ linked?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<number>} its exit code, or 128 + the signal that ended it
 */
export function runInTerminal(command, args, { linked = false, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd: below(),
    env: { ...process.env, ...env },
    stdio: ['inherit', 'inherit', 'inherit', ...(linked ? ['ipc'] : [])],
    detached: linked,
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => linked && child.kill(name));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
