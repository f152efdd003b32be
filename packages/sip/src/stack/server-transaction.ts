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
import { Running, type Work } from './running.ts';

/** What a server transaction needs of the stack. */
export interface ServerContext {
  readonly clock: Clock;
  readonly responses: ResponseSender;
  /** An ACK the transaction user must see. */
  readonly passAck: (ack: SipRequest) => void;
  /** Sends a response no transaction stands behind. */
  readonly sendStateless: (response: SipResponse) => void;
  /** The final response was given: the request is not needed any more. */
  readonly answered: () => void;
  readonly ended: () => void;
}

/** One server transaction at work (RFC 3261 §17.2): the machine decides, this sends. */
export class ServerTransaction {
  readonly #context: ServerContext;
  readonly #machine: Work<nonInvite.Input>;
  /** The machine of an INVITE, the only request that is acknowledged. */
  readonly #acknowledgeable: Work<invite.Input> | undefined;
  /** Until the first response: an answered transaction lives on for half a minute and should be light. */
  #request: SipRequest | undefined;
  #given: SipResponse | undefined;
  #ack: SipRequest | undefined;
  #cancel: SipRequest | undefined;
  #onCancel: ((cancel: SipRequest) => void) | undefined;

  constructor(request: SipRequest, channel: Channel, context: ServerContext) {
    this.#context = context;
    this.#request = request;
    const { clock, ended } = context;
    const reliable = isReliable(channel.transport);
    const performer = { perform: (effect: invite.Effect) => this.#perform(effect), ended };
    if (request.method === 'INVITE') {
      const first = invite.start(clock.now(), reliable);
      this.#acknowledgeable = new Running<invite.InviteServer, invite.Input, invite.Effect>(
        clock,
        invite,
        first,
        performer,
      );
      this.#machine = this.#acknowledgeable;
    } else {
      const first = nonInvite.start(clock.now(), reliable);
      this.#machine = new Running<nonInvite.NonInviteServer, nonInvite.Input, nonInvite.Effect>(
        clock,
        nonInvite,
        first,
        performer,
      );
    }
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
    return this.#context.responses.toTag;
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

  #perform(effect: invite.Effect): void {
    const { responses } = this.#context;
    switch (effect.kind) {
      case 'send-trying':
        return this.#request && responses.send(reply(this.#request, 100));
      case 'send-response':
        return this.#send();
      case 'send-stateless':
        return this.#given && this.#context.sendStateless(this.#given);
      case 'repeat-response':
        return responses.repeat();
      case 'pass-ack':
        return this.#ack && this.#context.passAck(this.#ack);
      default:
        return assertNever(effect);
    }
  }

  #send(): void {
    const given = this.#given;
    if (!given) return;
    this.#request = undefined;
    if (given.status >= 200) {
      this.#onCancel = undefined;
      this.#context.answered();
    }
    this.#context.responses.send(given);
  }
}

/** Sends a transaction's responses, and keeps the last one for copies of the request. */
export class ResponseSender {
  readonly #channel: Channel;
  readonly #server: { readonly tag: string; readonly product: string };
  #last: Wire = '';

  /** @param server our tag for responses whose TU gave none, and who we are */
  constructor(channel: Channel, server: { readonly tag: string; readonly product: string }) {
    this.#channel = channel;
    this.#server = server;
  }

  send(response: SipResponse): void {
    const headers = response.headers.clone();
    // RFC 3261 §8.2.6.2: every response but 100 has a tag, and all of one transaction's the same.
    if (response.status > 100) addToTag(headers, this.#server.tag);
    if (!headers.has('Server')) headers.add('Server', this.#server.product);
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
