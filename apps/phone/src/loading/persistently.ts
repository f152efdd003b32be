/** The first waits are for a file that was unlucky, the last for a network that is away. */
const WAITS_MS = [500, 1_000, 2_000, 5_000];

/**
 * What a fetch of code gives in the end: one that fails is made again until it succeeds, as the network that failed it in a
 * call comes back, and the call must be there then.
 */
export async function persistently<Value>(
  load: () => Promise<Value>,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Value> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await load();
    } catch {
      await pause(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0);
    }
  }
}
