import type { CampaignMember } from '@wpm/contract';
import { type Instant, chanceOf } from '@wpm/kernel';
import { Line } from './line.ts';
import { type FreeAgent, type Offer, type QueueRules, type WaitingCall, byUrgency, isSkilled } from './queue.ts';
import { type Candidate, type Candidates, QueueMemory, chosenBy } from './strategy.ts';

type Queue = {
  rules: QueueRules;
  readonly line: Line;
  readonly memory: QueueMemory;
  /** Members by account, with their place in the list: those who can do what the calls ask for. */
  members: ReadonlyMap<string, { readonly member: CampaignMember; readonly place: number }>;
  /** Those of them who are free and ticked the campaign. */
  readonly free: Set<string>;
};

/**
 * Which waiting call goes to which agent (F45). It knows no clock: who tells it of calls and agents says when, and the same
 * story with the same seed ends in the same offers. A call and an agent who are offered to each other are out of it until
 * whoever offers them tells that they wait, or are free, again: nobody is ever offered twice.
 *
 * After every `next` that gives nothing, no call waits while an agent is free who may have it.
 */
export class Distribution {
  readonly #seed: number;
  readonly #queues = new Map<string, Queue>();
  readonly #calls = new Map<string, WaitingCall>();
  readonly #free = new Map<string, FreeAgent>();
  /** The queues each agent is a member of, so that no decision looks at the others. */
  readonly #queuesOf = new Map<string, Set<Queue>>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A queue is there, or its rules have changed: what waits in it goes on waiting, what it remembers is kept. */
  setQueue(rules: QueueRules): void {
    const members = membersOf(rules);
    const known = this.#queues.get(rules.queueId);
    const seed = this.#seed ^ hashOf(rules.queueId);
    const queue = known ?? {
      rules,
      members,
      line: new Line(),
      memory: new QueueMemory(chanceOf(seed)),
      free: new Set<string>(),
    };
    for (const accountId of queue.members.keys()) this.#queuesOf.get(accountId)?.delete(queue);
    queue.rules = rules;
    queue.members = members;
    this.#queues.set(rules.queueId, queue);
    queue.free.clear();
    for (const accountId of members.keys()) {
      this.#queuesOf.set(accountId, (this.#queuesOf.get(accountId) ?? new Set()).add(queue));
      const agent = this.#free.get(accountId);
      if (agent) admit(queue, agent);
    }
  }

  hasQueue(queueId: string): boolean {
    return this.#queues.has(queueId);
  }

