import type { SipRequest, SipResponse } from '../message/message.ts';

/** What becomes of a request of ours. */
export type ClientEvent =
  /** Provisional and final ones, 100 included; copies are absorbed, but of a 2xx to an INVITE each comes (RFC 6026 §8.4). */
  | { readonly kind: 'response'; readonly response: SipResponse }
  /** No final response in time (timers B and F), or none within 32 s after a CANCEL. */
  | { readonly kind: 'timeout' }
  | { readonly kind: 'transport-error'; readonly why: string };

/** A request of ours under way. */
export interface OutgoingRequest {
  /** As it was sent, `Via` included. */
  readonly request: SipRequest;
  /**
   * Takes an INVITE back: CANCEL is sent as soon as a provisional response was received (RFC 3261 §9.1). The INVITE still ends
   * by a final response or `timeout`; a 2xx may have crossed the CANCEL. After a final response, and for other methods, it does
   * nothing. @param headers for the CANCEL, `Reason` for one
   */
  cancel(headers?: Iterable<readonly [name: string, value: string]>): void;
}
