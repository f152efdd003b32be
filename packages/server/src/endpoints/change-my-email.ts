import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { tokenHash } from '@wpm/store';
import { changedBy } from '../administration/change.ts';
import { directoryChanged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { consoleAddress } from '../mail/console-address.ts';
import { languageOf, writtenMail } from '../mail/write-account-mail.ts';
import { countedAttempt } from '../sessions/sign-in.ts';
import { randomToken } from '../sessions/tokens.ts';
import { emailOf } from './get-my-email.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Mails to new addresses an account is sent in an hour. */
const AT_MOST = 5;

/** A session that was left open is not enough to turn the way back into an account elsewhere: the password is asked for. */
export const changeMyEmail = signedIn(ENDPOINTS.changeMyEmail, async (deps, request, { email, current, language }) => {
  const { account, session } = request.caller;
  if (!session) return refuse({ code: 'session/not-allowed' });
  const counted = await countedAttempt(deps, { ...account, source: request.source });
  if (!counted.ok) return counted;
  const action = { action: 'account.ask-email-change', subject: account.id } as const;
  if (!(await deps.passwords.isRight(account.passwordHash, current))) {
    await directoryChanged(deps.sink, actorOf(request), { ...action, result: 'password/wrong' });
    return refuse({ code: 'password/wrong' });
  }
  await deps.store.signInFailures.forgive(counted.value);
  const { tenantId, id: accountId, login, displayName: name } = account;
  const tenant = await deps.store.tenants.byId(tenantId);
  const [token, at] = [randomToken(), deps.now()];
  const link = `${consoleAddress(deps.settings)}/email#${token}`;
  const to = { tenantId, accountId, recipient: email, language: languageOf(language, tenant?.defaultCountryCode) };
  const mail = writtenMail(deps, to, { kind: 'email-change', link, name, login, domain: tenant?.domain ?? '' });
  const isMade = await deps.store.accountLinks.create(
    { kind: 'email-change', accountId, email, hash: tokenHash(token), expiresAt: new Date(at.getTime() + DAY_MS) },
    mail,
    { since: new Date(at.getTime() - DAY_MS / 24), atMost: AT_MOST },
    changedBy(deps, request),
  );
  await directoryChanged(deps.sink, actorOf(request), { ...action, result: isMade ? 'ok' : 'request/too-many' });
  if (!isMade) return refuse({ code: 'request/too-many' });
  deps.mailSender.wake();
  return ok(await emailOf(deps, account));
});