  /** An agent is free, or no longer so as before: this is what is true of them from now on. */
  agentIsFree(agent: FreeAgent): void {
    this.agentIsTaken(agent.accountId);
    this.#free.set(agent.accountId, agent);
    for (const queue of this.#queuesOf.get(agent.accountId) ?? []) admit(queue, agent);
  }

  agentIsTaken(accountId: string): void {
    if (!this.#free.delete(accountId)) return;
    for (const { free } of this.#queuesOf.get(accountId) ?? []) free.delete(accountId);
  }

  /** A call waits in its queue. A queue nobody set up has no agents: the call waits all the same. */
  callWaits(call: WaitingCall): void {
    this.callIsGone(call.callId);
    this.#calls.set(call.callId, call);
    if (!this.hasQueue(call.queueId)) this.setQueue(withNobody(call.queueId));
    this.#queues.get(call.queueId)?.line.add(call);
  }

  callIsGone(callId: string): void {
    const call = this.#calls.get(callId);
    if (!call) return;
    this.#calls.delete(callId);
    this.#queues.get(call.queueId)?.line.remove(call);
  }

  /** How many calls of its queue are served before this one; undefined where it does not wait. */
  aheadOf(callId: string): number | undefined {
    const call = this.#calls.get(callId);
    return call && this.#queues.get(call.queueId)?.line.indexOf(call);
  }

  /** The calls that wait in a queue, in the order in which they are served. */
  waitingIn(queueId: string): readonly WaitingCall[] {
    return this.#queues.get(queueId)?.line.calls ?? [];
  }

  /** The offer to be made now; undefined where none is. Call it until it gives none. */
  next(now: Instant): Offer | undefined {
    let first: { readonly queue: Queue; readonly call: WaitingCall; readonly priority: number } | undefined;
    for (const queue of this.#queues.values()) {
      const call = this.#firstWithAgent(queue, now);
      if (!call) continue;
      const { priority } = queue.rules;
      if (!first || byUrgency({ priority, call }, first) < 0) first = { queue, call, priority };
    }
    return first && this.#offer(first.queue, first.call, now);
  }

  /** When an agent, until then passed by a call that waits, can be offered it again; undefined where that changes nothing. */
  nextChange(now: Instant): Instant | undefined {
    let next: Instant | undefined;
    for (const call of this.#calls.values()) {
      for (const { accountId, until } of call.passing) {
        const isConcerned = until > now && this.#queues.get(call.queueId)?.free.has(accountId) === true;
        if (isConcerned && (next === undefined || until < next)) next = until;
      }
    }
    return next;
  }

  #firstWithAgent({ line, free }: Queue, now: Instant): WaitingCall | undefined {
    if (free.size === 0 || line.calls.length === 0) return undefined;
    return line.calls.find((call) => call.passing.length === 0 || free.values().some((id) => !isPassed(call, id, now)));
  }

  #offer(queue: Queue, call: WaitingCall, now: Instant): Offer | undefined {
    const { rules, memory } = queue;
    const all = this.#candidates(queue, call, now);
    const last = rules.lastAgentFirst ? all.find(({ agent }) => agent.accountId === call.lastAgent) : undefined;
    const best = last ? [last] : bestTier(all);
    if (!isSome(best)) return undefined;
    const strategy = call.isCallBack && rules.strategy === 'ring-all' ? 'longest-idle' : rules.strategy;
    const chosen = last ? best : chosenBy(strategy, best, memory);
    const [first, ...others] = chosen;
    this.callIsGone(call.callId);
    for (const { agent } of chosen) this.agentIsTaken(agent.accountId);
    const why = {
      by: last ? ('last-agent' as const) : strategy,
      tier: first.member.priority,
      candidates: all.length,
      waitedMs: now - call.enqueuedAt,
    };
    return { call, agents: [first.agent.accountId, ...others.map(({ agent }) => agent.accountId)], why };
  }

  #candidates({ members, free }: Queue, call: WaitingCall, now: Instant): readonly Candidate[] {
    const found: Candidate[] = [];
    for (const accountId of free) {
      const [agent, known] = [this.#free.get(accountId), members.get(accountId)];
      if (agent && known && !isPassed(call, accountId, now)) found.push({ agent, ...known });
    }
    return found;
  }
}

function admit({ rules: { queueId }, free }: Queue, { accountId, ticked }: FreeAgent): void {
  if (ticked === null || ticked.has(queueId)) free.add(accountId);
}

function membersOf({ members, requiredSkills }: QueueRules): Queue['members'] {
  const placed = members.map((member, place) => [member.accountId, { member, place }] as const);
  return new Map(placed.filter(([, { member }]) => isSkilled(member, requiredSkills)));
}

const isPassed = ({ passing }: WaitingCall, agent: string, now: Instant): boolean =>
  passing.some(({ accountId, until }) => accountId === agent && until > now);

/** The candidates of the lowest number there is, in the order of the list: no order of arrival decides anything. */
function bestTier(candidates: readonly Candidate[]): readonly Candidate[] {
  const tier = candidates.reduce((least, { member }) => Math.min(least, member.priority), Infinity);
  return candidates.filter(({ member }) => member.priority === tier).toSorted((one, other) => one.place - other.place);
}

const isSome = (candidates: readonly Candidate[]): candidates is Candidates => candidates.length > 0;

const withNobody = (queueId: string): QueueRules => ({
  queueId,
  strategy: 'longest-idle',
  priority: 99,
  requiredSkills: {},
  lastAgentFirst: false,
  members: [],
});

/** FNV-1a: every queue has chance of its own, whatever queues there are beside it. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
