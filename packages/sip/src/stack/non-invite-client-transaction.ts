import { assertNever } from '@wpm/kernel';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { printMessage } from '../message/print-message.ts';
import * as machine from '../transaction/non-invite-client.ts';
import { type Channel, isReliable } from '../transport/flow.ts';
import { type ClientContext, type ClientTransaction, lastWord } from './client-transaction.ts';
import { Running } from './running.ts';

/** The client transaction of any request but INVITE at work. */
export class NonInviteClientTransaction implements ClientTransaction {
  readonly request: SipRequest;
  readonly #text: string;
  readonly #channel: Channel;
  readonly #context: ClientContext;
  readonly #running: Running<machine.NonInviteClient, machine.Input, machine.Effect>;
  #received: SipResponse | undefined;
  #failure = '';

  constructor(request: SipRequest, channel: Channel, context: ClientContext) {
    this.request = request;
    this.#text = printMessage(request);
    this.#channel = channel;
    this.#context = context;
    const { clock } = context;
    const first = machine.start(clock.now(), isReliable(channel.transport));
    const performer = { perform: (effect: machine.Effect) => this.#perform(effect), ended: this.#ended.bind(this) };
    this.#running = new Running(clock, machine, first, performer);
  }

  receive(response: SipResponse): void {
    this.#received = response;
    this.#running.take({ kind: 'response', status: response.status });
  }

  fail(why: string): void {
    this.#failure = why;
    this.#running.take({ kind: 'transport-error' });
  }

  /** RFC 3261 §9.1: only an INVITE can be taken back. */
  cancel(): void {}

  stop(): void {
    this.#running.stop();
  }

  #ended(state: machine.NonInviteClient): void {
    this.#context.ended();
    const event = state.state === 'terminated' ? lastWord(state.why, this.#failure) : undefined;
    if (event) this.#context.on(event);
  }

  #perform(effect: machine.Effect): void {
    switch (effect.kind) {
      case 'send-request':
        return this.#channel.send(this.#text, (why) => this.fail(why));
      case 'pass-up':
        return this.#received && this.#context.on({ kind: 'response', response: this.#received });
      default:
        return assertNever(effect);
    }
  }
}
