import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ENDPOINTS } from '../packages/contract/src/index.ts';
import { describeApi, printTypes, SUMMARIES } from '../packages/integrations/src/index.ts';
import { leanZod } from './lean-zod.ts';

/**
 * `npm run build:client`: the client as a package anybody can install, in packages/client/dist. One ES module with the contract and its
 * library in it, types that need nothing else, and a README. `-- pack` makes of it the file that is published, `to=<folder>` puts it
 * elsewhere.
 */
const below = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const to = process.argv.find((one) => one.startsWith('to='))?.slice('to='.length);
const DIST = to ?? below('packages/client/dist');
const HAND_WRITTEN = below('packages/client/package');

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
await build({
  configFile: false,
  logLevel: 'warn',
  root: below('packages/client'),
  plugins: [leanZod()],
  build: {
    outDir: DIST,
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    lib: { entry: below('packages/client/src/published/index.ts'), formats: ['es'], fileName: () => 'index.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
// What refusals mean stands in no type: without them nothing of the server need be loaded.
const document = describeApi({ endpoints: ENDPOINTS, summaries: SUMMARIES, refusals: {}, version: '' });
const head = readFileSync(`${HAND_WRITTEN}/head.d.ts`, 'utf8');
writeFileSync(`${DIST}/index.d.ts`, `${head}\n${printTypes(document, ENDPOINTS)}\n`);
cpSync(`${HAND_WRITTEN}/README.md`, `${DIST}/README.md`);
cpSync(below('LICENSE'), `${DIST}/LICENSE`);
// Its code is in ours.
cpSync(below('node_modules/zod/LICENSE'), `${DIST}/LICENSE-zod`);
const { version, license } = JSON.parse(readFileSync(below('package.json'), 'utf8'));
const manifest = {
  name: '@webphone-mobile/client',
  version,
  license,
  description: 'The API of WebPhone Mobile, typed, for Node and browsers',
  type: 'module',
  sideEffects: false,
  exports: { '.': { types: './index.d.ts', default: './index.js' } },
  types: './index.d.ts',
  files: ['index.js', 'index.d.ts', 'LICENSE-zod'],
  engines: { node: '>=20' },
};
writeFileSync(`${DIST}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
if (process.argv.includes('pack')) execFileSync('npm', ['pack', '--silent'], { cwd: DIST, stdio: 'inherit' });
