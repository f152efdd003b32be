import type { Clock, Log } from '@wpm/kernel';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { wireForm } from '../message/print-message.ts';
import { clientKey } from '../transaction/matching.ts';
import { type Channel, isReliable } from '../transport/flow.ts';
import { type ClientOwner, ClientTransaction, type Signed } from './client-transaction.ts';
import type { ClientEvent, OutgoingRequest } from './outgoing-request.ts';

export type { Signed } from './client-transaction.ts';

/** All client transactions of the stack: each response finds its own. */
export class ClientTransactions implements ClientOwner {
  readonly clock: Clock;
  readonly #log: Log;
  readonly #open = new Map<string, ClientTransaction>();
  /** Those that end with a connection. */
  readonly #byConnection = new Map<string, Set<ClientTransaction>>();

  constructor({ clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.clock = clock;
    this.#log = log;
  }

  /** Number of open transactions. */
  get size(): number {
    return this.#open.size;
  }

  /** Sends the request. Nothing is reported before this has returned. */
  start({ request, wire }: Signed, channel: Channel, on: (event: ClientEvent) => void): OutgoingRequest {
    const place = { key: clientKey(request), channel, on };
    const transaction = new ClientTransaction(this, { request, wire }, place);
    this.#open.set(place.key, transaction);
    this.#join(channel, transaction);
    return { request, cancel: (headers = []) => transaction.cancel(headers) };
  }

  /** Of a transaction. */
  sendCancel(cancel: SipRequest, channel: Channel): void {
    this.start({ request: cancel, wire: wireForm(cancel) }, channel, () => {});
  }

  /** Of a transaction. A fault of the transaction user must not stop the stack. */
  report({ place }: ClientTransaction, event: ClientEvent): void {
    try {
      place.on(event);
    } catch (error) {
      this.#log.error('sip.handler-failed', { transaction: place.key, event: event.kind, error: String(error) });
    }
  }

  /** Of a transaction. */
  ended(transaction: ClientTransaction): void {
    this.#open.delete(transaction.place.key);
    this.#leave(transaction.place.channel, transaction);
  }

  /** Hands the response to the request it answers; false where there is none (any more). */
  receive(response: SipResponse): boolean {
    const transaction = this.#open.get(clientKey(response));
    transaction?.receive(response);
    return transaction !== undefined;
  }

  /** The connection is gone: no response can come. */
  channelClosed({ id }: Channel, why: string): void {
    for (const transaction of this.#byConnection.get(id) ?? []) transaction.fail(why);
  }

  stop(): void {
    for (const transaction of this.#open.values()) transaction.stop();
    this.#open.clear();
    this.#byConnection.clear();
  }

  #join({ id, transport }: Channel, transaction: ClientTransaction): void {
    if (!isReliable(transport)) return;
    const others = this.#byConnection.get(id);
    if (others) others.add(transaction);
    else this.#byConnection.set(id, new Set([transaction]));
  }

  #leave({ id }: Channel, transaction: ClientTransaction): void {
    const others = this.#byConnection.get(id);
    if (others?.delete(transaction) && others.size === 0) this.#byConnection.delete(id);
  }
}
