import type { ClientEvent, OutgoingRequest } from './outgoing-request.ts';

/** Sends a request along one way. */
export type Send = (on: (event: ClientEvent) => void) => OutgoingRequest;

/**
 * A request too long for a datagram: sent over TCP, and over UDP after all where nobody takes TCP connections (RFC 3261 §18.1.1).
 * @param neverLeft whether the connection did not come about, so that nothing can have arrived
 */
export function startLarge(overTcp: Send, overUdp: Send, neverLeft: () => boolean, on: (event: ClientEvent) => void) {
  let cancelled = false;
  let current = overTcp((event) => {
    if (event.kind === 'transport-error' && !cancelled && neverLeft()) current = overUdp(on);
    else on(event);
  });
  return {
    get request() {
      return current.request;
    },
    cancel: (headers) => {
      cancelled = true;
      current.cancel(headers);
    },
  } satisfies OutgoingRequest;
}
