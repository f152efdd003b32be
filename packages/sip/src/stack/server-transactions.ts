import type { Clock, Log } from '@wpm/kernel';
import { toOf, topViaOf } from '../message/accessors.ts';
import { reply } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { tagOf } from '../message/name-addr.ts';
import { type RefusalField, inWords, refusing } from '../message/refusing.ts';
import { mergeKey, serverKey } from '../transaction/matching.ts';
import { ByteBudget } from '../transport/byte-budget.ts';
import type { Tally } from '../transport/counters.ts';
import type { Channel } from '../transport/flow.ts';
import type { Limits } from '../transport/limits.ts';
import { Places } from '../transport/places.ts';
import { sourceOfFlow } from '../transport/transports.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { refusalOf } from './preflight.ts';
import {
  type Answering,
  ResponseSender,
  type ServerOwner,
  type ServerPlace,
  ServerTransaction,
} from './server-transaction.ts';
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
  /** Whether there is time for the new call of that key, which came along the channel. */
  readonly takesCall: (invite: SipRequest, channel: Channel, key: string) => boolean;
  /** The transaction user. */
  readonly handle: (incoming: IncomingRequest) => void;
}

/** A request that starts a transaction, and what it takes to hold it. */
type Received = { readonly request: SipRequest; readonly channel: Channel } & Omit<ServerPlace, 'source'>;

/** How long a refused source is asked to wait, in seconds. */
const RETRY_AFTER: RefusalField = ['Retry-After', '5'];
const BUSY = inWords('There is too much to do here: try again later');
const OVERLOADED = inWords('There are more calls than can be set up at this moment');
const MERGED = inWords('The same request has come by another way');
const NOT_FOUND = inWords('There is no such request to take back, or it is not yours');
const FAULT = inWords('Something has failed here; it is in the log');

/** All server transactions of the stack: each request finds its own, or starts one. */
export class ServerTransactions implements ServerOwner {
  readonly #side: ServerSide;
  readonly #places: Places;
  readonly #budget: ByteBudget;
  readonly #open = new Map<string, ServerTransaction>();
  /** Keys of the transactions by what their requests started: the same request come another way is a merged or looped one. */
  readonly #started = new Map<string, string>();
  /** To tag of refusals that leave no transaction behind: an ACK with it is for nobody. */
  readonly #statelessTag: string;
  readonly #stateless: Answering;

  constructor(side: ServerSide) {
    this.#side = side;
    const { transactions, transactionsPerSource, transactionBytes } = side.limits;
    this.#places = new Places({ total: transactions, perSource: transactionsPerSource });
    this.#budget = new ByteBudget(transactionBytes);
    const tag = side.newTag();
    this.#statelessTag = tag;
    this.#stateless = { newTag: () => tag, product: side.product };
  }

