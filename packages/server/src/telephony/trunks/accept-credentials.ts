import { randomBytes } from 'node:crypto';
import type { TrunkCredentials } from '@wpm/contract';
import { ha1 } from '@wpm/sip';
import type { AcceptCredentials } from '@wpm/store';

/** New credentials for a far end that registers with us: shown once, kept as digests only (trust 4). */
export function newAcceptCredentials(domain: string): {
  readonly shown: TrunkCredentials;
  readonly kept: AcceptCredentials;
} {
  const user = `trunk-${randomBytes(9).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  return {
    shown: { user, password, domain },
    kept: { user, md5: ha1('MD5', user, domain, password), sha256: ha1('SHA-256', user, domain, password) },
  };
}
