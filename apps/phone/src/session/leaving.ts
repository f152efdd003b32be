import { client } from '../client.ts';
import { embeddedFor } from '../embedding/frame.ts';

const NAME = 'wpm.phone.leaving';

/** What who logs in is told where the session before could not be ended. */
const UNREACHED = { ok: false, error: { code: 'network/unreachable', status: 0 } } as const;

let ending: Promise<boolean> | undefined;

/**
 * Logs out (F10). A device that reaches nothing forgets its user all the same; their session ends as soon as the platform is reached
 * (ADR 0074). In a page of a CRM, which keeps nothing, it is refused then. @returns the code of a refusal
 */
export async function leave(): Promise<string | undefined> {
  const answer = await client.signOut({});
  if (answer.ok) return undefined;
  if (answer.error.code !== 'network/unreachable' || embeddedFor !== undefined) return answer.error.code;
  localStorage.setItem(NAME, 'yes');
  client.session.leave();
  return undefined;
}

/** Whether a session that was left here is still to be ended. */
export const isLeaving = (): boolean => localStorage.getItem(NAME) !== null;

/** Ends the session that was left, by the cookie that is still there. @returns whether there is none any more */
export async function endLeft(): Promise<boolean> {
  if (!isLeaving()) return true;
  ending ??= end();
  return ending;
}

/** Logs in once nothing is left to be ended: afterwards the cookie is another one, and what ends the old session would end the new. */
export const signIn: typeof client.signIn = async (input) => ((await endLeft()) ? client.signIn(input) : UNREACHED);

async function end(): Promise<boolean> {
  const { ok } = await client.signOut({});
  if (ok) localStorage.removeItem(NAME);
  ending = undefined;
  return ok;
}
