import { clockDuration } from '@wpm/ui';
import { useEffect, useState } from 'react';

/** The time since an instant, counting. */
export function RunningTime({ since }: { readonly since: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const second = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(second);
  }, []);
  return <span role="timer">{clockDuration(now - Date.parse(since))}</span>;
}
