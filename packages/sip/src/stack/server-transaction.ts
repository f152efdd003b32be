import { type Clock, assertNever } from '@wpm/kernel';
import { toOf } from '../message/accessors.ts';
import { addToTag, reply } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { tagOf } from '../message/name-addr.ts';
import { parseMessage } from '../message/parse-message.ts';
import { type Wire, wireForm } from '../message/print-message.ts';
import * as invite from '../transaction/invite-server.ts';
import * as nonInvite from '../transaction/non-invite-server.ts';
import { type Channel, isReliable } from '../transport/flow.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { type Performer, Running, type Work } from './running.ts';

/** What a server transaction takes up: it is given back bit by bit. */
export interface ServerPlace {
  /** What its copies, its ACK and its CANCEL are found by. */
  readonly key: string;
  /** What the same request come another way is found by. */
  readonly merge: string | undefined;
  readonly source: string;
  /** Bytes of the request; 0 once it is answered. */
  bytes: number;
}

/** Who has the server transactions. */
export interface ServerOwner {
  readonly clock: Clock;
  /** An ACK the transaction user must see. */
  passAck(ack: SipRequest, channel: Channel): void;
  /** Sends a response no transaction stands behind. */
  sendStateless(response: SipResponse, channel: Channel): void;
  /** The final response was given: the request is not needed any more. */
  answered(place: ServerPlace): void;
  ended(place: ServerPlace): void;
}

type End = invite.InviteServer | nonInvite.NonInviteServer;

/** One server transaction at work (RFC 3261 §17.2): the machine decides, this sends. */
export class ServerTransaction implements Performer<End, invite.Effect> {
  readonly #owner: ServerOwner;
  readonly #channel: Channel;
  readonly #place: ServerPlace;
  readonly #responses: ResponseSender;
  readonly #machine: Work<nonInvite.Input>;
  /** The machine of an INVITE, the only request that is acknowledged. */
  readonly #acknowledgeable: Work<invite.Input> | undefined;
  /** Until the first response: an answered transaction lives on for half a minute and should be light. */
  #request: SipRequest | undefined;
  #given: SipResponse | undefined;
  #ack: SipRequest | undefined;
  #cancel: SipRequest | undefined;
  #onCancel: ((cancel: SipRequest) => void) | undefined;

  constructor(
    owner: ServerOwner,
    request: SipRequest,
    way: { readonly channel: Channel; readonly place: ServerPlace; readonly responses: ResponseSender },
  ) {
    this.#owner = owner;
    this.#channel = way.channel;
    this.#place = way.place;
    this.#responses = way.responses;
    this.#request = request;
    const { clock } = owner;
    const reliable = isReliable(way.channel.transport);
    if (request.method === 'INVITE') {
      const first = invite.start(clock.now(), reliable);
      this.#acknowledgeable = new Running<invite.InviteServer, invite.Input, invite.Effect>(clock, invite, first, this);
      this.#machine = this.#acknowledgeable;
    } else {
      const first = nonInvite.start(clock.now(), reliable);
      this.#machine = new Running<nonInvite.NonInviteServer, nonInvite.Input, nonInvite.Effect>(
        clock,
        nonInvite,
        first,
        this,
      );
    }
  }

  /** Where its request came from. */
  get remote(): string {
    return this.#channel.remote.address;
  }

  /** The request as the transaction user gets it. */
  incoming(request: SipRequest, flow: Channel): IncomingRequest {
    return {
      request,
      flow,
      respond: (response) => this.#respond('respond', response),
      respondStateless: (response) => this.#respond('respond-stateless', response),
      onCancel: (handler) => this.#whenCancelled(handler),
    };
  }

  /** The tag of the responses so far, where one had a tag. */
  get toTag(): string | undefined {
    return this.#responses.toTag;
  }

  /** A copy of the request came. */
  repeated(): void {
    this.#machine.take({ kind: 'request' });
  }

  /** An ACK for it came; nobody acknowledges anything but an INVITE. */
  acknowledged(ack: SipRequest): void {
    this.#ack = ack;
    this.#acknowledgeable?.take({ kind: 'ack' });
    this.#ack = undefined;
  }

  /** The other side takes its request back; after a final response, and of no INVITE, that changes nothing (RFC 3261 §9.2). */
  cancelled(cancel: SipRequest): void {
    if (!this.#isCancellable()) return;
    this.#cancel = cancel;
    this.#onCancel?.(cancel);
  }

  /** Ends it without a word: the stack is closed. */
  stop(): void {
    this.#machine.stop();
  }

  #isCancellable(): boolean {
    const state = this.#acknowledgeable?.state;
    return state === 'trying' || state === 'proceeding';
  }

  #respond(kind: 'respond' | 'respond-stateless', response: SipResponse): void {
    this.#given = response;
    this.#machine.take({ kind, status: response.status });
    this.#given = undefined;
  }

  /** A CANCEL may come while the TU still looks up whom to call: it hears of it as soon as it listens. */
  #whenCancelled(handler: (cancel: SipRequest) => void): void {
    if (!this.#isCancellable()) return;
    this.#onCancel = handler;
    if (this.#cancel) handler(this.#cancel);
  }

  /** Of its machine. */
  perform(effect: invite.Effect): void {
    switch (effect.kind) {
      case 'send-trying':
        return this.#request && this.#responses.send(reply(this.#request, 100));
      case 'send-response':
        return this.#send();
      case 'send-stateless':
        return this.#given && this.#owner.sendStateless(this.#given, this.#channel);
      case 'repeat-response':
        return this.#responses.repeat();
      case 'pass-ack':
        return this.#ack && this.#owner.passAck(this.#ack, this.#channel);
      default:
        return assertNever(effect);
    }
  }

  /** Of its machine. */
  ended(): void {
    this.#owner.ended(this.#place);
  }

  #send(): void {
    const given = this.#given;
    if (!given) return;
    this.#request = undefined;
    if (given.status >= 200) {
      this.#onCancel = undefined;
      this.#owner.answered(this.#place);
    }
    this.#responses.send(given);
  }
}

/** Who answers: what every response says of us. */
export interface Answering {
  /** Our tag for responses whose TU gave none. */
  readonly newTag: () => string;
  /** Text of our `Server` header. */
  readonly product: string;
}

/** Sends a transaction's responses, and keeps the last one for copies of the request. */
export class ResponseSender {
  readonly #channel: Channel;
  readonly #we: Answering;
  #tag: string | undefined;
  #last: Wire = '';

  constructor(channel: Channel, we: Answering) {
    this.#channel = channel;
    this.#we = we;
  }

  send(response: SipResponse): void {
    const headers = response.headers.clone();
    // RFC 3261 §8.2.6.2: every response but 100 has a tag, and all of one transaction's the same.
    if (response.status > 100) addToTag(headers, () => (this.#tag ??= this.#we.newTag()));
    if (!headers.has('Server')) headers.add('Server', this.#we.product);
    this.#last = wireForm({ ...response, headers });
    this.repeat();
  }

  /** The tag of what was sent last: every response of a transaction has the same. */
  get toTag(): string | undefined {
    const sent = parseMessage(this.#last);
    return sent.ok ? tagOf(toOf(sent.value)) : undefined;
  }

  repeat(): void {
    // RFC 6026 §7.1: a response that cannot be sent ends no transaction; copies of the request may come by a better way.
    this.#channel.send(this.#last, () => {});
  }
}
