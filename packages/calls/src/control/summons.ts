import type { Instant } from '@wpm/kernel';
import { type LegId, calleeLeg } from '../call/leg-id.ts';
import type { Call } from '../call/call.ts';
import { isDecline } from '../call/refusal.ts';
import type { LegEvent } from '../leg/leg.ts';
import type { Peer } from '../party.ts';
import type { Summoned } from '../place-port.ts';
import type { Round } from '../ports.ts';
import { CallMedia } from './call-media.ts';
import type { CallControlDeps } from './deps.ts';
import type { DialogIndex } from './leg-context.ts';
import { refusalOf } from './media-refusal.ts';
import { Performer } from './perform.ts';

/** The phone that answered, and where its leg is. */
export type Answered = {
  readonly outcome: 'answered';
  readonly leg: LegId;
  readonly peer: Peer;
  readonly performer: Performer;
};

type InVain = { readonly outcome: Exclude<Summoned['outcome'], 'answered'> };

/**
 * A user's phones ring for a call that is placed for them (F48). It is no call yet: the first phone that answers becomes the
 * caller's leg of one, in media of its own from then on.
 */
export class Summons implements AsyncDisposable {
  readonly #clock: CallControlDeps['clock'];
  readonly #performer: Performer;
  /** Those that ring, by the names of their legs. */
  readonly #ringing = new Map<LegId, Peer>();
  readonly #outcome = Promise.withResolvers<Answered | InVain>();
  #round: Round | undefined;
  #timer: Disposable | undefined;
  #askedAt: Instant | undefined;
  #rangAt: Instant | null = null;
  #isDeclined = false;
  #isWithdrawn = false;

  private constructor(deps: CallControlDeps, media: CallMedia, dialogs: DialogIndex) {
    this.#clock = deps.clock;
    this.#performer = new Performer(
      deps,
      { media, callerOffers: true, dialogs },
      { hear: (leg, event) => this.#hear(leg, event), lookUp: () => undefined, played: () => undefined },
    );
  }

  /** @param id what its media session is known by: none of a call's */
  static async open(id: string, deps: CallControlDeps, dialogs: DialogIndex): Promise<Summons> {
    return new Summons(deps, await CallMedia.open(id, deps), dialogs);
  }

  /** When phones were asked to ring, and when the first of them did. */
  get times(): Pick<Summoned, 'askedAt' | 'rangAt'> {
    return { ...(this.#askedAt !== undefined && { askedAt: this.#askedAt }), rangAt: this.#rangAt };
  }

  /** Resolves with the first that answers, or with why none has. */
  async ring(round: Round, call: Call): Promise<Answered | InVain> {
    const { targets, ringMs, wakeMs = ringMs } = round;
    this.#round = round;
    for (const [index, { peer }] of targets.entries()) this.#ringing.set(calleeLeg(index), peer);
    if (this.#isWithdrawn || targets.length === 0)
      return { outcome: this.#isWithdrawn ? 'withdrawn' : 'not-delivered' };
    this.#askedAt = this.#clock.now();
    this.#endsIn(wakeMs);
    for (const [index, target] of targets.entries()) {
      await this.#performer.perform({ kind: 'originate', leg: calleeLeg(index), target }, call);
    }
    return await this.#outcome.promise;
  }

  /** The user is not to be had any more: what rings is let go. */
  withdraw(): void {
    this.#isWithdrawn = true;
    this.#outcome.resolve({ outcome: 'withdrawn' });
  }

  /** Whatever still rings is let go. A leg that went to a call is no longer here. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.withdraw();
    this.#timer?.[Symbol.dispose]();
    for (const leg of this.#performer.legs.values()) leg.end(null);
    await this.#performer.media.close();
  }

  #endsIn(ms: number): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = this.#clock.schedule(this.#clock.now() + ms, () => {
      this.#outcome.resolve({ outcome: this.#rangAt === null ? 'not-delivered' : 'not-answered' });
    });
  }

  async #hear(leg: LegId, event: LegEvent): Promise<void> {
    if (event.kind === 'answered') return this.#answered(leg, event.sdp);
    if (event.kind === 'progress') {
      this.#rings();
      if (event.sdp) await this.#completed(leg, event.sdp);
    }
    if (event.kind === 'refused' && isDecline(event.refused)) this.#isDeclined = true;
    if (event.kind === 'refused' || event.kind === 'hung-up' || event.kind === 'vanished') this.#lost(leg);
  }

  /** The time of ringing begins with the first phone that rings: until then it may have to be woken. */
  #rings(): void {
    if (this.#rangAt !== null) return;
    this.#rangAt = this.#clock.now();
    if (this.#round?.wakeMs !== undefined) this.#endsIn(this.#round.ringMs);
  }

  async #answered(leg: LegId, sdp: string | null): Promise<void> {
    const peer = this.#ringing.get(leg);
    if (!peer || (sdp !== null && !(await this.#completed(leg, sdp)))) return;
    this.#outcome.resolve({ outcome: 'answered', leg, peer, performer: this.#performer });
  }

  async #completed(leg: LegId, sdp: string): Promise<boolean> {
    try {
      await this.#performer.media.complete(leg, sdp);
      return true;
    } catch (error) {
      this.#performer.legs.get(leg)?.end(refusalOf(error));
      this.#lost(leg);
      return false;
    }
  }

  #lost(leg: LegId): void {
    this.#ringing.delete(leg);
    if (this.#ringing.size === 0) this.#outcome.resolve({ outcome: this.#isDeclined ? 'rejected' : 'not-delivered' });
  }
}
