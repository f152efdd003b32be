import { uuidV7 } from '@wpm/kernel';
import {
  DEFAULT_SESSION_TIMER,
  type IncomingRequest,
  type Replaces,
  dialogIdOf,
  replacedDialog,
  tooBrief,
  wantsSipsContact,
} from '@wpm/sip';
import { begin, refusedWith } from '../call/begin.ts';
import type { Call, LegId } from '../call/call.ts';
import { calledNow } from '../call/forwarding.ts';
import type { Step } from '../call/step.ts';
import { type OurSide, refusal } from '../leg/inbound.ts';
import type { LegEvent } from '../leg/leg.ts';
import { refusing, tooShort } from '../leg/refusing.ts';
import { waitingCaller } from '../leg/waiting-caller.ts';
import type { LegMedia, Source } from '../ports.ts';
import type { JournalledCall } from '../record.ts';
import { CallCommands } from './call-commands.ts';
import { CallMedia } from './call-media.ts';
import { closeLost } from './close-unplaced.ts';
import type { CallControlDeps } from './deps.ts';
import { told } from './fault.ts';
import { ForwardingDesk } from './forwarding-desk.ts';
import { LostCalls } from './lost-calls.ts';
import type { Found } from './inside.ts';
import { JoinDesk } from './join-desk.ts';
import { isCallState } from './journalled.ts';
import { KnownInvites, SENT_AGAIN_MS, closeUnheard, inviteKeyOf, keyOfUnheard } from './known-invites.ts';
import type { DialogIndex } from './leg-context.ts';
import { LiveCall } from './live-call.ts';
import { lookUpAt } from './look-up.ts';
import { type Occupation, hasRoomToWait, occupationIn } from './occupation.ts';
import { type OfferAsk, OfferDesk } from './offer-desk.ts';
import { openMedia } from './open-media.ts';
import { PickUpDesk, REJOIN } from './pick-up-desk.ts';
import { PlaceDesk } from './place-desk.ts';
import { refuseCall } from './refuse-call.ts';
import { type Pausing, pauseRecording, resumeRecording } from './recording-desk.ts';
import { Questions } from './questions.ts';
import { Referrals } from './referrals.ts';
import { SipLeg } from './sip-leg.ts';
import { SupervisionDesk } from './supervision-desk.ts';
import type { Surroundings } from './surroundings.ts';
import { TransferDesk } from './transfer-desk.ts';

/** Every call of this node: takes INVITEs and what follows them, and goes on with what was up before a restart. */
export class CallControl {
  readonly #deps: CallControlDeps;
  readonly #dialogs: DialogIndex = new Map();
  readonly #calls = new Map<string, LiveCall>();
  /** Calls the observer has not been told the end of. */
  readonly #begun = new Set<string>();
  readonly #desk: TransferDesk;
  readonly #offers: OfferDesk;
  readonly #forwarding: ForwardingDesk;
  readonly #lookUp: Surroundings['lookUp'];
  readonly #referrals: Referrals;
  readonly #pickUps: PickUpDesk;
  /** What users do with their calls by command. */
  readonly commands: CallCommands;
  /** What supervisors do in the calls of others (F47). */
  readonly supervision: SupervisionDesk;
  /** Calls that are placed for users (F48). */
  readonly placing: PlaceDesk;
  readonly #questions = new Questions();
  readonly #invites: KnownInvites;
  /** Users of calls that are routed and not yet alive: of two calls at once only one gets the phone. */
  readonly #users = new Map<string, readonly (string | null)[]>();

