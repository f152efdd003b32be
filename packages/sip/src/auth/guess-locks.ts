import type { Clock, Instant } from '@wpm/kernel';

export interface GuessLimits {
  /** Wrong passwords a source may give for one user before it is locked out of that user. */
  readonly perUser: number;
  /** Users a source may have failed at before it is locked out of all others. */
  readonly usersPerSource: number;
  /** Time in which one failure is forgotten, in milliseconds. */
  readonly forgetMs: number;
  /** Sources remembered at a time; the one that has been quiet longest is forgotten first. */
  readonly maxSources: number;
}

/** 10 wrong passwords, then one more every 90 s: as at the sign-in form. */
const DEFAULT_LIMITS: GuessLimits = { perUser: 10, usersPerSource: 20, forgetMs: 90_000, maxSources: 10_000 };

/** Failures as they stood at an instant; they drain away evenly. */
type Failures = { readonly count: number; readonly at: Instant };

type Source = {
  /** Attempts not judged yet, by user. */
  readonly underWay: Map<string, number>;
  /** No more users than `usersPerSource`. */
  readonly failed: Map<string, Failures>;
};

/**
 * Stops the guessing of passwords and of users (trust 5) without locking out anybody who is not guessing: failures count for a
 * source and a user together, so nobody's guesses lock a user elsewhere, and one phone with a wrong password does not lock
 * its neighbours behind the same address. Users that do not exist count like those that do.
 */
export class GuessLocks {
  readonly #clock: Clock;
  readonly #limits: GuessLimits;
  readonly #sources = new Map<string, Source>();

  constructor(clock: Clock, limits: Partial<GuessLimits> = {}) {
    this.#clock = clock;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /**
   * Whether the source may try the user's password now. What is under way counts as failed until `settle` says otherwise, so
   * that attempts made at once cannot slip through together.
   * @returns undefined if it may, and then it must be settled; else the seconds after which it may try again
   */
  admit(name: string, user: string): number | undefined {
    const source = this.#sourceOf(name);
    const failed = this.#countOf(source.failed.get(user));
    const underWay = source.underWay.get(user) ?? 0;
    const tooMany = failed + underWay - (this.#limits.perUser - 1);
    if (tooMany > 0) return this.#secondsFor(tooMany);
    if (failed === 0 && this.#isFull(source)) return this.#secondsFor(1);
    source.underWay.set(user, underWay + 1);
    return undefined;
  }

  /** What came of an attempt that was admitted. `unknown`: it could not be judged. */
  settle(name: string, user: string, outcome: 'right' | 'wrong' | 'unknown'): void {
    const source = this.#sources.get(name);
    if (!source) return;
    const underWay = (source.underWay.get(user) ?? 0) - 1;
    if (underWay > 0) source.underWay.set(user, underWay);
    else source.underWay.delete(user);
    if (outcome === 'right') source.failed.delete(user);
    if (outcome === 'wrong') this.#fail(source, user);
    if (source.underWay.size === 0 && source.failed.size === 0) this.#sources.delete(name);
  }

  /** How many pairs of source and user are locked now. */
  get locked(): number {
    let locked = 0;
    for (const { failed } of this.#sources.values()) {
      for (const failures of failed.values()) if (this.#countOf(failures) > this.#limits.perUser - 1) locked++;
    }
    return locked;
  }

  #fail({ failed }: Source, user: string): void {
    const known = failed.get(user);
    if (!known && failed.size >= this.#limits.usersPerSource) return;
    failed.set(user, { count: this.#countOf(known) + 1, at: this.#clock.now() });
  }

  /** The source, which is now the one heard of last. */
  #sourceOf(name: string): Source {
    const source = this.#sources.get(name) ?? { underWay: new Map(), failed: new Map() };
    this.#sources.delete(name);
    const [quietest] = this.#sources.keys();
    if (quietest !== undefined && this.#sources.size >= this.#limits.maxSources) this.#sources.delete(quietest);
    this.#sources.set(name, source);
    return source;
  }

  /** Whether the source has failed at as many users as it may; those whose failures have drained away are forgotten. */
  #isFull({ failed }: Source): boolean {
    if (failed.size < this.#limits.usersPerSource) return false;
    for (const [user, failures] of failed) if (this.#countOf(failures) === 0) failed.delete(user);
    return failed.size >= this.#limits.usersPerSource;
  }

  #countOf(failures: Failures | undefined): number {
    if (!failures) return 0;
    return Math.max(0, failures.count - (this.#clock.now() - failures.at) / this.#limits.forgetMs);
  }

  #secondsFor(failures: number): number {
    return Math.ceil((failures * this.#limits.forgetMs) / 1_000);
  }
}
