import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { below } from './lib/paths.mjs';
import { pinnedNode } from './lib/pinned-node.mjs';
import { complain } from './lib/say.mjs';

/**
 * `node scripts/draw-layers.mjs`: draws who imports whom into docs/architecture.md, from the imports themselves.
 * With `--check` it only says whether the picture is still true.
 */
const DOCUMENT = below('docs', 'architecture.md');
const BEGIN = '<!-- layers: drawn by scripts/draw-layers.mjs -->';
const END = '<!-- /layers -->';
const PLACE = /^(packages|apps)\/([^/]+)\//;
const IS_TEST = /\.(test|conformance)\.tsx?$|\/(stage|sample-[a-z]+)\.ts$/;

const placeOf = (file) => PLACE.exec(file)?.slice(1).join('/');

function cruise() {
  const bin = below('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const options = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const exclude = ['--exclude', String.raw`\.d\.ts$|/dist/|/node_modules/`];
  const json = execFileSync(pinnedNode(), [bin, ...options, ...exclude, 'packages', 'apps'], {
    cwd: below(),
    maxBuffer: 1 << 28,
  });
  return JSON.parse(json).modules.filter(({ source }) => placeOf(source) && !IS_TEST.test(source));
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

const inOrder = (lines) => lines.toSorted((a, b) => a.localeCompare(b));

const boxOf = (place) => place.replaceAll(/[^a-z]/g, '_');

function withPicture(text, picture) {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < 0) throw new Error(`${DOCUMENT} has no place for the picture`);
  return `${text.slice(0, start)}${BEGIN}\n\n${picture}\n\n${text.slice(end)}`;
}

const before = readFileSync(DOCUMENT, 'utf8');
const after = withPicture(before, draw(cruise()));
if (!process.argv.includes('--check')) writeFileSync(DOCUMENT, after);
else if (arrowsOf(before) !== arrowsOf(after)) {
  complain('the picture in docs/architecture.md is out of date: run `node scripts/draw-layers.mjs`');
  process.exitCode = 1;
}

/** What the picture claims; the number of files may lag behind. */
function arrowsOf(text) {
  return text
    .split('\n')
    .filter((line) => line.includes(' --> '))
    .join('\n');
}
