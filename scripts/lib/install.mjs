import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { below } from './paths.mjs';
import { say } from './say.mjs';

/** Installs the dependencies if what is installed is not what package-lock.json says. */
export function ensureInstalled() {
  if (isInstalled()) return;
  say('installing dependencies (npm ci)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--loglevel=error'], { cwd: below(), stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ci failed${error ? `: ${error.message}` : ''}`);
}

/** Compares with what npm itself noted when it installed; packages for other platforms are rightly absent. */
function isInstalled() {
  const noted = below('node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const installed = packagesOf(noted);
  return Object.entries(packagesOf(below('package-lock.json')))
    .filter(([folder, entry]) => folder.startsWith('node_modules/') && !entry.optional && !entry.peer)
    .every(([folder, entry]) => installed[folder]?.version === entry.version && existsSync(below(folder)));
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
