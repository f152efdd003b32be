import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { compressed } from '../../scripts/vite-compressed.ts';
import { firstChunk } from './first-chunk.ts';
import { gallery } from './gallery.config.ts';
import { leanJssip } from './lean-jssip.ts';
import { leanZod } from '../../scripts/lean-zod.ts';

const BASE = '/phone/';
const PLATFORM = 'http://127.0.0.1:8080';
const SERVICE_WORKER = 'service-worker.js';
const version: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;

const phone: UserConfig = {
  root: import.meta.dirname,
  base: BASE,
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [react(), leanJssip(), leanZod(), firstChunk(), precacheList(), compressed()],
  server: {
    proxy: {
      '/api': { target: PLATFORM },
      '/sip': { target: PLATFORM, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing inline: the CSP is `script-src 'self'; style-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: new URL('index.html', import.meta.url).pathname,
        'service-worker': new URL('src/service-worker/service-worker.ts', import.meta.url).pathname,
      },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? SERVICE_WORKER : 'assets/[name]-[hash].js'),
      },
    },
  },
};

export default defineConfig(({ mode }) => (mode === 'gallery' ? gallery : phone));

/** Tells the service worker which files make this version. */
function precacheList(): Plugin {
  return {
    name: 'precache-list',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const built = Object.keys(bundle).filter((file) => file.startsWith('assets/'));
      const icons = readdirSync(new URL('public/icons', import.meta.url)).map((file) => `icons/${file}`);
      const files = [...built, ...icons, 'manifest.webmanifest'].toSorted();
      const page = bundle['index.html'];
      const hash = createHash('sha256').update(
        JSON.stringify([files, page && 'source' in page ? String(page.source) : '']),
      );
      const worker = bundle[SERVICE_WORKER];
      if (worker?.type !== 'chunk') throw new Error('the build made no service worker');
      // A classic worker imports nothing: what it shares with the page would be a chunk of its own, and it would never start.
      if (worker.imports.length > 0) this.error(`the service worker imports ${worker.imports.join(', ')}`);
      const list = JSON.stringify({ version: hash.digest('hex').slice(0, 12), files });
      worker.code = `const __PRECACHE__=${list};${worker.code}`;
    },
  };
}
