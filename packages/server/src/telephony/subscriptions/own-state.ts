import { ok, refuse, type Result } from '@wpm/kernel';
import { userOf } from '@wpm/sip';
import type { SipIdentity } from '../sip-identity.ts';
import type { SipRefusal } from '../sip-refusal.ts';
import type { Watched } from './event-package.ts';

const NOT_YOURS: SipRefusal = {
  status: 403,
  code: 'session/not-allowed',
  text: 'You may watch this of your own address only.',
};

/** For what one may watch of oneself only: by the login, or by the user name of the credentials. */
export function ownState(user: string, { aor, authUser, accountId }: SipIdentity): Result<Watched, SipRefusal> {
  return user === userOf(aor) || user === authUser ? ok({ aor, accountId }) : refuse(NOT_YOURS);
}
