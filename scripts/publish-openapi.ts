import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import {
  breakingChanges,
  type OpenApiDocument,
  operationsOf,
  readDocument,
} from '../packages/integrations/src/index.ts';
import { describeOwnApi } from '../packages/server/src/http/description-routes.ts';

/**
 * `node scripts/publish-openapi.ts`: promises the API as it is now, in docs/integration/openapi.json; to be run at a release.
 * From then on a test fails when a change breaks it. What breaks the promise before is refused, unless `--break` is said.
 * `--check` writes nothing, and says what of the API is not promised yet: no fault before the release.
 */
const FOLDER = new URL('../docs/integration/', import.meta.url);
const FILE = new URL('openapi.json', FOLDER);

const present = describeOwnApi();
const promised = existsSync(FILE) ? readDocument(readFileSync(FILE, 'utf8')) : undefined;
const broken = promised ? breakingChanges(promised, present) : [];
const text = `${JSON.stringify(present, null, 1)}\n`;

function namesOf(document: OpenApiDocument): ReadonlySet<string> {
  return new Set(operationsOf(document).map(({ operation }) => operation.operationId));
}

/** In a line; empty where all is promised as it is. */
function notYetPromised(before: OpenApiDocument): string {
  if (readFileSync(FILE, 'utf8') === text) return '';
  const known = namesOf(before);
  const missing = [...namesOf(present)].filter((name) => !known.has(name));
  const what = missing.length > 0 ? `without ${missing.join(', ')}` : 'in what its endpoints take or answer';
  return `docs/integration/openapi.json is behind the API, ${what}. At a release: node scripts/publish-openapi.ts\n`;
}

if (broken.length > 0 && !process.argv.includes('--break')) {
  process.stderr.write(`${broken.join('\n')}\nThis breaks what was promised. Nothing was written.\n`);
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  if (promised) process.stdout.write(notYetPromised(promised));
} else {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, text);
}
