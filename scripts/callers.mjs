import process from 'node:process';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';

/** `npm run callers`: customers who call the demo's numbers, and pick up when they are called. */
ensureInstalled();
const program = below('packages', 'testkit', 'src', 'callers', 'main.ts');
process.exitCode = await runInTerminal(pinnedNode(), [program, ...process.argv.slice(2)]);
