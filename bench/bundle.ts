import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/**
 * What the phone makes a browser load, from the built app: JavaScript and CSS (gzip, bytes) until the login screen is there, and
 * until the phone is registered. Exits with 1 if a budget is broken (design: 140 KB to the login, 200 KB with the SIP core).
 */
const ASSETS = new URL('../apps/phone/dist/assets/', import.meta.url);
const LOGIN_BUDGET = 140_000;
const SIP_BUDGET = 200_000;

const files = readdirSync(ASSETS);
const login = withImports('index');
const registered = new Set([...login, ...withImports('phone'), ...withImports('jssip-signalling')]);
const figures = {
  bench: 'bundle',
  loginJsBytes: total([...login]),
  registeredJsBytes: total([...registered]),
  cssBytes: total(files.filter((file) => file.endsWith('.css'))),
  allJsBytes: total(files.filter((file) => file.endsWith('.js'))),
};
const rows = [
  ['JS to the login screen', figures.loginJsBytes, LOGIN_BUDGET],
  ['JS to the registered phone', figures.registeredJsBytes, SIP_BUDGET],
  ['CSS', figures.cssBytes, undefined],
  ['all JS, loaded or not', figures.allJsBytes, undefined],
] as const;
for (const [name, bytes, budget] of rows) {
  const limit = budget === undefined ? '' : `  of ${budget / 1000} KB`;
  process.stdout.write(`${name.padEnd(30)}${(bytes / 1000).toFixed(1).padStart(8)} KB gz${limit}\n`);
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = rows.some(([, bytes, budget]) => budget !== undefined && bytes > budget) ? 1 : 0;

/** The chunk of this name and all it imports before it runs. */
function withImports(name: string): ReadonlySet<string> {
  // Not one whose name only begins so, as `phone-off` does, nor the icon of a phone.
  const named = files.filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
  const [start] = named.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  if (start === undefined) throw new Error(`no chunk ${name} in the build: run "npm start" or build apps/phone first`);
  const found = new Set([start]);
  for (const file of found) {
    const code = readFileSync(new URL(file, ASSETS), 'utf8');
    for (const [, imported = ''] of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) found.add(imported);
  }
  return found;
}

function sizeOf(file: string): number {
  return statSync(new URL(file, ASSETS)).size;
}

function total(names: readonly string[]): number {
  return names.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, ASSETS)), { level: 9 }).length, 0);
}
