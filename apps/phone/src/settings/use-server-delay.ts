import { useEffect, useState } from 'react';

/** The way to the server and back, in milliseconds. */
export type Delay = number | 'measuring' | 'unreachable';

const EVERY_MS = 5_000;
const PATIENCE_MS = 4_000;

/** How long the server takes to answer the smallest question there is, asked again and again while it is shown (F40). */
export function useServerDelay(): Delay {
  const [delay, setDelay] = useState<Delay>('measuring');
  useEffect(() => {
    let gone = false;
    const measure = async () => {
      const measured = await ping();
      if (!gone) setDelay(measured);
    };
    void measure();
    const timer = setInterval(() => void measure(), EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, []);
  return delay;
}

async function ping(): Promise<Delay> {
  const from = performance.now();
  try {
    await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    return Math.round(performance.now() - from);
  } catch {
    return 'unreachable';
  }
}
