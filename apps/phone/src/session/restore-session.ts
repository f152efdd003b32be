import { client } from '../client.ts';

const LONGEST_WAIT_MS = 10_000;
const HAD_SESSION = 'wpm.phone.session';

/** Whether somebody was logged in here when the page was last open: only then is there a cookie to try. */
export function hadSession(): boolean {
  return localStorage.getItem(HAD_SESSION) !== null;
}

/** Keeps `hadSession` true to the session. @returns a function that ends it */
export function rememberSession(): () => void {
  return client.session.subscribe(() => {
    if (client.session.getState().kind === 'signed-in') localStorage.setItem(HAD_SESSION, 'yes');
    else localStorage.removeItem(HAD_SESSION);
  });
}

/**
 * Tries the refresh cookie. Without a network nobody knows yet whether it is good, so it is tried again, behind the login form; a
 * login in the meantime ends the trying.
 */
export async function restoreSession(unreachable: () => void): Promise<void> {
  for (
    let waitMs = 1_000;
    client.session.getState().kind === 'unknown';
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)
  ) {
    const answer = await client.session.restore();
    if (answer.ok || answer.error.code.startsWith('session/')) return;
    unreachable();
    await networkOr(waitMs);
  }
}

function networkOr(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, waitMs);
    window.addEventListener('online', () => resolve(), { once: true });
  });
}
