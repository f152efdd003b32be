import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { below, ROOT } from './paths.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { say } from './say.mjs';
import { reported, runStep } from './steps.mjs';

const SOURCES = ['packages', 'apps', 'e2e', 'bench', 'prove', 'scripts', 'examples'];
const MOST_LINES = 300;
/** Rules that need types, and the types themselves: one program for both, by the compiler's own version (its package says which). */
const WITH_TYPES = ['--type-aware', '--type-check'];

/** The compiler's collector, in Go: half as often as usual, a fifth less work for as much more memory (3.8 GB at most). */
const MEMORY_FOR_TIME = { GOGC: '200' };

/** The fast part of the tests: format, types, lint, layers, length of files; side by side. */
export function runChecks() {
  const node = pinnedNode();
  const tool = (...parts) => [node, below('node_modules', ...parts)];
  return Promise.all([
    runStep('format', [...tool('oxfmt', 'bin', 'oxfmt'), '--check', '.']),
    runStep('lint and types', [...tool('oxlint', 'bin', 'oxlint'), ...WITH_TYPES, '--deny-warnings'], MEMORY_FOR_TIME),
    runStep('layers', [node, below('scripts', 'layers.mjs')]),
    checkPromise(node),
    checkLengths(),
  ]);
}

/** That the API keeps what it promised; and a word where it can do more than was promised, which is no fault. */
async function checkPromise(node) {
  const script = below('scripts', 'publish-openapi.ts');
  const result = await runStep('what the API promised', [node, script, '--check']);
  if (result.ok && result.output) say(`${' '.repeat(18)}${result.output.trim()}`);
  return result;
}

async function checkLengths() {
  const since = performance.now();
  const long = SOURCES.flatMap((folder) => sourcesBelow(below(folder)))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES);
  const output = long.map(({ file, lines }) => `${path.relative(ROOT, file)} has ${lines} lines`).join('\n');
  return reported({ name: `files of at most ${MOST_LINES} lines`, ok: long.length === 0, output }, since);
}

function sourcesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
    .flatMap((entry) =>
      entry.isDirectory() ? sourcesBelow(path.join(folder, entry.name)) : path.join(folder, entry.name),
    )
    .filter((file) => /\.(?:[cm]?[jt]sx?|css)$/.test(file));
}
