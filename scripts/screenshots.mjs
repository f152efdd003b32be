import process from 'node:process';
import { buildApps } from './lib/build-apps.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';
import { ensureTestTools } from './lib/test-tools.mjs';

/** `npm run screenshots [-- <beginning of a name>…]`: takes the pictures of docs/help anew, with demo data, in both languages. */
ensureInstalled();
ensureTestTools();
buildApps({ withHelp: false });
process.exitCode = await runInTerminal(pinnedNode(), [below('e2e', 'help-shots.ts'), ...process.argv.slice(2)]);
