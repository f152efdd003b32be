import type { CampaignMember, Strategy } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import type { FreeAgent } from './queue.ts';

/** A member of a queue who is free, and their place in the administrator's list. */
export type Candidate = { readonly agent: FreeAgent; readonly member: CampaignMember; readonly place: number };

/** One or more: who is asked for has been looked for. */
export type Candidates = readonly [Candidate, ...Candidate[]];

/** What a queue remembers of its earlier choices, of every member by the place in the list. */
export class QueueMemory {
  /** Whose turn it was last under `round-robin`; before the first offer nobody's. */
  lastPlace = -1;
  readonly #chance: () => number;
  /** How much of their share each has had under `weighted`: offers ÷ weight, counted on from `#level`. */
  readonly #shares = new Map<string, number>();
  #level = 0;

  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /** 0 … below `of`. */
  random(of: number): number {
    return Math.floor(this.#chance() * of);
  }

  /**
   * Who comes late, or talked long, makes up for one round of their share at most: as many offers as their weight. Without that
   * limit whoever returns from a day off would get every call of the morning.
   */
  shareOf({ accountId }: CampaignMember): number {
    return Math.max(this.#shares.get(accountId) ?? this.#level, this.#level - 1);
  }

  /** This member has had an offer more. */
  took(member: CampaignMember): void {
    const share = this.shareOf(member);
    this.#level = Math.max(this.#level, share);
    this.#shares.set(member.accountId, share + 1 / member.weight);
  }
}

/**
 * Chooses among agents of one tier (semantics, Queues). Where a strategy leaves a choice, whoever has been idle for longest is
 * taken, and then whoever comes first in the list: there is always one answer only.
 */
export function chosenBy(strategy: Strategy, candidates: Candidates, memory: QueueMemory): Candidates {
  switch (strategy) {
    case 'longest-idle':
      return [best(candidates, () => 0)];
    case 'longest-ready':
      return [best(candidates, ({ agent }) => agent.readySince)];
    case 'fewest-calls':
      return [best(candidates, ({ agent }) => agent.handled)];
    case 'round-robin':
      return [nextInTurn(candidates, memory)];
    case 'fixed-order':
      return [best(candidates, ({ place }) => place)];
    case 'random':
      return [atRandom(candidates, memory)];
    case 'weighted':
      return [weighted(candidates, memory)];
    case 'ring-all':
      return candidates;
    default:
      return assertNever(strategy);
  }
}

/** The least by a measure. */
function best([first, ...others]: Candidates, measure: (candidate: Candidate) => number): Candidate {
  const order = (one: Candidate, other: Candidate) =>
    measure(one) - measure(other) || one.agent.idleSince - other.agent.idleSince || one.place - other.place;
  return others.reduce((least, each) => (order(each, least) < 0 ? each : least), first);
}

/** The next in the list after whoever was chosen last, whether they answered or not. */
function nextInTurn(candidates: Candidates, memory: QueueMemory): Candidate {
  const isBehind = ({ place }: Candidate) => (place > memory.lastPlace ? 0 : 1);
  const [first, ...others] = candidates;
  const order = (one: Candidate, other: Candidate) => isBehind(one) - isBehind(other) || one.place - other.place;
  const chosen = others.reduce((next, each) => (order(each, next) < 0 ? each : next), first);
  memory.lastPlace = chosen.place;
  return chosen;
}

function atRandom(candidates: Candidates, memory: QueueMemory): Candidate {
  return candidates[memory.random(candidates.length)] ?? candidates[0];
}

function weighted(candidates: Candidates, memory: QueueMemory): Candidate {
  const chosen = best(candidates, ({ member }) => memory.shareOf(member));
  memory.took(chosen.member);
  return chosen;
}
