import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { open } from '../http/bind.ts';
import { cookieOf } from '../http/request.ts';
import { presentSession } from '../presenters/session.ts';
import { refreshSession as refresh } from '../sessions/refresh.ts';

export const refreshSession = open(ENDPOINTS.refreshSession, async (deps, request, { app, embedded }) => {
  const cookie = cookieOf('refresh', app, embedded);
  const opened = await refresh(deps, { app, token: request.cookie(cookie), source: request.source });
  if (!opened.ok) {
    if (opened.error.code === 'session/ended' || opened.error.code === 'session/taken-over')
      request.setCookie(cookie, null);
    return opened;
  }
  request.setCookie(cookie, opened.value.tokens.refresh);
  return ok(presentSession(opened.value, app));
});
