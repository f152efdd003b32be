import { type Clock, assertNever } from '@wpm/kernel';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { type Wire, wireForm } from '../message/print-message.ts';
import * as invite from '../transaction/invite-client.ts';
import { ackForRefusal, cancelFor } from '../transaction/matching.ts';
import * as nonInvite from '../transaction/non-invite-client.ts';
import { type Channel, isReliable } from '../transport/flow.ts';
import type { ClientEvent } from './outgoing-request.ts';
import { type Performer, Running, type Work } from './running.ts';

/** A request, its `Via` included, and how it is printed. */
export interface Signed {
  readonly request: SipRequest;
  readonly wire: Wire;
}

/** Who has the client transactions. */
export interface ClientOwner {
  readonly clock: Clock;
  /** Sends a CANCEL in a transaction of its own. */
  sendCancel(cancel: SipRequest, channel: Channel): void;
  /** Tells the transaction user. */
  report(transaction: ClientTransaction, event: ClientEvent): void;
  ended(transaction: ClientTransaction): void;
}

/** What a client transaction is about. */
export interface ClientPlace {
  /** What responses find it by. */
  readonly key: string;
  readonly channel: Channel;
  /** The transaction user. */
  readonly on: (event: ClientEvent) => void;
}

type End = invite.InviteClient | nonInvite.NonInviteClient;

/** One client transaction at work (RFC 3261 §17.1): the machine decides, this sends. */
export class ClientTransaction implements Performer<End, invite.Effect> {
  readonly #owner: ClientOwner;
  readonly place: ClientPlace;
  readonly #machine: Work<nonInvite.Input>;
  /** The machine of an INVITE, the only request that can be taken back (RFC 3261 §9.1). */
  readonly #cancellable: Work<invite.Input> | undefined;
  /** Until the final response; an answered transaction lives on for half a minute and should be light. */
  #unanswered: Signed | undefined;
  #received: SipResponse | undefined;
  #ack: Wire | undefined;
  #cancelHeaders: Iterable<readonly [name: string, value: string]> = [];
  #failure = '';

  /** Sends the request. @param wire the request as printed */
  constructor(owner: ClientOwner, { request, wire }: Signed, place: ClientPlace) {
    this.#owner = owner;
    this.place = place;
    this.#unanswered = { request, wire };
    const { clock } = owner;
    const reliable = isReliable(place.channel.transport);
    if (request.method === 'INVITE') {
      const first = invite.start(clock.now(), reliable);
      this.#cancellable = new Running<invite.InviteClient, invite.Input, invite.Effect>(clock, invite, first, this);
      this.#machine = this.#cancellable;
    } else {
      const first = nonInvite.start(clock.now(), reliable);
      this.#machine = new Running<nonInvite.NonInviteClient, nonInvite.Input, nonInvite.Effect>(
        clock,
        nonInvite,
        first,
        this,
      );
    }
  }

  /** A response came. */
  receive(response: SipResponse): void {
    this.#received = response;
    this.#machine.take({ kind: 'response', status: response.status });
    this.#received = undefined;
  }

  /** The way to the other side is gone. */
  fail(why: string): void {
    this.#failure = why;
    this.#machine.take({ kind: 'transport-error' });
  }

  /** Takes the request back, if it is an INVITE. */
  cancel(headers: Iterable<readonly [name: string, value: string]>): void {
    this.#cancelHeaders = headers;
    this.#cancellable?.take({ kind: 'cancel' });
  }

  /** Ends it without a word: the stack is closed. */
  stop(): void {
    this.#machine.stop();
  }

  /** Of its machine. */
  ended(end: End): void {
    this.#owner.ended(this);
    if (end.state !== 'terminated' || end.why === 'done') return;
    this.#report(end.why === 'timeout' ? { kind: 'timeout' } : { kind: 'transport-error', why: this.#failure });
  }

  /** Of its machine. */
  perform(effect: invite.Effect): void {
    switch (effect.kind) {
      case 'send-request':
        return this.#unanswered && this.#send(this.#unanswered.wire);
      case 'send-cancel':
        return this.#unanswered && this.#sendCancel(this.#unanswered.request);
      case 'send-ack':
        return this.#acknowledge();
      case 'pass-up':
        return this.#passUp(effect.status);
      default:
        return assertNever(effect);
    }
  }

  #passUp(status: number): void {
    if (status >= 200) this.#unanswered = undefined;
    if (this.#received) this.#report({ kind: 'response', response: this.#received });
  }

  #report(event: ClientEvent): void {
    this.#owner.report(this, event);
  }

  #sendCancel(request: SipRequest): void {
    this.#owner.sendCancel(cancelFor(request, this.#cancelHeaders), this.place.channel);
  }

  /** RFC 3261 §17.1.1.3: each copy of a refusal gets the same ACK. */
  #acknowledge(): void {
    if (this.#unanswered && this.#received) {
      this.#ack = wireForm(ackForRefusal(this.#unanswered.request, this.#received));
    }
    if (this.#ack !== undefined) this.#send(this.#ack);
  }

  #send(wire: Wire): void {
    this.place.channel.send(wire, (why) => this.fail(why));
  }
}
