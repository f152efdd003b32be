import { randomInt } from 'node:crypto';
import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { newId } from '../../administration/change.ts';
import { signedIn } from '../../http/bind.ts';

const HOUR_MS = 60 * 60_000;
/** Logs a user sends in an hour: enough to try again, not to fill the tenant's. */
const OF_USER = 5;
const OF_TENANT = 200;

/** Without those that are mistaken for others when they are read aloud: I, L, O, U, 0, 1. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

export const sendMyLog = signedIn(ENDPOINTS.sendMyLog, async (deps, { caller, userAgent }, log) => {
  const { account, session } = caller;
  if (!session) return refuse({ code: 'session/not-allowed' });
  const at = deps.now();
  const reference = newReference();
  const { tenantId, id: accountId } = account;
  const sender = { id: newId(deps), tenantId, accountId, reference, at, userAgent };
  const isKept = await deps.store.phoneLogs.keep(
    { ...sender, version: log.version, sentence: log.sentence ?? null, entries: log.entries },
    { since: new Date(at.getTime() - HOUR_MS), ofUser: OF_USER, ofTenant: OF_TENANT },
  );
  deps.sink.log.info('phone-log.sent', { account: accountId, reference, kept: isKept });
  return isKept ? ok({ reference }) : refuse({ code: 'logs/too-many', retryAfter: HOUR_MS / 1000 });
});

/** `K7-3FQ9`: short enough to be read aloud, and one of half a milliard. */
function newReference(): string {
  const letters = Array.from({ length: 6 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return `${letters.slice(0, 2)}-${letters.slice(2)}`;
}
