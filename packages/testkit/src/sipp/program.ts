import { spawnSync } from 'node:child_process';
import { Unpacked } from '../debian/unpacked.ts';

/** A SIPp that can be run: the command, before its own arguments. */
export type SippProgram = readonly string[];

const unpacked = new Unpacked('sipp', ['sip-tester']);

/**
 * The SIPp of this machine. Up to its release 12 Debian builds it without a TLS library, which brings TLS and digests by
 * SHA-256; `withTls` then takes a newer one unpacked beside it.
 * @throws where there is none, with what to install
 */
export function sippProgram({ withTls = false } = {}): SippProgram {
  const installed = installedSipp();
  if (installed && (installed.knowsTls || !withTls)) return ['sipp'];
  if (unpacked.isThere) return unpacked.command('usr/bin/sipp');
  throw new Error(`SIPp${withTls ? ' with TLS' : ''} is missing: apt-get install sip-tester`);
}

/**
 * Sees to a SIPp that knows TLS and SHA-256.
 * @returns why it cannot be had; undefined when it is there
 */
export function prepareSippWithTls(): string | undefined {
  return installedSipp()?.knowsTls ? undefined : unpacked.prepare();
}

function installedSipp(): { readonly knowsTls: boolean } | undefined {
  const { error, stdout } = spawnSync('sipp', ['-v'], { encoding: 'utf8' });
  return error ? undefined : { knowsTls: /SIPp v\S*-TLS/.test(stdout) };
}
