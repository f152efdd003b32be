import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { below, ROOT } from './paths.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { say } from './say.mjs';

const APPS = ['phone', 'console'];
/** What the apps are made of, beside their own folder. */
const SHARED = ['packages/contract/src', 'packages/client/src', 'packages/softphone/src', 'packages/ui/src'];
const HELP = ['docs/help', 'scripts/help', 'packages/ui/src/styles'];
const COMPRESSED = /\.(?:js|css|html|svg|json|webmanifest)$/;
/** Below this the headers cost more than is saved. */
const WORTH_COMPRESSING = 1_024;

/**
 * Builds each app whose sources changed since it was last built, and the help.
 * @param {{ withHelp?: boolean }} [wanted] without the help where its pictures are yet to be taken, of the apps
 */
export function buildApps({ withHelp = true } = {}) {
  for (const app of APPS.filter((name) => existsSync(below('apps', name, 'index.html')))) {
    const [stamp, hash] = [below('.cache', `${app}.stamp`), hashOf(app)];
    const isFresh = existsSync(below('apps', app, 'dist', 'index.html')) && existsSync(stamp);
    if (isFresh && readFileSync(stamp, 'utf8') === hash) continue;
    say(`building the ${app}`);
    build(app);
    mkdirSync(below('.cache'), { recursive: true });
    writeFileSync(stamp, hash);
  }
  if (withHelp) buildHelp();
}

/** Makes the pages of the help, which the platform serves beside the apps, when what they are made of changed. */
function buildHelp() {
  const [stamp, hash] = [below('.cache', 'help.stamp'), hashOfFolders(HELP)];
  if (existsSync(below('docs', 'help', 'dist')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('building the help');
  runNode('the help', [below('scripts', 'help', 'build-help.mjs')], ROOT);
  compressBelow(below('docs', 'help', 'dist'));
  mkdirSync(below('.cache'), { recursive: true });
  writeFileSync(stamp, hash);
}

function build(app) {
  const vite = below('node_modules', 'vite', 'bin', 'vite.js');
  runNode(`the ${app}`, [vite, 'build', '--logLevel', 'warn'], below('apps', app));
  compressBelow(below('apps', app, 'dist'));
}

function runNode(what, args, cwd) {
  const { status, stdout, stderr } = spawnSync(pinnedNode(), args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${what} could not be built\n${stdout}${stderr}`);
}

function compressBelow(folder) {
  for (const file of filesBelow(folder).filter((name) => COMPRESSED.test(name))) compress(file);
}

function compress(file) {
  const bytes = readFileSync(file);
  if (bytes.length < WORTH_COMPRESSING) return;
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

const hashOf = (app) => hashOfFolders([`apps/${app}`, ...SHARED]);

function hashOfFolders(folders) {
  const hash = createHash('sha256').update(readFileSync(below('package-lock.json')));
  for (const folder of folders) {
    for (const file of filesBelow(below(folder))) hash.update(path.relative(ROOT, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !['node_modules', ...(folder.endsWith('dist') ? [] : ['dist'])].includes(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : path.join(folder, entry.name),
    )
    .toSorted((a, b) => (a < b ? -1 : 1));
}
