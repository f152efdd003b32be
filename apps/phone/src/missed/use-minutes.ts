import { useEffect, useState } from 'react';

const OFTEN_ENOUGH_MS = 15_000;

/** The time of day in milliseconds, moved on often enough for what is said in minutes. */
export function useMinutes(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), OFTEN_ENOUGH_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
