import { assertNever } from '@wpm/kernel';
import type { MediaEvent } from '@wpm/media';
import { advance, deadlineOf } from '../call/advance.ts';
import { type Call, type LegId, stateOf } from '../call/call.ts';
import { isRinging } from '../call/rounds.ts';
import type { Effect, Input, Step } from '../call/step.ts';
import { usersBusyWith } from '../call/supervised.ts';
import type { Heard, LegEvent } from '../leg/leg.ts';
import { Audience } from './audience.ts';
import type { CallControlDeps } from './deps.ts';
import { told } from './fault.ts';
import { type Inside, type Replaceable, insideOf } from './inside.ts';
import { gone, isPassedOn, takenBack } from './leg-news.ts';
import { MediaNews } from './media-news.ts';
import { refusalOf } from './media-refusal.ts';
import { type OfKeys, isOfKeys, onKeys } from './on-keys.ts';
import { Performer } from './perform.ts';
import { QueueWatch } from './queue-watch.ts';
import { SilentPhone } from './silent-phone.ts';
import { MediaRenewal } from './renew-media.ts';
import type { SipLeg } from './sip-leg.ts';
import type { Surroundings } from './surroundings.ts';
import type { Transferable } from './transfer-desk.ts';
import { performTurn, turnsOf } from './turns.ts';

/**
 * One call, alive: takes what happens one thing at a time, asks the call's machine what it means, and has it done.
 * The mailbox is what makes races harmless: an answer and a CANCEL that cross are two letters, one after the other.
 */
export class LiveCall implements Transferable, Replaceable {
  readonly #deps: CallControlDeps;
  readonly #performer: Performer;
  #listening: Disposable;
  readonly #at: Surroundings;
  readonly #inside: Inside;
  readonly #onlookers: readonly (Audience | QueueWatch | SilentPhone)[];
  /** Legs that have gone to another call, and who hears there what happens on them. */
  readonly #elsewhere = new Map<LegId, (event: LegEvent) => Promise<void>>();
  #call: Call;
  /** Users who have a part in the call, and its supervisor; those of its last moment until everybody is hung up. */
  #users: readonly string[];
  #mailbox: Promise<void> = Promise.resolve();
  #timer: Disposable | undefined;
  readonly #renewal = new MediaRenewal();
  readonly #mediaNews: MediaNews;

