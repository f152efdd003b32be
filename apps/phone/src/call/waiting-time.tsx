import { clockDuration } from '@wpm/ui';
import { useEffect, useState } from 'react';

/** How long somebody has been waiting, counted on. @param since instant on the monotonic clock */
export function WaitingTime({ since }: { readonly since: number }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [since]);
  return (
    <span role="timer" className="call-time" aria-live="off">
      {clockDuration(Math.max(0, now - since))}
    </span>
  );
}
