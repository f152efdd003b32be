import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from '../../scripts/vite-compressed.ts';

/** Browsers that know `light-dark()`: what is older would be given a rewritten style sheet in its place. */
const BROWSERS = ['chrome123', 'firefox120', 'safari17.5'];

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react(), compressed()],
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    target: BROWSERS,
    // Everything stands in a file of its own: the content policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
