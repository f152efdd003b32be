import { assertNever } from '@wpm/kernel';
import type { SipRequest, SipResponse } from '../message/message.ts';
import * as machine from '../transaction/non-invite-server.ts';
import { type Flow, isReliable } from '../transport/flow.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { Running } from './running.ts';
import type { ServerContext, ServerTransaction } from './server-transaction.ts';

/** The server transaction of any request but INVITE at work. */
export class NonInviteServerTransaction implements ServerTransaction {
  readonly incoming: IncomingRequest;
  readonly #context: ServerContext;
  readonly #running: Running<machine.NonInviteServer, machine.Input, machine.Effect>;
  #given: SipResponse | undefined;

  constructor(request: SipRequest, flow: Flow, context: ServerContext) {
    this.#context = context;
    this.incoming = { request, flow, respond: (response) => this.#respond(response), onCancel: () => {} };
    const { clock, ended } = context;
    const first = machine.start(isReliable(flow.transport));
    this.#running = new Running(clock, machine, first, { perform: (effect) => this.#perform(effect), ended });
  }

  repeated(): void {
    this.#running.take({ kind: 'request' });
  }

  /** Nobody acknowledges anything but an INVITE. */
  acknowledged(): void {}

  /** RFC 3261 §9.1: a CANCEL of anything but an INVITE means nothing. */
  cancelled(): void {}

  failed(): void {
    this.#running.take({ kind: 'transport-error' });
  }

  stop(): void {
    this.#running.stop();
  }

  #respond(response: SipResponse): void {
    this.#given = response;
    this.#running.take({ kind: 'respond', status: response.status });
  }

  #perform(effect: machine.Effect): void {
    const { responses } = this.#context;
    switch (effect.kind) {
      case 'send-response':
        return this.#given && responses.send(this.#given);
      case 'repeat-response':
        return responses.repeat();
      default:
        return assertNever(effect);
    }
  }
}
