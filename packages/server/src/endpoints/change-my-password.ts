import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { directoryChanged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { sessionEnded } from '../sessions/session-ended.ts';
import { countedAttempt } from '../sessions/sign-in.ts';

/** A session that was left open is not enough to take the account over: the password is asked for, and tries are counted. */
export const changeMyPassword = signedIn(ENDPOINTS.changeMyPassword, async (deps, request, { current, password }) => {
  const { account, session } = request.caller;
  // A program with a key of the account has no session, and no business with its password.
  if (!session) return refuse({ code: 'session/not-allowed' });
  const counted = await countedAttempt(deps, { ...account, source: request.source });
  if (!counted.ok) return counted;
  const isRight = await deps.passwords.isRight(account.passwordHash, current);
  const after = isRight ? await hashPassword(password) : undefined;
  const change = { accountId: account.id, before: account.passwordHash, sessionId: session.id };
  const by = { ...actorOf(request), at: deps.now() };
  const ended = after === undefined ? undefined : await deps.store.changePassword({ ...change, after }, by);
  const done = { action: 'account.set-password', subject: account.id } as const;
  await directoryChanged(deps.sink, actorOf(request), { ...done, result: ended ? 'ok' : 'password/wrong' });
  if (!ended) return refuse({ code: 'password/wrong' });
  await deps.store.signInFailures.forgive(counted.value);
  for (const id of ended) sessionEnded(deps, id);
  return ok({});
});
