import { ok, refuse, type Result } from '@wpm/kernel';
import type { SessionRow } from '@wpm/store';
import { type Actor, sessionsEnded } from '../events.ts';
import type { Refusal } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import { sessionEnded } from './session-ended.ts';
import { sessionLimits } from './tokens.ts';

/** The session whose phone is opened, whose it is, and who asks. */
export type Arriving = { readonly actor: Actor; readonly session: SessionRow; readonly aor: string };

/**
 * Makes a session the one place of its user's phone (F09). What was the place before falls silent at once: its call, if one is up, is
 * taken up by the phone that arrives, and its device is woken by no push any more. The status stays, for the user does.
 */
export async function takePlace(
  deps: ServerDeps,
  { actor, session, aor }: Arriving,
  takeOver: boolean,
): Promise<Result<undefined, Refusal<'session/active-elsewhere'>>> {
  const placed = await deps.store.sessions.takePlace(session, { takeOver }, sessionLimits(deps.now()));
  if (!placed.ok) return refuse(placed.error);
  for (const id of placed.value) {
    sessionEnded(deps, id);
    await sessionsEnded(deps.sink, actor, { action: 'session.displace', subject: id, result: 'ok' });
  }
  if (placed.value.length > 0) await deps.telephony.wakes.reload(aor);
  return ok(undefined);
}
