import { assertNever } from '@wpm/kernel';
import { reply } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import * as machine from '../transaction/invite-server.ts';
import { type Flow, isReliable } from '../transport/flow.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { Running } from './running.ts';
import type { ServerContext, ServerTransaction } from './server-transaction.ts';

/** An INVITE's server transaction at work. */
export class InviteServerTransaction implements ServerTransaction {
  readonly incoming: IncomingRequest;
  readonly #context: ServerContext;
  readonly #running: Running<machine.InviteServer, machine.Input, machine.Effect>;
  #given: SipResponse | undefined;
  #ack: SipRequest | undefined;
  #cancel: SipRequest | undefined;
  #onCancel: ((cancel: SipRequest) => void) | undefined;

  constructor(request: SipRequest, flow: Flow, context: ServerContext) {
    this.#context = context;
    this.incoming = {
      request,
      flow,
      respond: (response) => this.#respond(response),
      onCancel: (handler) => this.#whenCancelled(handler),
    };
    const { clock, ended } = context;
    const first = machine.start(clock.now(), isReliable(flow.transport));
    this.#running = new Running(clock, machine, first, { perform: (effect) => this.#perform(effect), ended });
  }

  repeated(): void {
    this.#running.take({ kind: 'request' });
  }

  acknowledged(ack: SipRequest): void {
    this.#ack = ack;
    this.#running.take({ kind: 'ack' });
  }

  cancelled(cancel: SipRequest): void {
    if (!this.#isUnanswered()) return;
    this.#cancel = cancel;
    this.#onCancel?.(cancel);
  }

  failed(): void {
    this.#running.take({ kind: 'transport-error' });
  }

  stop(): void {
    this.#running.stop();
  }

  #isUnanswered(): boolean {
    return this.#running.state === 'trying' || this.#running.state === 'proceeding';
  }

  #respond(response: SipResponse): void {
    this.#given = response;
    this.#running.take({ kind: 'respond', status: response.status });
  }

  /** A CANCEL may come while the TU still looks up whom to call: it hears of it as soon as it listens. */
  #whenCancelled(handler: (cancel: SipRequest) => void): void {
    this.#onCancel = handler;
    if (this.#cancel && this.#isUnanswered()) handler(this.#cancel);
  }

  #perform(effect: machine.Effect): void {
    const { responses } = this.#context;
    switch (effect.kind) {
      case 'send-trying':
        return responses.send(reply(this.incoming.request, 100));
      case 'send-response':
        return this.#given && responses.send(this.#given);
      case 'repeat-response':
        return responses.repeat();
      case 'pass-ack':
        return this.#ack && this.#context.passAck(this.#ack);
      default:
        return assertNever(effect);
    }
  }
}
