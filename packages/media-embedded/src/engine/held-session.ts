import type { Instant } from '@wpm/kernel';
import type { MediaEvent } from '@wpm/media';
import type { EngineSession } from './engine-session.ts';

/** Who is told what happens in a session: a control connection. */
export interface SessionOwner {
  onEvent(session: string, event: MediaEvent): void;
}

/** Events kept for whoever adopts a session next; the oldest go first. */
const MAX_WAITING = 64;

type Held =
  | { readonly kind: 'owned'; readonly owner: SessionOwner }
  | { readonly kind: 'orphaned'; readonly since: Instant }
  /** It waited long enough; it ends as soon as what was asked before is done. */
  | { readonly kind: 'given-up' };

/** A session with who it belongs to. It outlives its owner for a while, so that a restarted call control finds it. */
export class HeldSession {
  readonly session: EngineSession;
  /** Which of the twelve ticks of a quarter second its upkeep falls on. */
  readonly phase: number;
  #held: Held;
  #waiting: MediaEvent[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(owner: SessionOwner, phase: number, make: (onEvent: (event: MediaEvent) => void) => EngineSession) {
    this.#held = { kind: 'owned', owner };
    this.phase = phase;
    this.session = make((event) => this.#onEvent(event));
  }

  belongsTo(owner: SessionOwner): boolean {
    return this.#held.kind === 'owned' && this.#held.owner === owner;
  }

  /** The new owner gets what happened while nobody listened, and hears of a recording that is refused. @returns false: it is about to end, and nobody's any more */
  adopt(owner: SessionOwner): boolean {
    if (this.#held.kind === 'given-up') return false;
    this.#held = { kind: 'owned', owner };
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const event of waiting) owner.onEvent(this.session.id, event);
    const why = this.session.recordingRefusedWhy;
    if (why !== undefined && !waiting.some(({ kind }) => kind === 'recording-failed'))
      owner.onEvent(this.session.id, { kind: 'recording-failed', why });
    return true;
  }

  abandon(now: Instant): void {
    this.#held = { kind: 'orphaned', since: now };
  }

  /** Gives up a session that nobody adopted for so long. @returns true once: it is to be closed */
  giveUpAfter(ms: number, now: Instant): boolean {
    if (this.#held.kind !== 'orphaned' || now - this.#held.since <= ms) return false;
    this.#held = { kind: 'given-up' };
    return true;
  }

  /** Does one request after the other: an answer may need ports, and the next request has to find the leg. */
  inTurn<T>(work: (session: EngineSession) => T | Promise<T>): Promise<T> {
    const done = this.#last.then(() => work(this.session));
    this.#last = done.catch(() => undefined);
    return done;
  }

  #onEvent(event: MediaEvent): void {
    if (this.#held.kind === 'owned') return this.#held.owner.onEvent(this.session.id, event);
    this.#waiting.push(event);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
  }
}
