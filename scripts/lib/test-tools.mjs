import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { say } from './say.mjs';

/** Programs the tests need that no npm package brings, and the Debian package each comes from. */
const TOOLS = {
  chromium: 'chromium',
  'chromium-headless-shell': 'chromium-headless-shell',
  sipp: 'sip-tester',
  baresip: 'baresip-core',
  svmap: 'sipvicious',
  opusinfo: 'opus-tools',
  Xvfb: 'xvfb',
  'dbus-daemon': 'dbus',
  dunst: 'dunst',
};

/** Installs what is missing where it can (Debian, as root). @throws with the list of what is missing elsewhere */
export function ensureTestTools() {
  const packages = missing();
  if (packages.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`the tests need programs that are missing; on Debian: ${command}`);
  }
  say(`installing ${packages.join(' ')} (apt-get)`);
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  const still = missing();
  if (still.length > 0) throw new Error(`still missing after apt-get: ${still.join(' ')}`);
}

function missing() {
  return Object.entries(TOOLS)
    .filter(([program]) => spawnSync('which', [program]).status !== 0)
    .map(([, name]) => name);
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed: ${stderr}`);
}
