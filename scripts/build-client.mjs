import process from 'node:process';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';

/** `npm run build:client`: the client as a package, in packages/client/dist; `-- pack` makes the file to be published of it, too. */
ensureInstalled();
process.exitCode = await runInTerminal(pinnedNode(), [below('scripts', 'build-client.ts'), ...process.argv.slice(2)]);
