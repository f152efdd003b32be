import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { breakingChanges, readDocument } from '../packages/integrations/src/index.ts';
import { describeOwnApi } from '../packages/server/src/http/description-routes.ts';

/**
 * `node scripts/publish-openapi.ts`: promises the API as it is now, in docs/integration/openapi.json; to be run at a release.
 * From then on a test fails when a change breaks it. What breaks the promise before is refused, unless `--break` is said.
 */
const FOLDER = new URL('../docs/integration/', import.meta.url);
const FILE = new URL('openapi.json', FOLDER);

const present = describeOwnApi();
const broken = existsSync(FILE) ? breakingChanges(readDocument(readFileSync(FILE, 'utf8')), present) : [];
if (broken.length > 0 && !process.argv.includes('--break')) {
  process.stderr.write(`${broken.join('\n')}\nThis breaks what was promised. Nothing was written.\n`);
  process.exitCode = 1;
} else {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(present, null, 1)}\n`);
}
