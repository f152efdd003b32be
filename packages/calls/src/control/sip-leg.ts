import type { CallRefusal } from '@wpm/contract';
import { type Clock, type Log, assertNever } from '@wpm/kernel';
import {
  type ClientEvent,
  type Dialog,
  type IncomingRequest,
  type OutgoingRequest,
  type SipRequest,
  type SipResponse,
  cseqOf,
  idOfDialog,
  printReason,
} from '@wpm/sip';
import { statusOf } from '../call/refusal.ts';
import * as inDialog from '../leg/in-dialog.ts';
import * as inbound from '../leg/inbound.ts';
import { type Leg, type LegEffect, type LegEvent, type LegStep, deadlineOf, dialogOf } from '../leg/leg.ts';
import * as outbound from '../leg/outbound.ts';
import type { Peer } from '../party.ts';
import type { CSeqNumbers, Signalling } from '../ports.ts';

/** Finds the leg a request within a dialog belongs to; legs enter and leave it by themselves. */
export type DialogIndex = Map<string, SipLeg>;

export type LegContext = {
  readonly peer: Peer;
  readonly signalling: Signalling;
  readonly dialogs: DialogIndex;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves when the call has dealt with the event; a BYE is answered only then. */
  readonly report: (event: LegEvent) => Promise<void>;
};

/** Performs what the leg's machine decides: one leg of a call on the wire. */
export class SipLeg {
  readonly peer: Peer;
  readonly #context: LegContext;
  #leg: Leg;
  #timer: Disposable | undefined;
  #incoming: IncomingRequest | undefined;
  #outgoing: OutgoingRequest | undefined;
  #us: inbound.OurSide | undefined;

  private constructor(context: LegContext, leg: Leg) {
    this.#context = context;
    this.peer = context.peer;
    this.#leg = leg;
  }

