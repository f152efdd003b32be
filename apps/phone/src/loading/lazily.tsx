import { type FunctionComponent, lazy, useState } from 'react';
import { fetchedInTurn } from './parts-at-hand.ts';
import { persistently } from './persistently.ts';

/** A part of the screen, and how it is fetched before it is needed. */
export type Part<Props> = FunctionComponent<Props> & { readonly fetch: () => Promise<unknown> };

/**
 * A part of the screen that is fetched when it is first shown, or before. One that is there by then is shown at once; one that is not leaves its
 * place empty for 300 ms at least, as React holds back what is to follow a fallback. Without a network it is waited for, and breaks nothing.
 */
export function lazily<Props extends object>(load: () => Promise<FunctionComponent<Props>>): Part<Props> {
  let fetched: FunctionComponent<Props> | undefined;
  const fetch = async () => (fetched ??= await persistently(load));
  const Awaited = lazy(async () => ({ default: await fetch() }));
  fetchedInTurn(fetch);
  const Shown = (props: Props) => {
    // What it began with it stays: another component in its place would begin anew, and forget what its user did.
    const [Chosen] = useState<FunctionComponent<Props> | typeof Awaited>(() => fetched ?? Awaited);
    return <Chosen {...props} />;
  };
  return Object.assign(Shown, { fetch });
}
