import { dialLink } from './dial-link.ts';

/** A window that was opened again by a link (Web App Launch Handler API); the type library does not know it yet. */
type LaunchQueue = { setConsumer(consumer: (launch: { readonly targetURL?: string }) => void): void };

let asked: string | undefined;
const listeners = new Set<() => void>();

/** The number a link asked to call, until the user has decided. */
export const askedNumber = (): string | undefined => asked;

/** @returns a function that ends the subscription */
export function onAskedNumber(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const forgetAskedNumber = (): void => ask(undefined);

/**
 * Reads the address the phone was opened with, and takes the number out of it: a reload asks nothing again.
 * @param onLaunched told of every address the system opens in this window
 */
export function readDialLink(onLaunched: (address: URL) => void): void {
  const number = dialLink(location.search);
  if (new URLSearchParams(location.search).has('dial')) {
    history.replaceState(history.state, '', `${location.pathname}${location.hash}`);
  }
  if (number !== undefined) ask(number);
  const { launchQueue }: { launchQueue?: LaunchQueue } = Object(globalThis);
  launchQueue?.setConsumer(({ targetURL }) => {
    if (targetURL === undefined) return;
    const address = new URL(targetURL);
    onLaunched(address);
    const again = dialLink(address.search);
    if (again !== undefined && again !== number) ask(again);
  });
}

function ask(number: string | undefined): void {
  asked = number;
  for (const listener of listeners) listener();
}
