import { type FunctionComponent, lazy, type LazyExoticComponent } from 'react';
import { persistently } from './persistently.ts';

/** A part of the screen that is fetched when it is first shown. Without a network it is waited for, and breaks nothing. */
export function lazily<Props>(
  load: () => Promise<FunctionComponent<Props>>,
): LazyExoticComponent<FunctionComponent<Props>> {
  return lazy(async () => ({ default: await persistently(load) }));
}
