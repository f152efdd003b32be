import { type App, ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { type SessionRow, tokenHash } from '@wpm/store';
import { signedOut } from '../events.ts';
import { open } from '../http/bind.ts';
import { type ApiRequest, type CookieName, cookieOf } from '../http/request.ts';
import type { ServerDeps } from '../server-deps.ts';
import { sessionEnded } from '../sessions/session-ended.ts';
import { sessionLimits } from '../sessions/tokens.ts';

/** Ends the session of the cookie or of the access token. Signing out twice is no error. */
export const signOut = open(ENDPOINTS.signOut, async (deps, request, { app, embedded }) => {
  const cookie = cookieOf('refresh', app, embedded);
  const session = await sessionOf(deps, request, { app, cookie });
  request.setCookie(cookie, null);
  request.setCookie(cookieOf('listener', app, embedded), null);
  if (session && (await deps.store.sessions.end(session.id))) {
    sessionEnded(deps, session.id);
    // F10: logging out of the phone makes its user offline, unless their phone is open elsewhere and only this device is left (F09).
    const agent = { id: session.accountId, tenantId: session.tenantId };
    const leaves = app === 'phone' && !(await isOpenElsewhere(deps, session));
    if (leaves) await deps.agents.command(agent, { kind: 'sign-out', why: 'manual' });
    const actor = { source: request.source, tenantId: session.tenantId, accountId: session.accountId };
    await signedOut(deps.sink, { ...actor, sessionId: session.id }, app);
  }
  return ok({});
});

async function isOpenElsewhere({ store, now }: ServerDeps, ended: SessionRow): Promise<boolean> {
  const others = await store.sessions.of(ended, sessionLimits(now()));
  return others.some(({ app, placeSince }) => app === 'phone' && placeSince !== null);
}

async function sessionOf(
  deps: ServerDeps,
  request: ApiRequest,
  { app, cookie }: { readonly app: App; readonly cookie: CookieName },
): Promise<SessionRow | undefined> {
  const refreshToken = request.cookie(cookie);
  const { accessToken } = request;
  const session =
    (refreshToken && (await deps.store.sessions.byRefreshToken(tokenHash(refreshToken)))) ||
    (accessToken && (await deps.store.sessions.byAccessToken(tokenHash(accessToken), deps.now())));
  return session && session.app === app ? session : undefined;
}
