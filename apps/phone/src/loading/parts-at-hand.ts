const inTurn = new Set<() => Promise<unknown>>();

/** Has a part fetched once the phone has nothing else to do. */
export function fetchedInTurn(fetch: () => Promise<unknown>): void {
  inTurn.add(fetch);
}

/** Fetches what has not been fetched yet, one part after the other, each when there is nothing else to do; also what those bring along. */
export async function fetchInTurn(idle: () => Promise<void> = untilIdle): Promise<void> {
  for (const fetch of inTurn) {
    inTurn.delete(fetch);
    await idle();
    await fetch();
  }
}

/** Safari knows no idle moments; a second later the first screen is there. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 1_000);
  });
}