  get clock(): Clock {
    return this.#side.clock;
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
    if (known) return known.repeated();
    if (isNewCall(request) && !this.#side.takesCall(request, channel, key)) return this.#refuseCall(request, channel);
    const received = withReceived(request, channel);
    const merge = mergeKey(received);
    const refusal = refusalOf(received, this.#side.supported) ?? this.#mergedRefusal(received, { key, merge });
    if (refusal) this.sendStateless(refusal, channel);
    else this.#start({ request: received, channel, key, merge, bytes });
  }

  /** Refuses a request there is no time for; a copy of one that is being dealt with is none. */
  turnAway(request: SipRequest, channel: Channel, retryAfterS: number): void {
    const known = this.#open.get(serverKey(request));
    if (known) return known.repeated();
    this.#side.tally.limited.registers++;
    const headers: readonly RefusalField[] = [['Retry-After', String(retryAfterS)]];
    this.sendStateless(refusing(withReceived(request, channel), 503, BUSY, headers), channel);
  }

  /**
   * Without Retry-After: by that a carrier would send nothing at all for so long (RFC 3261 §21.5.4), and without it another way is tried
   * for this call.
   */
  #refuseCall(request: SipRequest, channel: Channel): void {
    this.#side.tally.limited.calls++;
    this.sendStateless(refusing(withReceived(request, channel), 503, OVERLOADED), channel);
  }

  /** Refuses what could not be read whole, and keeps nothing of it. */
  refuse(request: SipRequest, { status, words }: { status: number; words: string }, channel: Channel): void {
    this.sendStateless(refusing(withReceived(request, channel), status, words), channel);
  }

  stop(): void {
    for (const transaction of this.#open.values()) transaction.stop();
    this.#open.clear();
  }

  #start({ request, channel, ...taken }: Received): void {
    const place = { ...taken, source: sourceOfFlow(channel) };
    if (!this.#admit(place, channel)) {
      this.#side.tally.limited.transactions++;
      return this.sendStateless(refusing(request, 503, BUSY, [RETRY_AFTER]), channel);
    }
    const responses = new ResponseSender(replyChannel(topViaOf(request), channel), this.#side);
    const transaction = new ServerTransaction(this, request, { channel, place, responses });
    this.#open.set(place.key, transaction);
    if (place.merge !== undefined) this.#started.set(place.merge, place.key);
    const incoming = transaction.incoming(request, channel);
    if (request.method === 'CANCEL') this.#cancel(incoming, channel);
    else this.#handle(incoming);
  }

  /** Takes a place and the request's bytes; false, and nothing is taken, where there is no room. */
  #admit(place: ServerPlace, channel: Channel): boolean {
    if (!this.#budget.take(place.bytes)) return false;
    if (this.#places.enter(place.source, () => this.#side.limits.trusted(channel))) return true;
    this.answered(place);
    return false;
  }

  /** Of a transaction. */
  answered(place: ServerPlace): void {
    this.#budget.giveBack(place.bytes);
    place.bytes = 0;
  }

  /** Of a transaction. */
  ended(place: ServerPlace): void {
    this.#open.delete(place.key);
    if (place.merge !== undefined) this.#started.delete(place.merge);
    this.answered(place);
    this.#places.leave(place.source);
  }

  #receiveAck(ack: SipRequest, channel: Channel, known: ServerTransaction | undefined): void {
    if (known) known.acknowledged(ack);
    else if (tagOf(toOf(ack)) !== this.#statelessTag) this.passAck(ack, channel);
  }

  /** Hands an ACK to the transaction user. */
  passAck(ack: SipRequest, channel: Channel): void {
    const request = withReceived(ack, channel);
    this.#handle({ request, flow: channel, respond: () => {}, respondStateless: () => {}, onCancel: () => {} });
  }

  /** RFC 3261 §9.2. Only who sent the INVITE may take it back. */
  #cancel(incoming: IncomingRequest, channel: Channel): void {
    const invite = this.#open.get(serverKey(incoming.request, 'INVITE'));
    const known = invite?.remote === channel.remote.address;
    // The To tag is that of the INVITE's responses, so that who takes the last tag seen for the dialog's is not misled.
    if (!known) return incoming.respond(refusing(incoming.request, 481, NOT_FOUND));
    const toTag = invite?.toTag;
    incoming.respond(reply(incoming.request, 200, toTag === undefined ? {} : { toTag }));
    this.#guarded(incoming.request, () => invite?.cancelled(incoming.request));
  }

  /** Sends a response nothing is kept of. */
  sendStateless(refusal: SipResponse, channel: Channel): void {
    new ResponseSender(replyChannel(topViaOf(refusal), channel), this.#stateless).send(refusal);
  }

  #mergedRefusal(request: SipRequest, { key, merge }: Pick<ServerPlace, 'key' | 'merge'>): SipResponse | undefined {
    const first = merge === undefined ? undefined : this.#started.get(merge);
    return first === undefined || first === key ? undefined : refusing(request, 482, MERGED);
  }

  #handle(incoming: IncomingRequest): void {
    const done = this.#guarded(incoming.request, () => this.#side.handle(incoming));
    if (!done) incoming.respond(refusing(incoming.request, 500, FAULT));
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

const isNewCall = (request: SipRequest): boolean => request.method === 'INVITE' && tagOf(toOf(request)) === undefined;
