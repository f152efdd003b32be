import process from 'node:process';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';
import { ensureTestTools } from './lib/test-tools.mjs';

/** `npm run looks`: keeps how the states of the phone's gallery look now, where they look otherwise than in e2e/looks. */
ensureInstalled();
ensureTestTools();
const vitest = below('node_modules', 'vitest', 'vitest.mjs');
process.exitCode = await runInTerminal(pinnedNode(), [vitest, 'run', 'e2e/gallery-look.e2e.test.ts'], {
  env: { WPM_RENEW_LOOKS: '1' },
});