  constructor(deps: CallControlDeps) {
    this.#deps = deps;
    this.#invites = new KnownInvites(deps.clock);
    const isBusy = (accountId: string) => this.isBusy(accountId);
    const reserve = (callId: string, accountId: string) => this.#reserve(callId, accountId);
    this.#desk = new TransferDesk(deps, isBusy, this.#questions);
    this.#offers = new OfferDesk(deps, { isBusy, reserve }, this.#questions);
    const inCalls = { isBusy, hasRoomToWait: (accountId: string) => this.#hasRoomToWait(accountId) };
    this.#forwarding = new ForwardingDesk(deps, inCalls, this.#questions);
    this.#lookUp = lookUpAt({ transfers: this.#desk, offers: this.#offers, forwarding: this.#forwarding });
    this.#referrals = new Referrals(this.#desk, new JoinDesk(deps, (replaces) => this.#find(replaces)));
    this.#pickUps = new PickUpDesk(deps.log, (replaces) => this.#find(replaces));
    this.commands = new CallCommands(this.#calls, this.#desk);
    this.supervision = new SupervisionDesk({ calls: this.#calls, route: deps.route, isBusy, log: deps.log });
    this.placing = new PlaceDesk(deps, {
      dialogs: this.#dialogs,
      newId: () => this.#newId(),
      isBusy,
      note: (id, users) => this.#note(id, users),
      forwarding: this.#forwarding,
      enlist: (call, callMedia) => this.#enlist(call, callMedia, true),
      forget: (id) => this.#forget(id),
    });
  }

  /** Calls that are placed, ringing or up. */
  get size(): number {
    return this.#calls.size;
  }

  /** Whether a user has a call of any kind: busy is global. */
  isBusy(accountId: string): boolean {
    return this.#isAwaited(accountId) || this.#calls.values().some(({ users }) => users.includes(accountId));
  }

  /** Whether a call is on its way to or from the user, and is not alive yet. */
  #isAwaited = (accountId: string): boolean => this.#users.values().some((users) => users.includes(accountId));

  #hasRoomToWait(accountId: string): boolean {
    return !this.#isAwaited(accountId) && hasRoomToWait(this.#calls.values(), accountId);
  }

  /** Offers a call that waits in a queue to agents; false where it waits no more, or all of them are in other calls. */
  async offer(callId: string, offer: OfferAsk): Promise<boolean> {
    const live = this.#calls.get(callId);
    return live !== undefined && (await this.#offers.offer(live, offer));
  }

  /** Takes back what is offered to an agent who is not to be had any more. */
  async withdraw(callId: string, accountId: string): Promise<void> {
    const live = this.#calls.get(callId);
    if (live) await this.#offers.withdraw(live, accountId);
  }

  /** Whether a call is placed, ringing or up, or phones ring for it before. */
  isUnderWay(callId: string): boolean {
    return this.#begun.has(callId);
  }

  #note(id: string, users: readonly (string | null)[]): void {
    this.#begun.add(id);
    this.#users.set(id, users);
  }

  #reserve(callId: string, accountId: string): Disposable {
    const key = `offer ${callId} ${accountId}`;
    this.#users.set(key, [accountId]);
    return { [Symbol.dispose]: () => void this.#users.delete(key) };
  }

  /** What a user is busy with: a call of theirs wins over one that rings them. */
  occupationOf(accountId: string): Occupation {
    const found = occupationIn(this.#calls.values(), accountId);
    return found === 'nothing' && this.placing.rings(accountId) ? 'ringing' : found;
  }

  /** Pauses the recording of a call for a user who is in it (F39); it goes on by itself at the instant given. */
  pauseRecording(callId: string, accountId: string, pausing?: Pausing): ReturnType<typeof pauseRecording> {
    return pauseRecording(this.#calls.get(callId), accountId, pausing);
  }

  /** Ends the pause before its time. */
  resumeRecording(callId: string, accountId: string): ReturnType<typeof resumeRecording> {
    return resumeRecording(this.#calls.get(callId), accountId);
  }

  /** A request within a dialog; 481 where no call of ours has it. */
  receive(incoming: IncomingRequest): void {
    const { request } = incoming;
    const leg = this.#dialogs.get(dialogIdOf(request, 'uas'));
    if (leg) return leg.receive(incoming);
    if (request.method !== 'ACK') incoming.respondStateless(refusing(request, 481, 'No call here has this dialog'));
  }

  /** A new call. Whatever happens to it, it is answered and it stands in the report. */
  async invite(incoming: IncomingRequest, source: Source, packets: LegMedia): Promise<void> {
    const least = tooBrief(incoming.request, this.#deps.sessionTimer ?? DEFAULT_SESSION_TIMER);
    if (least !== undefined) return incoming.respond(tooShort(incoming.request, least));
    const ourSide = (callId: string) => this.#ourSide(callId, source, incoming);
    if (incoming.request.headers.has('Replaces')) return this.#pickUps.pickUp({ incoming, source, packets, ourSide });
    const rejoined = incoming.request.headers.get(REJOIN);
    if (rejoined !== undefined) {
      return this.#pickUps.rejoin({ incoming, source, packets, ourSide }, this.#calls.get(rejoined.trim()));
    }
    const inviteKey = inviteKeyOf(incoming.request, source);
    const before = this.#invites.find(inviteKey);
    const id = before?.id ?? this.#newId();
    const us = ourSide(id);
    if (before?.kind === 'refused') return incoming.respond(refusal(incoming.request, us, before.refusal));
    this.#begun.add(id);
    try {
      let routing = await this.#deps.route.route(incoming.request, source, id, waitingCaller(incoming, us));
      // Between the last look at who is busy and the note of who is called nothing is waited for.
      for (let busy = this.#forwarding.busyIn(routing); busy; busy = this.#forwarding.busyIn(routing)) {
        routing = await this.#forwarding.past(id, routing, busy);
      }
      const { next, effects } = begin(id, source, routing, this.#deps.clock.now());
      const step: Step = { next: { ...next, inviteKey }, effects };
      if (!routing.to.ok) {
        await refuseCall(this.#deps, incoming, { us, call: step.next });
        return this.#forget(id);
      }
      this.#users.set(id, [routing.caller.accountId, calledNow(routing).accountId]);
      await this.#place(incoming, { source, packets, us, step });
    } catch (error) {
      this.#forget(id);
      closeUnheard(before);
      this.#deps.log.error('call.not-placed', { call: id, error: told(error) });
      incoming.respond(refusal(incoming.request, us, 'call/failed'));
    }
  }

  /** Goes on with the calls that were up when the platform stopped; closes the others, which are to be hung up once SIP is listened to. */
  async resume(): Promise<Pick<LostCalls, 'settle'>> {
    const { journal, media, clock } = this.#deps;
    const lost = new LostCalls({ ...this.#deps, dialogs: this.#dialogs });
    const refused = await journal.refusedSince(clock.now() - SENT_AGAIN_MS);
    for (const { inviteKey, ...each } of refused) this.#invites.remember(inviteKey, { kind: 'refused', ...each });
    const [journalled, held] = await Promise.all([journal.open(), media.sessions()]);
    await Promise.all(journalled.map((call) => this.#resumeOne(call, lost)));
    const orphans = held.filter((id) => !this.#calls.has(id));
    for (const id of orphans) await (await media.adoptSession(id))?.close();
    this.#deps.log.info('calls.resumed', { calls: this.#calls.size, orphans: orphans.length });
    return lost;
  }

  /** A dialog of a live call, by what a `Replaces` says of it. */
  #find(replaces: Replaces): Found | undefined {
    const leg = this.#dialogs.get(replacedDialog(replaces));
    const live = leg && this.#calls.get(leg.at.callId);
    return leg && live && { live, leg };
  }

  #forget(id: string): void {
    if (!this.#begun.delete(id)) return;
    this.#calls.delete(id);
    this.#users.delete(id);
    this.#questions.whenAnswered(id, () => this.#deps.observer.over(id));
  }

  #newId(): string {
    return uuidV7(this.#deps.clock.now(), this.#deps.fillRandom);
  }

  #ourSide(callId: string, source: Source, { request }: IncomingRequest): OurSide {
    const contact = this.#deps.signalling.contactFor(source.peer, wantsSipsContact(request) ? 'sips' : 'sip');
    return { tag: this.#newId(), contact, headers: [['X-WPM-Call-Id', callId]] };
  }

  async #place(
    incoming: IncomingRequest,
    { source, packets, us, step }: { source: Source; packets: LegMedia; us: OurSide; step: Step },
  ): Promise<void> {
    // A copy whose texts are no parts of the INVITE: it would be kept as long as the call is.
    const call = structuredClone(step.next);
    const opened = await openMedia(this.#deps, incoming, { call, packets });
    if (!opened.ok) {
      await refuseCall(this.#deps, incoming, { us, call: refusedWith(call, source, opened.why) });
      return this.#forget(call.id);
    }
    const live = this.#enlist(call, opened.media, incoming.request.body !== '');
    const context = this.#legContext(live, 'caller', source.peer);
    live.addLeg('caller', SipLeg.incoming(context, incoming, us, opened.sdp));
    await live.start(step.effects);
  }

  #enlist(call: Call, media: CallMedia, callerOffers: boolean): LiveCall {
    const onOver = () => this.#forget(call.id);
    const live = new LiveCall(this.#deps, call, {
      media,
      callerOffers,
      dialogs: this.#dialogs,
      lookUp: this.#lookUp,
      referrals: this.#referrals,
      onOver,
    });
    this.#calls.set(call.id, live);
    this.#users.delete(call.id);
    return live;
  }

  #legContext(live: LiveCall, id: LegId, peer: Source['peer']) {
    const report = (event: LegEvent) => live.hear(id, event);
    return { ...this.#deps, at: { callId: live.call.id, leg: id }, peer, dialogs: this.#dialogs, report };
  }

  async #resumeOne({ record, state }: JournalledCall, lost: LostCalls): Promise<void> {
    const known = isCallState(state) ? state : undefined;
    const left = known && (await lost.mediaLeft(record.id));
    if (!known || known.call.phase.state !== 'connected' || !left) {
      await left?.session.close();
      const inviteKey = known && keyOfUnheard(known.call);
      if (inviteKey === undefined) return lost.close(record, known);
      // Until then it is not known whether it is over.
      return this.#invites.awaits(inviteKey, record, () => void closeLost(record, this.#deps));
    }
    const media = new CallMedia(left.session, this.#deps);
    const live = this.#enlist(known.call, media, true);
    const peers = known.legs.map(({ peer }) => peer);
    this.#begun.add(record.id);
    this.#deps.observer.resumed(record.id, record, peers);
    for (const { id, peer, session: sip, ...options } of known.legs) {
      media.know(id, options);
      live.addLeg(id, SipLeg.resumed(this.#legContext(live, id, peer), sip));
    }
    if (left.running) await live.feed({ kind: 'resumed' });
  }
}
