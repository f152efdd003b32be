/**
 * Keeps the screen on: a phone that sleeps slows its network down, and nobody finds the red button in the dark. The browser takes
 * the lock back whenever the page is hidden, so it is asked for again when the page is seen. @returns what lets go of it
 */
export function keepAwake(): () => void {
  const { wakeLock } = navigator;
  // Older browsers and pages without TLS have none.
  if (wakeLock === undefined) return () => {};
  let released = false;
  let lock: WakeLockSentinel | undefined;
  const take = async () => {
    if (document.visibilityState !== 'visible') return;
    // Refused where the battery is low: the call goes on all the same.
    const taken = await wakeLock.request('screen').catch(() => undefined);
    if (released) void taken?.release();
    else lock = taken;
  };
  const again = () => void take();
  document.addEventListener('visibilitychange', again);
  again();
  return () => {
    released = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
