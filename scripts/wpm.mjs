import process from 'node:process';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';
import { complain } from './lib/say.mjs';

/** `npm run wpm -- <verb>`: the operator's command line, on the Node that runs the platform. */
try {
  ensureInstalled();
  const cli = below('packages', 'server', 'src', 'operator', 'cli', 'main.ts');
  process.exitCode = await runInTerminal(pinnedNode(), [cli, ...process.argv.slice(2)], {
    env: { NODE_COMPILE_CACHE: below('.cache', 'node') },
  });
} catch (cause) {
  complain(`cannot run: ${cause.message}`);
  process.exitCode = 1;
}
