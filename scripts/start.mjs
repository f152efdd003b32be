import process from 'node:process';
import { buildApps } from './lib/build-apps.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';
import { complain } from './lib/say.mjs';

/** `npm start`, `npm start -- --lan`: sets up what is missing, then hands over to the supervisor until it ends. */
try {
  ensureInstalled();
  buildApps();
  const supervisor = below('packages', 'server', 'src', 'supervisor', 'main.ts');
  process.exitCode = await runInTerminal(pinnedNode(), [supervisor, ...process.argv.slice(2)], {
    linked: true,
    env: { NODE_COMPILE_CACHE: below('.cache', 'node') },
  });
} catch (cause) {
  complain(`cannot start: ${cause.message}`);
  process.exitCode = 1;
}