  constructor(deps: CallControlDeps, call: Call, at: Surroundings) {
    this.#deps = deps;
    this.#call = call;
    this.#users = usersBusyWith(call);
    this.#at = at;
    this.#performer = new Performer(deps, at, {
      hear: (leg, event) => this.hear(leg, event),
      lookUp: (effect) => void this.#at.lookUp(this, effect),
      played: (leg) => void this.feed({ kind: 'played', leg }),
    });
    this.#mediaNews = new MediaNews(deps, this.#performer);
    this.#inside = insideOf(this.#performer, {
      call: () => this.#call,
      advance: (input) => this.#advance(input),
      enter: (next) => this.#enter(next),
      perform: (effects) => this.#perform(effects),
      forward: (leg, hear) => void this.#elsewhere.set(leg, hear),
      leave: () => this.#over(),
    });
    this.#onlookers = [new Audience(deps, call), new QueueWatch(deps), new SilentPhone(deps, this)];
    this.#listening = at.media.session.on((event) => this.#onMedia(event));
    this.#schedule();
  }

  get call(): Call {
    return this.#call;
  }

  get users(): readonly string[] {
    return this.#users;
  }

  addLeg(id: LegId, leg: SipLeg): void {
    this.#performer.legs.set(id, leg);
  }

  /** What happens on a leg; resolves when the call has dealt with it. */
  hear(id: LegId, event: LegEvent): Promise<void> {
    this.#renewal.heard(event, this.#call);
    return this.#post(async () => {
      const elsewhere = this.#elsewhere.get(id);
      // Nobody here may wait for another call's mailbox: it may be waiting for this one.
      if (elsewhere) void elsewhere(event);
      else await this.#onLeg(id, event);
    });
  }

  /** Puts an input of the call's machine into the mailbox. */
  feed(input: Input): Promise<void> {
    return this.#post(() => this.#advance(input));
  }

  /** Puts a decision into the mailbox: what is true by then decides what the machine is told. */
  decide(next: () => Input | undefined): Promise<void> {
    return this.#post(async () => {
      const input = next();
      if (input) await this.#advance(input);
    });
  }

  /** Does the work in the mailbox. A fault of it ends the call, and is thrown. */
  async exclusively<T>(work: (inside: Inside) => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    // Whoever asked hears of a fault only when the mailbox has dealt with it.
    promise.catch(() => undefined);
    await this.#post(async () => {
      try {
        resolve(await work(this.#inside));
      } catch (error) {
        reject(error);
        throw error;
      }
    });
    return promise;
  }

  /** What is to be done for the call to begin; nothing, if the caller has already gone. */
  start(effects: Step['effects']): Promise<void> {
    return this.#post(async () => {
      if (this.#call.phase.state !== 'ended') await this.#follow({ next: this.#call, effects });
    });
  }

  #post(letter: () => Promise<void>): Promise<void> {
    this.#mailbox = this.#mailbox.then(() => this.#read(letter));
    return this.#mailbox;
  }

  /** Its users see the call as every letter leaves it, and nothing of what is under way. */
  async #read(letter: () => Promise<void>): Promise<void> {
    try {
      await letter();
    } catch (error) {
      await this.#onFault(error);
    }
    for (const each of this.#onlookers) each.show(this.#call);
  }

  /** A fault of ours ends this call and no other. */
  async #onFault(error: unknown): Promise<void> {
    this.#deps.log.error('call.fault', { call: this.#call.id, error: told(error) });
    if (this.#call.phase.state === 'ended') return;
    try {
      await this.#advance({ kind: 'lost' });
    } catch (again) {
      this.#deps.log.error('call.fault', { call: this.#call.id, error: String(again) });
    }
  }

  #advance(input: Input): Promise<void> {
    const step = advance(this.#call, input, this.#deps.clock.now());
    const [from, to] = [stateOf(this.#call), stateOf(step.next)];
    if (from !== to) this.#deps.log.info('call.moved', { call: this.#call.id, from, input: input.kind, to });
    return this.#follow(step);
  }

  async #follow({ next, effects }: Step): Promise<void> {
    this.#enter(next);
    try {
      await this.#perform(effects);
    } finally {
      // Whatever failed at the end, nobody stays busy with a call that is over.
      if (next.phase.state === 'ended') this.#over();
    }
  }

  #enter(next: Call): void {
    this.#call = next;
    if (next.phase.state !== 'ended') this.#users = usersBusyWith(next);
    this.#schedule();
  }

  async #perform(effects: readonly Effect[]): Promise<void> {
    for (const turn of turnsOf(effects)) this.#call = await performTurn(this.#performer, turn, this.#call);
  }

  #over(): void {
    this.#listening[Symbol.dispose]();
    this.#at.onOver();
  }

  #schedule(): void {
    this.#timer?.[Symbol.dispose]();
    const at = deadlineOf(this.#call);
    this.#timer = at === undefined ? undefined : this.#deps.clock.schedule(at, () => void this.feed({ kind: 'time' }));
  }

  async #onLeg(id: LegId, event: LegEvent): Promise<void> {
    if (isPassedOn(event)) return this.#advance(event);
    if (isOfKeys(event)) return this.#onKeys(id, event);
    switch (event.kind) {
      case 'progress':
        return this.#onProgress(id, event.sdp);
      case 'answered':
        return this.#onAnswered(id, event.sdp);
      case 'refused':
        return this.#advance({ kind: 'refused', leg: id, refused: event.refused });
      case 'cancelled':
        return this.#advance(takenBack(id));
      case 'answer':
        return this.#onAnswer(id, event.sdp);
      case 'offered':
        return this.#onOffered(id, event);
      case 'referred':
        return void this.#onReferred(id, event);
      case 'hung-up':
      case 'vanished':
        return this.#advance(gone(id, event, this.#call));
      default:
        return assertNever(event);
    }
  }

  async #onProgress(id: LegId, sdp: string): Promise<void> {
    if (sdp && !(await this.#completed(id, sdp))) return;
    await this.#advance({ kind: 'progress', leg: id, heard: sdp ? 'early-media' : 'ringing' });
  }

  /** @param sdp null where it was settled before, by a reliable provisional response */
  async #onAnswered(id: LegId, sdp: string | null): Promise<void> {
    if (sdp === null || (await this.#completed(id, sdp))) await this.#advance({ kind: 'answered', leg: id });
  }

  /** Takes a callee's SDP while the call rings; one that cannot be used ends that callee's leg. */
  async #completed(id: LegId, sdp: string): Promise<boolean> {
    if (!isRinging(this.#call, id)) return true;
    try {
      await this.#performer.media.complete(id, sdp);
      return true;
    } catch (error) {
      const why = refusalOf(error);
      this.#performer.legs.get(id)?.end(why);
      await this.#advance({ kind: 'refused', leg: id, refused: { why, scope: 'phone', cause: null } });
      return false;
    }
  }

  /** Their answer to our offer, by ACK, PRACK or 2xx; one that is none leaves the leg without sound. */
  async #onAnswer(id: LegId, sdp: string): Promise<void> {
    try {
      await this.#performer.media.complete(id, sdp);
    } catch (error) {
      this.#performer.legs.get(id)?.end(refusalOf(error));
      return this.#advance(id === 'caller' ? { kind: 'lost' } : { kind: 'hung-up', leg: id, cause: null });
    }
    return this.#notePause(id, sdp);
  }

  /** A phone that no longer wants to hear holds the other; one that wants to again takes them back (F32). */
  async #notePause(id: LegId, sdp: string): Promise<void> {
    if (this.#call.phase.state !== 'connected' || sdp === '') return;
    await this.#advance({ kind: 'hold', leg: id, by: 'phone', on: this.#performer.media.isOnHold(id, sdp) });
  }

  /** A wish to hand the call on; the call goes on while it is settled. */
  async #onReferred(by: LegId, { request, refer }: Heard<'referred'>): Promise<void> {
    const leg = this.#performer.legs.get(by);
    if (leg) await this.#at.referrals.answer(this, { by, leg, request, refer });
  }

  #onKeys(id: LegId, event: OfKeys): Promise<void> {
    const { media } = this.#performer;
    return onKeys(id, event, { call: this.#call, media, advance: (input) => this.#advance(input) });
  }

  async #onOffered(id: LegId, { request }: Heard<'offered'>): Promise<void> {
    const leg = this.#performer.legs.get(id);
    try {
      leg?.answerOffer(request, await this.#performer.media.respondTo(id, request.body));
      await this.#notePause(id, request.body);
    } catch (error) {
      this.#deps.log.info('leg.offer-refused', { call: this.#call.id, method: request.method, error: String(error) });
      leg?.refuseOffer(request);
    }
  }

  /** Nothing else of the call is dealt with until its media are in another engine, or it is over. */
  async #onEngineGone(): Promise<void> {
    const renewed = await this.#renewal.renew(this.#performer, this.#call, this.#deps);
    if (renewed === 'over') return;
    if (!renewed) return this.#advance({ kind: 'lost' });
    this.#call = renewed;
    this.#listening = this.#at.media.session.on((event) => this.#onMedia(event));
    await this.#advance({ kind: 'resumed' });
    // Nothing plays there yet, also where nothing has changed for those who wait.
    await this.#perform([{ kind: 'sound' }]);
  }

  #onMedia(event: MediaEvent): void {
    if (event.kind === 'gone') return void this.#post(() => this.#onEngineGone());
    const input = this.#mediaNews.note(event, this.#call.id);
    if (input) void this.feed(input);
  }
}
