import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TlsFiles } from '../settings.ts';
import { isFor, issueCertificate, makeAuthority, type PemPair } from './authority.ts';
import { readIdentity } from './identity.ts';

const DAY_MS = 86_400_000;
/** Long, because it is trusted by hand, on each phone. */
const AUTHORITY_DAYS = 3_650;
/** What phones accept of a server: Android and iOS refuse longer ones. */
const CERTIFICATE_DAYS = 397;
const RENEWED_BEFORE_DAYS = 30;

/** Whom the phones of a local network reach: addresses of this machine, and its names there. */
export type LanNames = { readonly addresses: readonly string[]; readonly hosts: readonly string[] };

/**
 * Makes sure that the folder holds a certificate for these names which will be valid for a month yet: makes an authority
 * where there is none, and a new certificate where the one there is about to end or is for other names.
 */
export async function keepLanCertificate(
  folder: string,
  names: LanNames,
  now: Date,
): Promise<TlsFiles & { ca: string }> {
  const authorityFiles = filesIn(folder, 'lan-ca');
  const files = filesIn(folder, 'lan');
  const from = new Date(now.getTime() - DAY_MS);
  const soon = inDays(now, RENEWED_BEFORE_DAYS);
  let authority = pairIn(authorityFiles, soon);
  if (!authority) {
    const name = `WebPhone Mobile, ${names.hosts[0] ?? 'this network'}`;
    authority = await makeAuthority({ name, from, until: inDays(now, AUTHORITY_DAYS) });
    write(authorityFiles, authority);
  }
  const known = pairIn(files, soon);
  if (!known || !isFor(known.cert, authority, { ...names, until: soon })) {
    const subject = { ...names, name: names.addresses[0] ?? 'localhost', from, until: inDays(now, CERTIFICATE_DAYS) };
    write(files, await issueCertificate(authority, subject));
  }
  return { ...files, ca: authorityFiles.cert };
}

function filesIn(folder: string, name: string): Pick<TlsFiles, 'cert' | 'key'> {
  return { cert: path.join(folder, `${name}.crt`), key: path.join(folder, `${name}.key`) };
}

/** The pair in the files, if it can be used, and long enough. */
function pairIn(files: Pick<TlsFiles, 'cert' | 'key'>, until: Date): PemPair | undefined {
  if (!existsSync(files.cert) || !existsSync(files.key)) return undefined;
  const read = readIdentity(files);
  return read.ok && read.value.validUntil >= until ? { cert: read.value.cert, key: read.value.key } : undefined;
}

/** Each file whole at any time: who looks sees the old one or the new one. */
function write(files: Pick<TlsFiles, 'cert' | 'key'>, pair: PemPair): void {
  for (const [file, text] of [
    [files.key, pair.key],
    [files.cert, pair.cert],
  ] as const) {
    writeFileSync(`${file}.new`, text, { mode: file === files.key ? 0o600 : 0o644 });
    renameSync(`${file}.new`, file);
  }
}

function inDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}
