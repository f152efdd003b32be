import { clockDuration } from '@wpm/ui';
import { useEffect, useState } from 'react';

/** How long a status has lasted, counted on (F12). @param begunAt by `performance.now` */
export function StatusTime({ begunAt }: { readonly begunAt: number }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, [begunAt]);
  return <span className="status-time">{clockDuration(now - begunAt)}</span>;
}
