import process from 'node:process';
import { ensureInstalled } from './lib/install.mjs';
import { below } from './lib/paths.mjs';
import { pinnedNode, runInTerminal } from './lib/pinned-node.mjs';

/** `npm run gallery`: every screen and state of the phone with demo data, at the address Vite prints. */
ensureInstalled();
process.exitCode = await runInTerminal(pinnedNode(), [
  below('node_modules', 'vite', 'bin', 'vite.js'),
  '--config',
  below('apps', 'phone', 'vite.config.ts'),
  '--mode',
  'gallery',
  '--open',
  '/gallery.html',
]);
