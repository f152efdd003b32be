import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** A SIPp that can be run: the program, and what stands before its own arguments. */
export type SippProgram = {
  readonly command: string;
  readonly before: readonly string[];
  /** Built with a TLS library, which brings TLS and digests by SHA-256. */
  readonly knowsTls: boolean;
};

/** Where `setup-sipp.sh` unpacks what Debian's newest suite has. */
export const SIPP_FOLDER =
  process.env['SIPP_DIR'] ??
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'webphone-sipp');

const SETUP = path.join(import.meta.dirname, 'setup-sipp.sh');

/**
 * The SIPp of this machine. Debian builds the installed one without TLS up to its release 12; `withTls` then takes a newer
 * one unpacked beside it.
 * @throws where no program can do it, with what to install
 */
export function sippProgram({ withTls = false } = {}): SippProgram {
  const installed = installedSipp();
  if (installed && (installed.knowsTls || !withTls)) return installed;
  const unpacked = unpackedSipp();
  if (unpacked) return unpacked;
  throw new Error(`SIPp${withTls ? ' with TLS' : ''} is missing: apt-get install sip-tester, or as root ${SETUP}`);
}

/**
 * Unpacks a SIPp that knows TLS where the installed one does not: with apt, as root, once (10 MB in the user's cache).
 * @returns why it cannot be had; undefined when it is there
 */
export function prepareSippWithTls(): string | undefined {
  if (installedSipp()?.knowsTls || unpackedSipp()) return undefined;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 'SIPp with TLS needs root and apt';
  const { status, stderr } = spawnSync(SETUP, { env: { ...process.env, SIPP_DIR: SIPP_FOLDER }, encoding: 'utf8' });
  return status === 0 ? undefined : `SIPp with TLS could not be unpacked: ${stderr}`;
}

function installedSipp(): SippProgram | undefined {
  return existsSync('/usr/bin/sipp') ? described('sipp', []) : undefined;
}

/** Run by its own loader with its own libraries, so that nothing is installed and no chroot is needed. */
function unpackedSipp(): SippProgram | undefined {
  const loader = path.join(SIPP_FOLDER, 'loader');
  const program = path.join(SIPP_FOLDER, 'root/usr/bin/sipp');
  if (!existsSync(loader) || !existsSync(program)) return undefined;
  return described(loader, ['--library-path', path.join(SIPP_FOLDER, 'libraries'), program]);
}

function described(command: string, before: readonly string[]): SippProgram {
  const { stdout } = spawnSync(command, [...before, '-v'], { encoding: 'utf8' });
  return { command, before, knowsTls: /SIPp v\S*-TLS/.test(stdout) };
}
