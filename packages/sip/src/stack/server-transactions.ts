import type { Clock, Log } from '@wpm/kernel';
import { toOf, topViaOf } from '../message/accessors.ts';
import { reply } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { tagOf } from '../message/name-addr.ts';
import { mergeKey, serverKey } from '../transaction/matching.ts';
import { ByteBudget } from '../transport/byte-budget.ts';
import type { Tally } from '../transport/counters.ts';
import type { Channel } from '../transport/flow.ts';
import type { Limits } from '../transport/limits.ts';
import { Places } from '../transport/places.ts';
import { sourceOfFlow } from '../transport/transports.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { refusalOf } from './preflight.ts';
import { ResponseSender, type ServerContext, ServerTransaction } from './server-transaction.ts';
import { replyChannel, withReceived } from './via-address.ts';

/** What the server side of the stack needs. */
export interface ServerSide {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
  readonly tally: Tally;
  /** Text of our `Server` header. */
  readonly product: string;
  readonly newTag: () => string;
  /** Option tags of `Require` the transaction user knows, in lower case. */
  readonly supported: ReadonlySet<string>;
  /** The transaction user. */
  readonly handle: (incoming: IncomingRequest) => void;
}

type Open = { readonly transaction: ServerTransaction; readonly remote: string };

/** A request, and what it takes to hold it. */
type Received = { readonly request: SipRequest; readonly channel: Channel; readonly bytes: number };

/** A transaction's place: its request's bytes are given back when it is answered, all of it when it leaves. */
type Place = { readonly answered: () => void; readonly leave: () => void };

/** How long a refused source is asked to wait, in seconds. */
const RETRY_AFTER = '5';

/** All server transactions of the stack: each request finds its own, or starts one. */
export class ServerTransactions {
  readonly #side: ServerSide;
  readonly #places: Places;
  readonly #budget: ByteBudget;
  readonly #open = new Map<string, Open>();
  /** Keys of the transactions by what their requests started: the same request come another way is a merged or looped one. */
  readonly #started = new Map<string, string>();
  /** To tag of refusals that leave no transaction behind: an ACK with it is for nobody. */
  readonly #statelessTag: string;

  constructor(side: ServerSide) {
    this.#side = side;
    const { transactions, transactionsPerSource, transactionBytes } = side.limits;
    this.#places = new Places({ total: transactions, perSource: transactionsPerSource });
    this.#budget = new ByteBudget(transactionBytes);
    this.#statelessTag = side.newTag();
  }

  /** Number of open transactions. */
  get size(): number {
    return this.#open.size;
  }

  /** Bytes of the requests that are not answered yet. */
  get bytes(): number {
    return this.#budget.taken;
  }

  /** @param bytes length of the request as it came */
  receive(request: SipRequest, channel: Channel, bytes: number): void {
    const key = serverKey(request);
    const known = this.#open.get(key);
    if (request.method === 'ACK') return this.#receiveAck(request, channel, known);
    if (known) return known.transaction.repeated();
    const received = withReceived(request, channel);
    const refusal = refusalOf(received, this.#side.supported) ?? this.#mergedRefusal(received, key);
    if (refusal) this.#sendStateless(refusal, channel);
    else this.#start(key, { request: received, channel, bytes });
  }

  /** Refuses a request there is no time for; a copy of one that is being dealt with is none. */
  turnAway(request: SipRequest, channel: Channel, retryAfterS: number): void {
    const known = this.#open.get(serverKey(request));
    if (known) return known.transaction.repeated();
    this.#side.tally.limited.registers++;
    const headers = [['Retry-After', String(retryAfterS)]] as const;
    this.#sendStateless(reply(withReceived(request, channel), 503, { headers }), channel);
  }

  /** Refuses what could not be read whole, and keeps nothing of it. */
  refuse(request: SipRequest, status: number, channel: Channel): void {
    this.#sendStateless(reply(withReceived(request, channel), status), channel);
  }

  stop(): void {
    for (const { transaction } of this.#open.values()) transaction.stop();
    this.#open.clear();
  }

  #start(key: string, { request, channel, bytes }: Received): void {
    const place = this.#admit(channel, bytes);
    if (!place) {
      this.#side.tally.limited.transactions++;
      return this.#sendStateless(reply(request, 503, { headers: [['Retry-After', RETRY_AFTER]] }), channel);
    }
    const merge = mergeKey(request);
    const transaction = this.#transactionOf(request, channel, {
      answered: place.answered,
      ended: () => {
        this.#open.delete(key);
        if (merge !== undefined) this.#started.delete(merge);
        place.leave();
      },
    });
    this.#open.set(key, { transaction, remote: channel.remote.address });
    if (merge !== undefined) this.#started.set(merge, key);
    const incoming = transaction.incoming(request, channel);
    if (request.method === 'CANCEL') this.#cancel(incoming, channel);
    else this.#handle(incoming);
  }

  /** Takes a place and the request's bytes; undefined where there is no room. */
  #admit(channel: Channel, bytes: number): Place | undefined {
    if (!this.#budget.take(bytes)) return undefined;
    let held = bytes;
    const answered = (): void => {
      this.#budget.giveBack(held);
      held = 0;
    };
    const source = sourceOfFlow(channel);
    const leave = (): void => {
      answered();
      this.#places.leave(source);
    };
    if (this.#places.enter(source, () => this.#side.limits.trusted(channel))) return { answered, leave };
    answered();
    return undefined;
  }

  #transactionOf(
    request: SipRequest,
    channel: Channel,
    on: Pick<ServerContext, 'answered' | 'ended'>,
  ): ServerTransaction {
    const server = { tag: this.#side.newTag(), product: this.#side.product };
    return new ServerTransaction(request, channel, {
      clock: this.#side.clock,
      responses: new ResponseSender(replyChannel(topViaOf(request), channel), server),
      passAck: (ack) => this.#handleAck(ack, channel),
      sendStateless: (response) => this.#sendStateless(response, channel),
      ...on,
    });
  }

  #receiveAck(ack: SipRequest, channel: Channel, known: Open | undefined): void {
    if (known) known.transaction.acknowledged(ack);
    else if (tagOf(toOf(ack)) !== this.#statelessTag) this.#handleAck(ack, channel);
  }

  #handleAck(ack: SipRequest, channel: Channel): void {
    const request = withReceived(ack, channel);
    this.#handle({ request, flow: channel, respond: () => {}, respondStateless: () => {}, onCancel: () => {} });
  }

  /** RFC 3261 §9.2. Only who sent the INVITE may take it back. */
  #cancel(incoming: IncomingRequest, channel: Channel): void {
    const invite = this.#open.get(serverKey(incoming.request, 'INVITE'));
    const known = invite?.remote === channel.remote.address;
    // The To tag is that of the INVITE's responses, so that who takes the last tag seen for the dialog's is not misled.
    const toTag = known ? invite?.transaction.toTag : undefined;
    incoming.respond(reply(incoming.request, known ? 200 : 481, toTag === undefined ? {} : { toTag }));
    if (known) this.#guarded(incoming.request, () => invite?.transaction.cancelled(incoming.request));
  }

  #sendStateless(refusal: SipResponse, channel: Channel): void {
    const server = { tag: this.#statelessTag, product: this.#side.product };
    new ResponseSender(replyChannel(topViaOf(refusal), channel), server).send(refusal);
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
