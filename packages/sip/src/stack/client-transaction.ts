import { type Clock, assertNever } from '@wpm/kernel';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { type Wire, wireForm } from '../message/print-message.ts';
import * as invite from '../transaction/invite-client.ts';
import { ackForRefusal, cancelFor } from '../transaction/matching.ts';
import * as nonInvite from '../transaction/non-invite-client.ts';
import { type Channel, isReliable } from '../transport/flow.ts';
import type { ClientEvent } from './outgoing-request.ts';
import { Running, type Work } from './running.ts';

/** What a client transaction needs of the stack. */
export interface ClientContext {
  readonly clock: Clock;
  readonly channel: Channel;
  /** The transaction user. */
  readonly on: (event: ClientEvent) => void;
  /** Sends a CANCEL in a transaction of its own. */
  readonly sendCancel: (cancel: SipRequest) => void;
  readonly ended: () => void;
}

/** One client transaction at work (RFC 3261 §17.1): the machine decides, this sends. */
export class ClientTransaction {
  readonly #context: ClientContext;
  readonly #machine: Work<nonInvite.Input>;
  /** The machine of an INVITE, the only request that can be taken back (RFC 3261 §9.1). */
  readonly #cancellable: Work<invite.Input> | undefined;
  /** Until the final response; an answered transaction lives on for half a minute and should be light. */
  #unanswered: { readonly request: SipRequest; readonly wire: Wire } | undefined;
  #received: SipResponse | undefined;
  #ack: Wire | undefined;
  #cancelHeaders: Iterable<readonly [name: string, value: string]> = [];
  #failure = '';

  /** Sends the request. @param text the request as printed */
  constructor(request: SipRequest, wire: Wire, context: ClientContext) {
    this.#context = context;
    this.#unanswered = { request, wire };
    const { clock, channel } = context;
    const reliable = isReliable(channel.transport);
    const performer = {
      perform: (effect: invite.Effect) => this.#perform(effect),
      ended: (end: invite.InviteClient | nonInvite.NonInviteClient) => this.#ended(end),
    };
    if (request.method === 'INVITE') {
      const first = invite.start(clock.now(), reliable);
      this.#cancellable = new Running<invite.InviteClient, invite.Input, invite.Effect>(
        clock,
        invite,
        first,
        performer,
      );
      this.#machine = this.#cancellable;
    } else {
      const first = nonInvite.start(clock.now(), reliable);
      this.#machine = new Running<nonInvite.NonInviteClient, nonInvite.Input, nonInvite.Effect>(
        clock,
        nonInvite,
        first,
        performer,
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

  #ended(end: invite.InviteClient | nonInvite.NonInviteClient): void {
    this.#context.ended();
    if (end.state !== 'terminated' || end.why === 'done') return;
    this.#context.on(end.why === 'timeout' ? { kind: 'timeout' } : { kind: 'transport-error', why: this.#failure });
  }

  #perform(effect: invite.Effect): void {
    switch (effect.kind) {
      case 'send-request':
        return this.#unanswered && this.#send(this.#unanswered.wire);
      case 'send-cancel':
        return this.#unanswered && this.#context.sendCancel(cancelFor(this.#unanswered.request, this.#cancelHeaders));
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
    if (this.#received) this.#context.on({ kind: 'response', response: this.#received });
  }

  /** RFC 3261 §17.1.1.3: each copy of a refusal gets the same ACK. */
  #acknowledge(): void {
    if (this.#unanswered && this.#received) {
      this.#ack = wireForm(ackForRefusal(this.#unanswered.request, this.#received));
    }
    if (this.#ack !== undefined) this.#send(this.#ack);
  }

  #send(wire: Wire): void {
    this.#context.channel.send(wire, (why) => this.fail(why));
  }
}
