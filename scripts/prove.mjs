import { readdirSync } from 'node:fs';
import process from 'node:process';
import { buildApps } from './lib/build-apps.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';
import { complain, say } from './lib/say.mjs';

/**
 * `npm run prove -- <name> [its arguments]`: runs the long proof `prove/<name>.ts`, which prints its figures and a line of
 * JSON, and ends with 1 where what it proves does not hold. Without a name it says which there are.
 */
const known = readdirSync(below('prove')).flatMap((file) => /^([a-z0-9-]+)\.ts$/.exec(file)?.[1] ?? []);
const [name, ...args] = process.argv.slice(2);
if (name === undefined) say(['proofs:', ...known].join('\n  '));
else if (known.includes(name)) {
  ensureInstalled();
  buildApps();
  process.exitCode = await runInTerminal(pinnedNode(), [below('prove', `${name}.ts`), ...args]);
} else {
  complain(`there is no proof ${name}; there are: ${known.join(', ')}`);
  process.exitCode = 2;
}
