const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;

/** The part of a client's session this needs. */
export type RestorableSession = {
  readonly getState: () => { readonly kind: string };
  readonly subscribe: (listener: () => void) => () => void;
  readonly restore: () => Promise<
    { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }
  >;
};

/** An application's memory of whether somebody was logged in on this device: only then is there a cookie to try. */
export type SessionMemory = {
  /** Whether somebody was logged in here when the page was last open. */
  readonly had: () => boolean;
  /** Keeps the memory true to the session. @returns a function that ends it */
  readonly keep: (session: RestorableSession) => () => void;
};

/** @param app names the application; each has a session of its own */
export function sessionMemory(app: string): SessionMemory {
  const storedAs = `wpm.${app}.session`;
  return {
    had: () => localStorage.getItem(storedAs) !== null,
    keep: (session) =>
      session.subscribe(() => {
        if (session.getState().kind === 'signed-in') localStorage.setItem(storedAs, 'yes');
        else localStorage.removeItem(storedAs);
      }),
  };
}

/**
 * Tries the refresh cookie, so that who was logged in before a reload still is. Without a network nobody knows yet whether the
 * cookie is good: that is told, and it is tried again until the platform has answered or somebody has logged in meanwhile.
 */
export async function restoreSession(session: RestorableSession, onUnreachable: () => void): Promise<void> {
  await untilAnswered(async () => {
    if (session.getState().kind !== 'unknown') return true;
    const answer = await session.restore();
    if (answer.ok || answer.error.code.startsWith('session/')) return true;
    onUnreachable();
    return false;
  });
}

/** Asks until there was an answer: again when there is a network, and after a while, since a device may be wrong about that. */
export async function untilAnswered(isAnswered: () => Promise<boolean>): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!(await isAnswered())) {
    await networkOr(waitMs);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  }
}

function networkOr(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, waitMs);
    window.addEventListener('online', () => resolve(), { once: true });
  });
}
