import type { CallRefusal } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import {
  type ClientEvent,
  type IncomingRequest,
  type OutgoingRequest,
  type SipRequest,
  type SipResponse,
  cseqOf,
  dialogIdOf,
  refreshedNow,
} from '@wpm/sip';
import * as inDialog from '../leg/in-dialog.ts';
import * as inbound from '../leg/inbound.ts';
import { sendKey } from '../leg/info.ts';
import type { Key } from '../leg/keys-out.ts';
import { type Leg, type LegEffect, type LegStep, deadlineOf, talksOf } from '../leg/leg.ts';
import * as outbound from '../leg/outbound.ts';
import * as own from '../leg/own-request.ts';
import * as refer from '../leg/refer.ts';
import { reasonOf, refusing } from '../leg/refusing.ts';
import { type Session, idOfTalk } from '../leg/talk.ts';
import type { Peer } from '../party.ts';
import type { CSeqNumbers, Redirected } from '../ports.ts';
import { type LegContext, type LegPlace, momentOf } from './leg-context.ts';
import { KeySender } from './key-sender.ts';
import { keyOf } from './message-key.ts';
import { noteOwn } from './own-request-log.ts';

/** What the leg's machine decides, on the wire. */
export class SipLeg {
  readonly peer: Peer;
  #context: LegContext;
  /** Requests of theirs that have no final response yet, by their `CSeq`. */
  readonly #pending = new Map<string, IncomingRequest>();
  /** Their INVITE our 2xx of which waits for its ACK. */
  #repeating: IncomingRequest | undefined;
  #leg: Leg;
  /** Whether it was ever answered, and both sides know. */
  wasUp = false;
  #timer: Disposable | undefined;
  /** The INVITE that came to us, for as long as it is not answered and acknowledged. */
  #invited: Invited | undefined;
  #outgoing: OutgoingRequest | undefined;
  readonly #keys = new KeySender({
    send: (key) => {
      const step = sendKey(this.#leg, key);
      if (step) this.#take(step);
      return step !== undefined;
    },
    sound: (digits) => void this.#context.report({ kind: 'digits-refused', digits }),
  });

  private constructor(context: LegContext, leg: Leg) {
    this.#context = context;
    this.peer = context.peer;
    this.#leg = leg;
  }

  /** A leg for an INVITE that came to us. @param sdp our answer to its offer, or the offer it asks for */
  static incoming(context: LegContext, incoming: IncomingRequest, us: inbound.OurSide, sdp: string): SipLeg {
    const leg = new SipLeg(context, { state: 'ended' });
    const invite = incoming.request;
    leg.#invited = { invite, us };
    leg.#pending.set(keyOf(invite), incoming);
    leg.#take({ next: inbound.received(invite, us, sdp, momentOf(context)), effects: [] });
    incoming.onCancel(() => leg.#onInvite((machine) => inbound.onCancel(machine, invite, us)));
    return leg;
  }

  /** A leg for an INVITE of ours, which is sent at once. */
  static outgoing(context: LegContext, invite: SipRequest): SipLeg {
    const leg = new SipLeg(context, outbound.placed());
    leg.#invite(invite);
    return leg;
  }

  /** A leg that was up before the platform was restarted; its session timer starts anew. */
  static resumed(context: LegContext, session: Session): SipLeg {
    const { dialog, timer: before } = session;
    // Numbers used after the journal was last written must not be used again (RFC 3261 §12.2.1.1).
    const ahead = { ...dialog, localSeq: dialog.localSeq + 100 };
    const timer = before && refreshedNow(before, context.clock.now());
    const leg = new SipLeg(context, { state: 'ended' });
    const talk = { session: { ...session, dialog: ahead, timer }, exchange: 'idle' } as const;
    leg.#take({ next: { state: 'confirmed', talk, refresh: { state: 'idle' } }, effects: [] });
    return leg;
  }

  /** The call it belongs to, and its name there. */
  get at(): LegPlace {
    return this.#context.at;
  }

  /** It is a leg of another call from now on; what happens on it is told there. */
  moveTo(at: LegPlace, report: LegContext['report']): void {
    this.#context = { ...this.#context, at, report };
  }

  /** The session of the leg; of a caller we have not answered yet, the one our answer makes: it is journalled before. */
  get session(): Session | undefined {
    return 'talk' in this.#leg ? this.#leg.talk.session : undefined;
  }

  /** @param early with our SDP: the caller hears early media */
  ring(status: number, early: boolean): void {
    const how = { status, early, now: this.#context.clock.now() };
    this.#onInvite((leg, { invite, us }) => inbound.ring(leg, invite, us, how));
  }

  answer(): void {
    this.#onInvite((leg, { invite, us }) => inbound.answer(leg, invite, us, this.#context.clock.now()));
  }

  /** Ends the leg whatever it is doing: cancels, refuses or hangs up. */
  end(why: CallRefusal | null): void {
    const leg = this.#leg;
    switch (leg.state) {
      case 'calling':
      case 'proceeding':
        return this.#take(outbound.giveUp(leg, why));
      case 'incoming':
        return this.#onInvite((at, { invite, us }) => inbound.refuse(at, invite, us, why ?? 'call/failed'));
      case 'accepted':
      case 'confirmed':
        return this.#take(own.hangUp(leg, why));
      case 'cancelling':
      case 'ended':
        return undefined;
      default:
        return assertNever(leg);
    }
  }

  /** Ends an INVITE to us that is not answered, as if it had been taken back. */
  terminate(): void {
    this.#onInvite((leg, { invite, us }) => inbound.terminate(leg, invite, us));
  }

  /** Offers the other side our media anew. */
  reoffer(sdp: string): void {
    this.#take(own.reoffer(this.#leg, sdp, this.#context.clock.now()));
  }

  /** Asks the other side whether it is there. */
  ask(): void {
    this.#take(own.ask(this.#leg, this.#context.clock.now()));
  }

  /** A key for the other end, by INFO; reports those it does not take. */
  sendKey(key: Key): void {
    this.#keys.due(key);
  }

  answerOffer(request: SipRequest, sdp: string): void {
    this.#take(inDialog.answerOffer(this.#leg, request, sdp, momentOf(this.#context)));
  }

  refuseOffer(request: SipRequest): void {
    this.#take(inDialog.refuseOffer(this.#leg, request));
  }

  /** Takes the wish to hand the call on that was reported, or refuses it. */
  answerRefer(request: SipRequest, refusal?: refer.ReferNo): void {
    this.#take(refer.answerRefer(this.#leg, request, refusal));
  }

  /** How the call a REFER asked for stands, as the status of a response. */
  tellReferrer(status: number): void {
    this.#take(refer.tellReferrer(this.#leg, status));
  }

  /** A request of the other side within one of this leg's dialogs. */
  receive(incoming: IncomingRequest): void {
    const { request } = incoming;
    if (request.method !== 'ACK') this.#pending.set(keyOf(request), incoming);
    if (request.method === 'BYE' && this.#leg.state === 'incoming') {
      return this.#onInvite((leg, { invite, us }) => inbound.onEarlyBye(leg, request, invite, us));
    }
    this.#take(inDialog.onRequest(this.#leg, request, momentOf(this.#context)));
    if (request.method === 'PRACK' && this.#leg.state === 'incoming' && this.#leg.answered) this.answer();
  }

  #onInvite(act: (leg: Leg, invited: Invited) => LegStep): void {
    if (this.#invited) this.#take(act(this.#leg, this.#invited));
  }

  #invite(invite: SipRequest): void {
    let { number } = cseqOf(invite);
    const on = (event: ClientEvent | Redirected): void => this.#onInviteEvent(invite, event);
    this.#outgoing = this.#context.signalling.request(invite, this.peer, on, () => ++number);
  }

  #onInviteEvent(invite: SipRequest, event: ClientEvent | Redirected): void {
    if (event.kind === 'redirected') return void this.#context.report(event);
    if (event.kind === 'response')
      this.#take(outbound.onResponse(this.#leg, invite, event.response, momentOf(this.#context)));
    else this.#take(outbound.onNoResponse(this.#leg, event.kind));
  }

  #take({ next, effects }: LegStep): void {
    // A copy whose texts are no parts of the messages they came in: those would be kept as long as the leg is.
    const kept = next.state === 'confirmed' && this.#leg.state !== 'confirmed' ? structuredClone(next) : next;
    this.#index(talksOf(this.#leg).map(idOfTalk), talksOf(kept).map(idOfTalk));
    this.#leg = kept;
    this.wasUp ||= kept.state === 'confirmed';
    this.#schedule();
    void this.#perform(effects);
    this.#forget();
  }

  #index(before: readonly string[], after: readonly string[]): void {
    const { dialogs } = this.#context;
    for (const id of before) if (!after.includes(id)) dialogs.delete(id);
    for (const id of after) dialogs.set(id, this);
  }

  /** Messages are kept only as long as they are to be answered: a call that is held for hours holds none. */
  #forget(): void {
    if (this.#leg.state !== 'confirmed' && this.#leg.state !== 'ended') return;
    this.#invited = undefined;
    this.#outgoing = undefined;
    this.#repeating = undefined;
    if (this.#leg.state !== 'ended') return;
    // RFC 3261 §15.1.2: what was still asked is answered; a BYE is, when the end is on disk.
    for (const { request } of this.#pending.values()) {
      if (request.method !== 'BYE') this.#respond(refusing(request, 487, 'The call is over'));
    }
  }

  #schedule(): void {
    this.#timer?.[Symbol.dispose]();
    const at = deadlineOf(this.#leg);
    this.#timer = at === Infinity ? undefined : this.#context.clock.schedule(at, () => this.#onTime());
  }

  #onTime(): void {
    const [leg, now] = [this.#leg, this.#context.clock.now()];
    if (leg.state !== 'incoming') return this.#take(inDialog.onTime(leg, now));
    this.#onInvite((_, { invite, us }) => inbound.onTimeIncoming(leg, invite, us, now));
  }

  async #perform(effects: readonly LegEffect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.kind === 'report') await this.#context.report(effect.event);
      else this.#send(effect);
    }
  }

  #send(effect: Exclude<LegEffect, { kind: 'report' }>): void {
    const { signalling, peer } = this.#context;
    switch (effect.kind) {
      case 'respond':
        return this.#respond(effect.response);
      case 'ack':
        return signalling.send(effect.request, peer);
      case 'request':
        return this.#request(effect.request);
      case 'invite':
        return this.#invite(effect.request);
      case 'cancel':
        return this.#outgoing?.cancel(effect.why ? [['Reason', reasonOf(effect.why)]] : []);
      default:
        return assertNever(effect);
    }
  }

  #respond(response: SipResponse): void {
    const key = keyOf(response);
    const pending = this.#pending.get(key) ?? this.#repeating;
    pending?.respond(response);
    if (response.status < 200) return;
    this.#pending.delete(key);
    // Only the 2xx to an INVITE is given again, until its ACK comes.
    if (cseqOf(response).method === 'INVITE' && response.status < 300) this.#repeating = pending;
  }

  #request(request: SipRequest): void {
    const on = (event: ClientEvent | Redirected): void => {
      if (event.kind === 'redirected') return; // only an INVITE that begins a call is
      noteOwn(this.#context.log, request, event);
      if (request.method === 'INFO') this.#keys.answered(event);
      this.#take(own.onOwn(this.#leg, request, event, momentOf(this.#context)));
    };
    this.#context.signalling.request(request, this.peer, on, this.#numbersAfter(request));
  }

  /** Numbers for a request sent again: those of its dialog, or, when that is over, whatever follows its own. */
  #numbersAfter(request: SipRequest): CSeqNumbers {
    let { number } = cseqOf(request);
    return () => {
      const counted = own.counted(this.#leg, dialogIdOf(request, 'uac'));
      if (counted) this.#leg = counted.leg;
      number = counted?.number ?? number + 1;
      return number;
    };
  }
}

type Invited = { readonly invite: SipRequest; readonly us: inbound.OurSide };
