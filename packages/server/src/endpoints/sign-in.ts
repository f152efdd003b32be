import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { open } from '../http/bind.ts';
import { presentSession } from '../presenters/session.ts';
import { signIn as signInWith } from '../sessions/sign-in.ts';

export const signIn = open(ENDPOINTS.signIn, async (deps, request, credentials) => {
  const opened = await signInWith(deps, credentials, request);
  if (!opened.ok) return opened;
  // F28: who logs in to the phone is ready, unless a status of theirs still lasts.
  if (credentials.app === 'phone') await deps.agents.command(opened.value.account, { kind: 'sign-in' });
  request.setCookie(`refresh_${credentials.app}`, opened.value.tokens.refresh);
  return ok(presentSession(opened.value, credentials.app));
});
