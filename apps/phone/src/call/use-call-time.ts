import type { Call } from '@wpm/softphone';
import { clockDuration } from '@wpm/ui';
import { useEffect, useState } from 'react';

/** The time a call has been connected, counted on; undefined before. An ended call shows what it came to. */
export function useCallTime(call: Call): string | undefined {
  const since = call.kind === 'connected' ? call.since : undefined;
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (since === undefined) return undefined;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [since]);
  if (since !== undefined) return clockDuration(now - since);
  return call.kind === 'ended' && call.talkMs !== null ? clockDuration(call.talkMs) : undefined;
}
