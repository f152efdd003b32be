import type { Chosen, Interval } from '@wpm/acd';
import type { AgentActivity } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';

/** Somebody of the demo who has worked: as a phone names them, and since when they are at it on a day. */
export type Worker = {
  readonly accountId: string;
  readonly name: string;
  /** Where they are called: a direct number, or an extension. */
  readonly number: string;
  readonly aor: string;
  /** Hours of the tenant's clock. */
  readonly shift: { readonly from: number; readonly until: number };
  readonly servesCampaign: boolean;
};

const OUT: Chosen = { kind: 'signed-out', by: 'agent', why: 'manual' };

/** One worker's past as it is made: what they did follows itself without gap or overlap, as real statuses do (F28). */
export class WorkedTime {
  readonly worker: Worker;
  readonly #done: Interval[] = [];
  #chosen: Chosen = OUT;
  #until: Instant;

  constructor(worker: Worker, since: Instant) {
    this.worker = worker;
    this.#until = since;
  }

  /** From when on they can take something; a past moment where they already can. */
  get freeAt(): Instant {
    return this.#until;
  }

  get isAtWork(): boolean {
    return this.#chosen.kind !== 'signed-out';
  }

  get intervals(): readonly Interval[] {
    return this.#done;
  }

  signIn(at: Instant): void {
    this.#idleUntil(at);
    this.#chosen = { kind: this.worker.servesCampaign ? 'in-queue' : 'ready', by: 'agent' };
  }

  signOut(at: Instant): void {
    this.#idleUntil(at);
    this.#chosen = OUT;
  }

  takeBreak(breakId: string, at: Instant, until: Instant): void {
    this.#idleUntil(at);
    this.#add({ kind: 'break', breakId, by: 'agent' }, 'idle', until);
  }

  /** What calls made of the time from `at` on: each activity until its instant. */
  work(at: Instant, activities: readonly (readonly [AgentActivity, Instant])[]): void {
    this.#idleUntil(at);
    for (const [activity, until] of activities) this.#add(this.#chosen, activity, until);
  }

  #idleUntil(at: Instant): void {
    this.#add(this.#chosen, 'idle', at);
  }

  #add(chosen: Chosen, activity: AgentActivity, until: Instant): void {
    if (until <= this.#until) return;
    this.#done.push({ chosen, activity, from: this.#until, until });
    this.#until = until;
  }
}
