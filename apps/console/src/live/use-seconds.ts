import { useSyncExternalStore } from 'react';

const SECOND_MS = 1_000;

/** Whoever shows how long something lasts; all are told at once, so that hundreds of rows are one render. */
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = performance.now();

function tick(): void {
  now = performance.now();
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  if (timer === undefined) {
    now = performance.now();
    timer = setInterval(tick, SECOND_MS);
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** While nobody watches nothing ticks: the first to look would be shown the second of whoever looked last. */
function seen(): number {
  if (timer === undefined && performance.now() - now >= SECOND_MS) now = performance.now();
  return now;
}

/** The page's own clock in milliseconds, anew every second. */
export function useSeconds(): number {
  return useSyncExternalStore(watch, seen);
}
