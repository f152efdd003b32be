import { randomBytes } from 'node:crypto';
import type { CreatedStation } from '@wpm/contract';
import { ha1 } from '@wpm/sip';
import type { StationDigests } from '@wpm/store';
import type { Settings } from '../settings.ts';
import { aorOf } from '../telephony/sip-identity.ts';
import { sipServers } from './sip-servers.ts';

/** No letter or digit that is mistaken for another: people type this on a phone's keys. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const USER_LENGTH = 10;
/** 24 signs of 31: 118 bits. */
const PASSWORD_LENGTH = 24;

/** Whose phone signs in, and by which host we were reached just now. */
type Wanted = { readonly login: string; readonly domain: string; readonly authUser: string; readonly seenAs: string };

/** User name of a new station. */
export const newAuthUser = (): string => randomWord(USER_LENGTH);

/** A new password for a station: what its user types into the phone, and what is kept of it. */
export function newCredentials(
  settings: Settings,
  { login, domain, authUser, seenAs }: Wanted,
): { readonly access: CreatedStation['access']; readonly digests: StationDigests } {
  const password = randomWord(PASSWORD_LENGTH);
  return {
    access: { aor: aorOf({ login, domain }), domain, authUser, password, servers: sipServers(settings, seenAs) },
    digests: {
      md5: ha1('MD5', authUser, domain, password),
      sha256: ha1('SHA-256', authUser, domain, password),
    },
  };
}

/** Each sign with the same likelihood: bytes beyond the last whole round of the alphabet are thrown away. */
function randomWord(length: number): string {
  const limit = 256 - (256 % ALPHABET.length);
  let word = '';
  while (word.length < length) {
    const [byte = limit] = randomBytes(1);
    if (byte < limit) word += ALPHABET[byte % ALPHABET.length] ?? '';
  }
  return word;
}
