import { type Call, talkMsOf } from '@wpm/softphone';
import { clockDuration } from '@wpm/ui';
import { useEffect, useState } from 'react';
import { useHandling } from './use-handling.ts';

/** A call's time as `mm:ss`: running while there is somebody to talk to, standing after it. */
export function useCallTime(call: Call): string | undefined {
  const since = useTalkingSince(call);
  const handling = useHandling(call);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (since === undefined) return undefined;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [since]);
  if (since !== undefined) return clockDuration(now - since);
  const talkMs = call.kind === 'ended' ? talkMsOf(call, handling) : null;
  return talkMs === null ? undefined : clockDuration(talkMs);
}

/** Whether the user is on the line already and the other end rings: so calls begin that the platform places for them (ADR 0050). */
export function useIsOtherRung(call: Call): boolean {
  const handling = useHandling(call);
  return call.kind === 'connected' && handling?.kind === 'live' && handling.stage.kind === 'ringing';
}

function useTalkingSince(call: Call): number | undefined {
  const handling = useHandling(call);
  const isRung = useIsOtherRung(call);
  if (call.kind !== 'connected' || isRung) return undefined;
  const cameAt = handling?.kind === 'live' ? handling.cameAt : undefined;
  return Math.max(call.since, cameAt ?? 0);
}
