import process from 'node:process';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';

/** `npm run crm`: the small CRM of `examples/crm`, with the phone in its page. */
ensureInstalled();
process.exitCode = await runInTerminal(pinnedNode(), [below('examples', 'crm', 'start.ts'), ...process.argv.slice(2)]);
