import type { Clock, Log } from '@wpm/kernel';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { AskedOnce, KeptAnswers } from '@wpm/store';
import { type Refusal, REFUSALS } from '../http/refusal.ts';
import type { Seal } from '../seal.ts';

/** So long an answer is given again. */
const KEPT_MS = 24 * 60 * 60_000;
/** Longer than any request takes: what has no answer by then, because its platform died over it, may be asked anew. */
const LEASE_MS = 60_000;
const SWEPT_EVERY_MS = 10 * 60_000;
/** Refusals that say nothing of what was asked: the same request may fare better later. */
const NOT_KEPT: readonly number[] = [400, 401, 403, 429];

export type AnswerKeeperDeps = {
  readonly kept: KeptAnswers;
  readonly seal: Pick<Seal, 'seal' | 'unseal'>;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
};

/** What a request came to, and whether that is how it fared before. */
export type Once = { readonly answer: Result<unknown, Refusal>; readonly isReplayed: boolean };
/** What is done, and whether its answer can be given to somebody else than who was there. */
export type Work = () => Promise<{ readonly answer: Result<unknown, Refusal>; readonly canBeKept: boolean }>;

/** Does what is asked by a key once, and gives its answer again to who asks again (F48). */
export class AnswerKeeper implements Disposable {
  readonly #deps: AnswerKeeperDeps;
  #timer: Disposable | undefined;

  constructor(deps: AnswerKeeperDeps) {
    this.#deps = deps;
    void this.#sweep();
  }

  async once(asking: Omit<AskedOnce, 'at'>, work: Work): Promise<Once> {
    const { kept, seal, now } = this.#deps;
    const asked = { ...asking, at: now() };
    const begun = await kept.begin(asked, { leaseMs: LEASE_MS, keptMs: KEPT_MS });
    if (begun.kind === 'other-request') return first(refuse({ code: 'idempotency-key/reused' }));
    if (begun.kind === 'under-way') return first(refuse({ code: 'idempotency-key/under-way', retryAfter: 1 }));
    if (begun.kind === 'begun') return first(await this.#do(asked, work));
    const text = seal.unseal(placeOf(asked), begun.sealed);
    // Enciphered by a key that was lost: what was answered nobody knows, and to do it again would be worse than to say so.
    if (text === undefined) return first(refuse({ code: 'idempotency-key/reused' }));
    return { answer: readAnswer(text), isReplayed: true };
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  async #do(asked: AskedOnce, work: Work): Promise<Result<unknown, Refusal>> {
    const { kept, seal, log } = this.#deps;
    try {
      const { answer, canBeKept } = await work();
      const isKept = canBeKept && (answer.ok || isFinal(answer.error));
      const written = isKept ? kept.keep(asked, seal.seal(placeOf(asked), JSON.stringify(answer))) : kept.giveUp(asked);
      // It is done: that its answer is not kept is no reason to keep it from whoever asked.
      await written.catch((error: unknown) => log.warn('answers.not-kept', { why: String(error) }));
      return answer;
    } catch (fault) {
      await kept.giveUp(asked).catch((error: unknown) => log.warn('answers.not-kept', { why: String(error) }));
      throw fault;
    }
  }

  async #sweep(): Promise<void> {
    const { kept, clock, now, log } = this.#deps;
    this.#timer = clock.schedule(clock.now() + SWEPT_EVERY_MS, () => void this.#sweep());
    try {
      await kept.forget(new Date(now().getTime() - KEPT_MS));
    } catch (error) {
      log.warn('answers.not-swept', { why: String(error) });
    }
  }
}

const first = (answer: Result<unknown, Refusal>): Once => ({ answer, isReplayed: false });

const placeOf = ({ callerId, key }: AskedOnce) => `${callerId} ${key}`;

function isFinal({ code }: Refusal): boolean {
  const { status } = REFUSALS[code];
  return status < 500 && !NOT_KEPT.includes(status);
}

/** An answer as this platform wrote it. */
function readAnswer(text: string): Result<unknown, Refusal> {
  const answer: Result<unknown, Refusal> = JSON.parse(text);
  return answer.ok ? ok(answer.value) : refuse(answer.error);
}
