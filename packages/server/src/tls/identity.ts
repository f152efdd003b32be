import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { TlsFiles } from '../settings.ts';

/** Whom we prove to be by TLS: certificate chain and private key in PEM. */
export type Identity = {
  readonly cert: string;
  readonly key: string;
  /** The certificate is not valid after this moment. */
  readonly validUntil: Date;
};

/** Why a pair of files is no identity. */
export type IdentityRefusal = {
  readonly code:
    | 'tls/unreadable'
    | 'tls/no-certificate'
    | 'tls/no-key'
    | 'tls/key-of-another'
    | 'tls/unusable'
    | 'tls/expired';
  /** For the operator; never a part of the key. */
  readonly detail: string;
};

/** Reads a certificate and its key, and makes sure that TLS can be served with them. */
export function readIdentity(files: Pick<TlsFiles, 'cert' | 'key'>): Result<Identity, IdentityRefusal> {
  const pems = attempt('tls/unreadable', () => [readFileSync(files.cert, 'utf8'), readFileSync(files.key, 'utf8')]);
  if (!pems.ok) return pems;
  const [cert = '', key = ''] = pems.value;
  const certificate = attempt('tls/no-certificate', () => new X509Certificate(cert));
  if (!certificate.ok) return certificate;
  const privateKey = attempt('tls/no-key', () => createPrivateKey(key));
  if (!privateKey.ok) return privateKey;
  if (!certificate.value.checkPrivateKey(privateKey.value))
    return refuse({ code: 'tls/key-of-another', detail: `${files.key} is not the key of ${files.cert}` });
  // What remains is known to OpenSSL alone: a key it holds too short, a chain it cannot read.
  const usable = attempt('tls/unusable', () => createSecureContext({ cert, key }));
  return usable.ok ? ok({ cert, key, validUntil: new Date(certificate.value.validTo) }) : usable;
}

function attempt<T>(code: IdentityRefusal['code'], read: () => T): Result<T, IdentityRefusal> {
  try {
    return ok(read());
  } catch (cause) {
    return refuse({ code, detail: cause instanceof Error ? cause.message : String(cause) });
  }
}
