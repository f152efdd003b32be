import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { buildApps } from './lib/build-apps.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';
import { complain, say } from './lib/say.mjs';

/** `npm run bench -- <name>…`: runs `bench/<name>.ts`, or all of them. Each prints its table and a line of JSON. */
ensureInstalled();
const known = existsSync(below('bench'))
  ? readdirSync(below('bench')).flatMap((file) => /^([a-z0-9-]+)\.ts$/.exec(file)?.[1] ?? [])
  : [];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  complain(`there is no benchmark ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  process.exitCode = 1;
} else {
  buildApps();
  for (const name of wanted) {
    say(`\n${name}`);
    const code = await runInTerminal(pinnedNode(), [below('bench', `${name}.ts`)]);
    if (code !== 0) process.exitCode = 1;
  }
}
