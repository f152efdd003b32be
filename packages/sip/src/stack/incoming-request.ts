import type { SipRequest, SipResponse } from '../message/message.ts';
import type { Flow } from '../transport/flow.ts';

/** What the transaction user does about a request. */
export type HandleRequest = (incoming: IncomingRequest) => void | Promise<void>;

/** A request for the transaction user, copies of it already absorbed. */
export interface IncomingRequest {
  readonly request: SipRequest;
  /** Where it came from; requests to its sender may go back along it. */
  readonly flow: Flow;
  /**
   * Sends a response. A provisional one may be followed by others, a final one ends it; only a 2xx to an INVITE may be given
   * again, as RFC 3261 §13.3.1.4 demands until the ACK comes. For an ACK it does nothing.
   */
  readonly respond: (response: SipResponse) => void;
  /**
   * Sends a final response and forgets the request at once (RFC 3261 §8.2.7): nothing is sent again, an ACK to it is absorbed,
   * and a copy of the request is a new one. For who has proven nothing yet, so that it costs no memory.
   */
  readonly respondStateless: (response: SipResponse) => void;
  /** Called when the other side takes the INVITE back before a final response; answer it with 487 (RFC 3261 §9.2). */
  readonly onCancel: (handler: (cancel: SipRequest) => void) => void;
}
