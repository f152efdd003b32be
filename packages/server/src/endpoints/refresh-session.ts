import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { open } from '../http/bind.ts';
import { presentSession } from '../presenters/session.ts';
import { refreshSession as refresh } from '../sessions/refresh.ts';

export const refreshSession = open(ENDPOINTS.refreshSession, async (deps, request, { app }) => {
  const opened = await refresh(deps, { app, token: request.cookie(`refresh_${app}`), source: request.source });
  if (!opened.ok) {
    if (opened.error.code === 'session/ended') request.setCookie(`refresh_${app}`, null);
    return opened;
  }
  request.setCookie(`refresh_${app}`, opened.value.tokens.refresh);
  return ok(presentSession(opened.value, app));
});
