import type { Clock, Log } from '@wpm/kernel';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { clientKey } from '../transaction/matching.ts';
import type { Channel } from '../transport/flow.ts';
import type { ClientContext, ClientTransaction } from './client-transaction.ts';
import { InviteClientTransaction } from './invite-client-transaction.ts';
import { NonInviteClientTransaction } from './non-invite-client-transaction.ts';
import type { ClientEvent, OutgoingRequest } from './outgoing-request.ts';

type Open = { readonly transaction: ClientTransaction; readonly channel: Channel };

/** All client transactions of the stack: each response finds its own. */
export class ClientTransactions {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #open = new Map<string, Open>();

  constructor({ clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Number of open transactions. */
  get size(): number {
    return this.#open.size;
  }

  /** Sends the request, whose `Via` is already there. Nothing is reported before this has returned. */
  start(request: SipRequest, channel: Channel, on: (event: ClientEvent) => void): OutgoingRequest {
    const key = clientKey(request);
    const context: ClientContext = {
      clock: this.#clock,
      on: this.#guarded(request, on),
      sendCancel: (cancel) => void this.start(cancel, channel, () => {}),
      ended: () => this.#open.delete(key),
    };
    const Transaction = request.method === 'INVITE' ? InviteClientTransaction : NonInviteClientTransaction;
    const transaction: ClientTransaction = new Transaction(request, channel, context);
    this.#open.set(key, { transaction, channel });
    return { request, cancel: (headers = []) => transaction.cancel(headers) };
  }

  /** Hands the response to the request it answers; false where there is none (any more). */
  receive(response: SipResponse): boolean {
    const open = this.#open.get(clientKey(response));
    open?.transaction.receive(response);
    return open !== undefined;
  }

  channelClosed(closed: Channel): void {
    for (const { transaction, channel } of this.#open.values()) if (channel === closed) transaction.fail('flow closed');
  }

  stop(): void {
    for (const { transaction } of this.#open.values()) transaction.stop();
    this.#open.clear();
  }

  /** A fault of the transaction user must not stop the stack. */
  #guarded({ method }: SipRequest, on: (event: ClientEvent) => void): (event: ClientEvent) => void {
    return (event) => {
      try {
        on(event);
      } catch (error) {
        this.#log.error('sip.handler-failed', { method, event: event.kind, error: String(error) });
      }
    };
  }
}
