import type { Clock } from '@wpm/kernel';
import { addToTag } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { printMessage } from '../message/print-message.ts';
import type { Channel } from '../transport/flow.ts';
import type { IncomingRequest } from './incoming-request.ts';

/** One server transaction at work (RFC 3261 §17.2). */
export interface ServerTransaction {
  readonly incoming: IncomingRequest;
  /** A copy of the request came. */
  repeated(): void;
  /** An ACK for it came. */
  acknowledged(ack: SipRequest): void;
  /** The other side takes its request back; after a final response that changes nothing (RFC 3261 §9.2). */
  cancelled(cancel: SipRequest): void;
  /** The way to the other side is gone. */
  failed(): void;
  /** Ends it without a word: the stack is closed. */
  stop(): void;
}

/** What a server transaction needs of the stack. */
export interface ServerContext {
  readonly clock: Clock;
  readonly responses: ResponseSender;
  /** An ACK the transaction user must see. */
  readonly passAck: (ack: SipRequest) => void;
  readonly ended: () => void;
}

/** Sends a transaction's responses, and keeps the last one for copies of the request. */
export class ResponseSender {
  readonly #channel: Channel;
  readonly #server: { readonly tag: string; readonly product: string };
  readonly #failed: (why: string) => void;
  #last = '';

  /** @param server our tag for responses whose TU gave none, and who we are */
  constructor(
    channel: Channel,
    server: { readonly tag: string; readonly product: string },
    failed: (why: string) => void,
  ) {
    this.#channel = channel;
    this.#server = server;
    this.#failed = failed;
  }

  send(response: SipResponse): void {
    const headers = response.headers.clone();
    // RFC 3261 §8.2.6.2: every response but 100 has a tag, and all of one transaction's the same.
    if (response.status > 100) addToTag(headers, this.#server.tag);
    if (!headers.has('Server')) headers.add('Server', this.#server.product);
    this.#last = printMessage({ ...response, headers });
    this.repeat();
  }

  repeat(): void {
    this.#channel.send(this.#last, this.#failed);
  }
}