  /** A leg for an INVITE that came to us. */
  static incoming(context: LegContext, incoming: IncomingRequest, us: inbound.OurSide): SipLeg {
    const leg = new SipLeg(context, { state: 'incoming' });
    leg.#incoming = incoming;
    leg.#us = us;
    incoming.onCancel(() => leg.#onInvite((machine, invite) => inbound.onCancel(machine, invite, us)));
    return leg;
  }

  /** A leg for an INVITE of ours, which is sent at once. */
  static outgoing(context: LegContext, invite: SipRequest): SipLeg {
    const leg = new SipLeg(context, { state: 'calling' });
    let sent = cseqOf(invite).number;
    const on = (event: ClientEvent) => leg.#onClientEvent(invite, event);
    leg.#outgoing = context.signalling.request(invite, context.peer, on, () => ++sent);
    return leg;
  }

  /** A leg that was up before the platform was restarted. */
  static resumed(context: LegContext, dialog: Dialog): SipLeg {
    const leg = new SipLeg(context, { state: 'confirmed', dialog });
    context.dialogs.set(idOfDialog(dialog), leg);
    return leg;
  }

  /** The dialog of the leg; of a caller we have not answered yet, the one our answer makes: it is journalled before. */
  get dialog(): Dialog | undefined {
    if (this.#leg.state === 'incoming' && this.#incoming && this.#us) {
      return inbound.dialogWith(this.#incoming.request, this.#us);
    }
    return dialogOf(this.#leg);
  }

  ring(status: number, sdp: string): void {
    this.#onInvite((leg, invite, us) => inbound.ring(leg, invite, us, { status, sdp }));
  }

  answer(sdp: string): void {
    const now = this.#context.clock.now();
    this.#onInvite((leg, invite, us) => inbound.answer(leg, invite, us, { sdp, now }));
  }

  refuse(why: CallRefusal): void {
    this.#onInvite((leg, invite, us) => inbound.refuse(leg, invite, us, why));
  }

  /** Ends the leg whatever it is doing: cancels, refuses or hangs up. */
  end(why: CallRefusal | null): void {
    const leg = this.#leg;
    switch (leg.state) {
      case 'calling':
      case 'proceeding':
        return this.#take(outbound.giveUp(leg, why));
      case 'incoming':
        return this.refuse(why ?? 'call/failed');
      case 'accepted':
      case 'confirmed':
        return this.#take(inDialog.hangUp(leg, why));
      case 'cancelling':
      case 'ended':
        return undefined;
      default:
        return assertNever(leg);
    }
  }

  answerReinvite(request: SipRequest, sdp: string): void {
    this.#take(inDialog.answerReinvite(this.#leg, request, sdp, this.#context.clock.now()));
  }

  refuseReinvite(request: SipRequest, status: number): void {
    this.#take(inDialog.refuseReinvite(this.#leg, request, status));
  }

  /** A request of the other side within this leg's dialog. */
  receive(incoming: IncomingRequest): void {
    // An INVITE is answered later, and its answer repeated; everything else is answered at once.
    if (incoming.request.method === 'INVITE') this.#incoming = incoming;
    this.#take(inDialog.onRequest(this.#leg, incoming.request), incoming);
  }

  #onInvite(act: (leg: Leg, invite: SipRequest, us: inbound.OurSide) => LegStep): void {
    if (this.#incoming && this.#us) this.#take(act(this.#leg, this.#incoming.request, this.#us));
  }

  #onClientEvent(invite: SipRequest, event: ClientEvent): void {
    if (event.kind === 'response') return this.#take(outbound.onResponse(this.#leg, invite, event.response));
    this.#take(outbound.onNoResponse(this.#leg, event.kind));
  }

  #take({ next, effects }: LegStep, incoming = this.#incoming): void {
    const before = dialogOf(this.#leg);
    this.#leg = next;
    this.#index(before, dialogOf(next));
    this.#schedule();
    void this.#perform(effects, incoming);
  }

  #index(before: Dialog | undefined, after: Dialog | undefined): void {
    if (before && !after) this.#context.dialogs.delete(idOfDialog(before));
    if (after) this.#context.dialogs.set(idOfDialog(after), this);
  }

  #schedule(): void {
    this.#timer?.[Symbol.dispose]();
    const at = deadlineOf(this.#leg);
    const { clock } = this.#context;
    this.#timer =
      at === undefined ? undefined : clock.schedule(at, () => this.#take(inDialog.onTime(this.#leg, clock.now())));
  }

  async #perform(effects: readonly LegEffect[], incoming: IncomingRequest | undefined): Promise<void> {
    for (const effect of effects) {
      if (effect.kind === 'report') await this.#context.report(effect.event);
      else this.#send(effect, incoming);
    }
  }

  #send(effect: Exclude<LegEffect, { kind: 'report' }>, incoming: IncomingRequest | undefined): void {
    const { signalling, peer } = this.#context;
    switch (effect.kind) {
      case 'respond':
        return incoming?.respond(effect.response);
      case 'ack':
        return signalling.send(effect.request, peer);
      case 'request':
        signalling.request(
          effect.request,
          peer,
          (event) => this.#onOwnRequest(effect.request, event),
          numbersAfter(effect.request),
        );
        return undefined;
      case 'cancel':
        return this.#outgoing?.cancel(effect.why ? [['Reason', reasonOf(effect.why)]] : []);
      default:
        return assertNever(effect);
    }
  }

  /** A BYE of ours that nobody answers leaves nothing to do; it is worth a line in the log. */
  #onOwnRequest({ method }: SipRequest, event: ClientEvent): void {
    if (event.kind !== 'response') this.#context.log.warn('leg.request-unanswered', { method, why: event.kind });
    else if (failed(event.response))
      this.#context.log.info('leg.request-refused', { method, status: event.response.status });
  }
}

/** Numbers for a request that ends its dialog, where nothing else will be sent in it. */
const numbersAfter = (request: SipRequest): CSeqNumbers => {
  let { number } = cseqOf(request);
  return () => ++number;
};

const failed = (response: SipResponse): boolean => response.status >= 300;

const reasonOf = (why: CallRefusal): string => printReason({ protocol: 'SIP', cause: statusOf(why), text: why });
