import { assertNever } from '@wpm/kernel';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { printMessage } from '../message/print-message.ts';
import * as machine from '../transaction/invite-client.ts';
import { ackForRefusal, cancelFor } from '../transaction/matching.ts';
import { type Channel, isReliable } from '../transport/flow.ts';
import { type ClientContext, type ClientTransaction, lastWord } from './client-transaction.ts';
import { Running } from './running.ts';

/** The client transaction of an INVITE at work. */
export class InviteClientTransaction implements ClientTransaction {
  readonly request: SipRequest;
  readonly #text: string;
  readonly #channel: Channel;
  readonly #context: ClientContext;
  readonly #running: Running<machine.InviteClient, machine.Input, machine.Effect>;
  #received: SipResponse | undefined;
  #cancelHeaders: Iterable<readonly [name: string, value: string]> = [];
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

  cancel(headers: Iterable<readonly [name: string, value: string]>): void {
    this.#cancelHeaders = headers;
    this.#running.take({ kind: 'cancel' });
  }

  stop(): void {
    this.#running.stop();
  }

  #ended(state: machine.InviteClient): void {
    this.#context.ended();
    const event = state.state === 'terminated' ? lastWord(state.why, this.#failure) : undefined;
    if (event) this.#context.on(event);
  }

  #perform(effect: machine.Effect): void {
    switch (effect.kind) {
      case 'send-request':
        return this.#send(this.#text);
      case 'send-cancel':
        return this.#context.sendCancel(cancelFor(this.request, this.#cancelHeaders));
      case 'send-ack':
        return this.#received && this.#send(printMessage(ackForRefusal(this.request, this.#received)));
      case 'pass-up':
        return this.#received && this.#context.on({ kind: 'response', response: this.#received });
      default:
        return assertNever(effect);
    }
  }

  #send(text: string): void {
    this.#channel.send(text, (why) => this.fail(why));
  }
}
