import type { Clock, Log } from '@wpm/kernel';
import { toOf, topViaOf } from '../message/accessors.ts';
import { reply } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { tagOf } from '../message/name-addr.ts';
import { mergeKey, serverKey } from '../transaction/matching.ts';
import type { Channel } from '../transport/flow.ts';
import { Admission, type Limits } from './admission.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { InviteServerTransaction } from './invite-server-transaction.ts';
import { NonInviteServerTransaction } from './non-invite-server-transaction.ts';
import { refusalOf } from './preflight.ts';
import { ResponseSender, type ServerContext, type ServerTransaction } from './server-transaction.ts';
import { replyChannel, withReceived } from './via-address.ts';

/** What the server side of the stack needs. */
export interface ServerSide {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
  /** Text of our `Server` header. */
  readonly product: string;
  readonly newTag: () => string;
  /** Option tags of `Require` the transaction user knows, in lower case. */
  readonly supported: ReadonlySet<string>;
  /** The transaction user. */
  readonly handle: (incoming: IncomingRequest) => void;
}

type Open = { readonly transaction: ServerTransaction; readonly channel: Channel };

/** How long a refused source is asked to wait, in seconds. */
const RETRY_AFTER = '5';

/** All server transactions of the stack: each request finds its own, or starts one. */
export class ServerTransactions {
  readonly #side: ServerSide;
  readonly #admission: Admission;
  readonly #open = new Map<string, Open>();
  /** Keys of the transactions by what their requests started: the same request come another way is a merged or looped one. */
  readonly #started = new Map<string, string>();
  /** To tag of refusals that leave no transaction behind: an ACK with it is for nobody. */
  readonly #statelessTag: string;

  constructor(side: ServerSide) {
    this.#side = side;
    this.#admission = new Admission(side.limits);
    this.#statelessTag = side.newTag();
  }

  /** Number of open transactions. */
  get size(): number {
    return this.#open.size;
  }

  receive(request: SipRequest, channel: Channel): void {
    const key = serverKey(request);
    const known = this.#open.get(key);
    if (request.method === 'ACK') return this.#receiveAck(request, channel, known);
    if (known) return known.transaction.repeated();
    const received = withReceived(request, channel);
    const refusal = refusalOf(received, this.#side.supported) ?? this.#mergedRefusal(received, key);
    if (refusal) this.#sendStateless(refusal, channel);
    else this.#start(key, received, channel);
  }

  /** Refuses what could not be read whole, and keeps nothing of it. */
  refuse(request: SipRequest, status: number, channel: Channel): void {
    this.#sendStateless(reply(withReceived(request, channel), status), channel);
  }

  channelClosed(closed: Channel): void {
    for (const { transaction, channel } of this.#open.values()) if (channel === closed) transaction.failed();
  }

  stop(): void {
    for (const { transaction } of this.#open.values()) transaction.stop();
    this.#open.clear();
  }

  #start(key: string, request: SipRequest, channel: Channel): void {
    const source = sourceOf(channel);
    if (!this.#admission.enter(source)) {
      return this.#sendStateless(reply(request, 503, { headers: [['Retry-After', RETRY_AFTER]] }), channel);
    }
    const merge = mergeKey(request);
    const ended = (): void => {
      this.#open.delete(key);
      if (merge !== undefined) this.#started.delete(merge);
      this.#admission.leave(source);
    };
    const transaction = this.#transactionOf(request, channel, ended);
    this.#open.set(key, { transaction, channel });
    if (merge !== undefined) this.#started.set(merge, key);
    if (request.method === 'CANCEL') this.#cancel(transaction.incoming, channel);
    else this.#handle(transaction.incoming);
  }

  #transactionOf(request: SipRequest, channel: Channel, ended: () => void): ServerTransaction {
    const server = { tag: this.#side.newTag(), product: this.#side.product };
    const way = replyChannel(topViaOf(request), channel);
    const context: ServerContext = {
      clock: this.#side.clock,
      responses: new ResponseSender(way, server, () => transaction.failed()),
      passAck: (ack) => this.#handleAck(ack, channel),
      ended,
    };
    const Transaction = request.method === 'INVITE' ? InviteServerTransaction : NonInviteServerTransaction;
    const transaction: ServerTransaction = new Transaction(request, channel, context);
    return transaction;
  }

  #receiveAck(ack: SipRequest, channel: Channel, known: Open | undefined): void {
    if (known) known.transaction.acknowledged(ack);
    else if (tagOf(toOf(ack)) !== this.#statelessTag) this.#handleAck(ack, channel);
  }

  #handleAck(ack: SipRequest, channel: Channel): void {
    this.#handle({ request: withReceived(ack, channel), flow: channel, respond: () => {}, onCancel: () => {} });
  }

  /** RFC 3261 §9.2. Only who sent the INVITE may take it back. */
  #cancel(incoming: IncomingRequest, channel: Channel): void {
    const invite = this.#open.get(serverKey(incoming.request, 'INVITE'));
    const known = invite?.channel.remote.address === channel.remote.address;
    incoming.respond(reply(incoming.request, known ? 200 : 481));
    if (known) this.#guarded(incoming.request, () => invite?.transaction.cancelled(incoming.request));
  }

  #sendStateless(refusal: SipResponse, channel: Channel): void {
    const server = { tag: this.#statelessTag, product: this.#side.product };
    new ResponseSender(replyChannel(topViaOf(refusal), channel), server, () => {}).send(refusal);
  }

  #mergedRefusal(request: SipRequest, key: string): SipResponse | undefined {
    const merge = mergeKey(request);
    const first = merge === undefined ? undefined : this.#started.get(merge);
    return first === undefined || first === key ? undefined : reply(request, 482);
  }

  #handle(incoming: IncomingRequest): void {
    const done = this.#guarded(incoming.request, () => this.#side.handle(incoming));
    if (!done) incoming.respond(reply(incoming.request, 500));
  }

  /** A fault of the transaction user ends its request, not the process. */
  #guarded({ method }: SipRequest, act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      this.#side.log.error('sip.handler-failed', { method, error: String(error) });
      return false;
    }
  }
}

const sourceOf = (channel: Channel): string => (channel.transport === 'udp' ? channel.remote.address : channel.id);
