import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;

/** The page's own clock in milliseconds, anew every second. */
export function useSeconds(): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
