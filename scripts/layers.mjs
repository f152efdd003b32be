import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { cyclesAmong } from './lib/cycles.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode } from './lib/pinned-node.mjs';
import { complain, say } from './lib/say.mjs';

/**
 * `node scripts/layers.mjs`: whether the imports keep to the table of layers, and whether the picture of them in
 * docs/architecture.md is true. With `--draw` the picture is drawn anew.
 */
const DOCUMENT = below('docs', 'architecture.md');
const BEGIN = '<!-- layers: drawn by scripts/layers.mjs -->';
const END = '<!-- /layers -->';
const PLACE = /^(packages|apps)\/([^/]+)\//;
const IS_TEST = /\.(test|conformance)\.tsx?$|\/(stage|sample-[a-z]+)\.ts$/;

const placeOf = (file) => PLACE.exec(file)?.slice(1).join('/');

const inOrder = (lines) => lines.toSorted((a, b) => a.localeCompare(b));

const boxOf = (place) => place.replaceAll(/[^a-z]/g, '_');

/** All imports, and which of them break a rule. */
function cruise() {
  const bin = below('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const options = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const exclude = ['--exclude', String.raw`\.d\.ts$|/dist/`];
  const json = execFileSync(pinnedNode(), [bin, ...options, ...exclude, 'packages', 'apps'], {
    cwd: below(),
    maxBuffer: 1 << 28,
  });
  const { modules, summary } = JSON.parse(json);
  return { modules: modules.filter(({ source }) => placeOf(source)), violations: summary.violations };
}

/** Mermaid, so that the picture is text: a box per package with its files, an arrow per import between packages. */
function draw(modules) {
  const counts = new Map();
  for (const { source } of modules) counts.set(placeOf(source), (counts.get(placeOf(source)) ?? 0) + 1);
  const arrows = new Set();
  for (const { source, dependencies } of modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [placeOf(source), placeOf(resolved)];
      if (to && from !== to) arrows.add(`  ${boxOf(from)} --> ${boxOf(to)}`);
    }
  }
  const boxes = [...counts].map(
    ([place, count]) => `  ${boxOf(place)}["${place.replace('packages/', '')} · ${count}"]`,
  );
  return ['```mermaid', 'flowchart TD', ...inOrder(boxes), ...inOrder([...arrows]), '```'].join('\n');
}

function withPicture(text, picture) {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < 0) throw new Error(`${DOCUMENT} has no place for the picture`);
  return `${text.slice(0, start)}${BEGIN}\n\n${picture}\n\n${text.slice(end)}`;
}

/** What the picture claims; the number of files may lag behind. */
const arrowsOf = (text) =>
  text
    .split('\n')
    .filter((line) => line.includes(' --> '))
    .join('\n');

function fail(words) {
  complain(words);
  process.exitCode = 1;
}

const { modules, violations } = cruise();
// A check that saw nothing proves nothing: dependency-cruiser finds no modules with a TypeScript it does not know.
if (modules.length === 0) fail('the layer check saw 0 modules');
for (const { rule, from, to } of violations) fail(`${rule.name}: ${from} → ${to}`);
const cycles = cyclesAmong(modules);
for (const cycle of cycles) fail(`a circle: ${cycle.join(' → ')}`);
say(`${modules.length} modules seen, ${violations.length + cycles.length} violations`);

const before = readFileSync(DOCUMENT, 'utf8');
const after = withPicture(before, draw(modules.filter(({ source }) => !IS_TEST.test(source))));
if (process.argv.includes('--draw')) writeFileSync(DOCUMENT, after);
else if (arrowsOf(before) !== arrowsOf(after)) {
  fail('the picture in docs/architecture.md is out of date: run `node scripts/layers.mjs --draw`');
}
