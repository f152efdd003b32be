import type { TrunkSettings } from '@wpm/contract';
import { type Health, type HealthInput, advanceHealth } from '@wpm/directory';
import type { Clock } from '@wpm/kernel';
import type { Pong } from './ping.ts';

/** How long a 503 without Retry-After is heeded. */
const DEFAULT_REST_S = 15;

export type HealthDeps = {
  readonly clock: Clock;
  readonly settings: () => TrunkSettings['health'];
  /** Asks the trunk's addresses one after the other until one answers; undefined where there is none to ask. */
  readonly ask: () => Promise<Pong | undefined>;
  readonly changed: (health: Health) => void;
};

/** Knows whether the far end answers: by OPTIONS every so often, and by what calls tell. */
export class TrunkHealth {
  readonly #deps: HealthDeps;
  #health: Health;
  #timer: Disposable | undefined;
  #running = false;

  constructor(deps: HealthDeps) {
    this.#deps = deps;
    this.#health = { state: 'unknown', since: deps.clock.now(), failures: 0 };
  }

  get state(): Health {
    return this.#health;
  }

  start(): void {
    if (this.#running || this.#deps.settings().everySeconds === 0) return;
    this.#running = true;
    void this.#round();
  }

  stop(): void {
    this.#running = false;
    this.#timer?.[Symbol.dispose]();
  }

  /** What an OPTIONS, or a call, says of the far end. */
  heard(input: HealthInput): void {
    const { clock, settings, changed } = this.#deps;
    const before = this.#health.state;
    this.#health = advanceHealth(this.#health, input, clock.now(), settings().failures);
    if (this.#health.state !== before) changed(this.#health);
  }

  hear(pong: Pong): void {
    if (pong.kind === 'failed') this.heard(pong);
    else if (pong.status === 503) this.overloaded(pong.retryAfter, `503 ${pong.words}`);
    else this.heard({ kind: 'answered', rttMs: pong.rttMs });
  }

  overloaded(seconds: number | undefined, words: string): void {
    this.heard({ kind: 'overloaded', seconds: seconds ?? DEFAULT_REST_S, words });
  }

  async #round(): Promise<void> {
    const pong = await this.#deps.ask();
    if (!this.#running) return;
    if (pong) this.hear(pong);
    const { clock, settings } = this.#deps;
    const { everySeconds } = settings();
    if (everySeconds === 0) return this.stop();
    this.#timer = clock.schedule(clock.now() + everySeconds * 1_000, () => void this.#round());
  }
}
