import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { open } from '../../http/bind.ts';
import { signInByLink as signInBy } from '../../sessions/sign-in-by-link.ts';

export const signInByLink = open(ENDPOINTS.signInByLink, async (deps, request, { token, embeddedFor }) => {
  const opened = await signInBy(deps, { token, embeddedFor }, request);
  if (!opened.ok) return opened;
  await deps.agents.command(opened.value.account, { kind: 'sign-in' });
  request.setCookie(
    embeddedFor === undefined ? 'refresh_phone' : 'refresh_phone_embedded',
    opened.value.tokens.refresh,
  );
  return ok({});
});
