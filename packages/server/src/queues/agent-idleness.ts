import { type AgentState, type FreeAgent, activityOf } from '@wpm/acd';
import type { Instant } from '@wpm/kernel';
import type { AgentPast } from '@wpm/store';

type Known = {
  readonly idleSince: Instant;
  readonly inQueueSince: Instant;
  readonly handled: number;
  /** Day of `handled`, since 1970 in UTC. */
  readonly day: number;
  readonly isAtWork: boolean;
  readonly isInQueue: boolean;
};

const DAY_MS = 86_400_000;

/** Since when each agent waits for a call, as the strategies count it (ADR 0026): breaks cost no place, nor do missed offers. */
export class AgentIdleness {
  readonly #agents = new Map<string, Known>();
  readonly #pasts: Map<string, AgentPast>;

  /** @param pasts what was before this process */
  constructor(pasts: readonly AgentPast[]) {
    this.#pasts = new Map(pasts.map((past) => [past.accountId, past]));
  }

  /** An agent's state is this from now on. */
  saw(accountId: string, state: AgentState, now: Instant): void {
    const activity = activityOf(state);
    const isAtWork = activity === 'in-call' || activity === 'wrap-up';
    const isInQueue = state.chosen.kind === 'in-queue';
    const known = this.#agents.get(accountId) ?? this.#before(accountId, state, now);
    this.#agents.set(accountId, {
      ...known,
      isAtWork,
      isInQueue,
      idleSince: known.isAtWork && !isAtWork ? now : known.idleSince,
      inQueueSince: isInQueue && !known.isInQueue ? now : known.inQueueSince,
    });
  }

  /** The agent answered a call of a campaign. */
  handled(accountId: string, now: Instant): void {
    const known = this.#agents.get(accountId);
    if (known) this.#agents.set(accountId, { ...known, day: dayOf(now), handled: handledOn(known, now) + 1 });
  }

  of(accountId: string, now: Instant): Pick<FreeAgent, 'idleSince' | 'readySince' | 'handled'> {
    const known = this.#agents.get(accountId);
    if (!known) return { idleSince: now, readySince: now, handled: 0 };
    const { idleSince, inQueueSince } = known;
    return { idleSince, readySince: Math.max(idleSince, inQueueSince), handled: handledOn(known, now) };
  }

  #before(accountId: string, state: AgentState, now: Instant): Known {
    const past = this.#pasts.get(accountId);
    return {
      idleSince: past?.workedUntil?.getTime() ?? state.since,
      inQueueSince: past?.breakUntil?.getTime() ?? state.since,
      handled: past?.handled ?? 0,
      day: dayOf(now),
      isAtWork: false,
      isInQueue: state.chosen.kind === 'in-queue',
    };
  }
}

const dayOf = (at: Instant): number => Math.floor(at / DAY_MS);
const handledOn = ({ handled, day }: Known, now: Instant): number => (day === dayOf(now) ? handled : 0);
