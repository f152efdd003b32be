import { type Offer, Distribution } from '@wpm/acd';
import { STRATEGIES } from '@wpm/contract';

/**
 * How long it takes to decide who gets which call, in a centre of 1,000 agents and 200 queues of all strategies: a call comes
 * while everybody is free, while half are, and an agent becomes free while 2,000 customers wait. At most 1 ms is allowed.
 */
const AGENTS = 1_000;
const QUEUES = 200;
/** Of how many queues an agent is a member. */
const QUEUES_OF_ONE = 20;
const WAITING = 2_000;
const DECISIONS = 5_000;
const WARM_UP = 500;

const agentOf = (index: number): string => `agent-${index % AGENTS}`;
const queueOf = (index: number): string => `queue-${index % QUEUES}`;

function centre(): Distribution {
  const distribution = new Distribution(1);
  for (let index = 0; index < QUEUES; index++) {
    const members = Array.from({ length: (AGENTS * QUEUES_OF_ONE) / QUEUES }, (_, place) => ({
      accountId: agentOf(index * 37 + place * 7),
      priority: 1 + (place % 3),
      weight: 1 + (place % 10),
      skills: { german: 1 + (place % 10) },
    }));
    const unique = [...new Map(members.map((member) => [member.accountId, member])).values()];
    const strategy = STRATEGIES[index % STRATEGIES.length] ?? 'longest-idle';
    const rules = { queueId: queueOf(index), strategy, priority: 1 + (index % 5), lastAgentFirst: index % 2 === 0 };
    distribution.setQueue({ ...rules, requiredSkills: index % 3 === 0 ? { german: 5 } : {}, members: unique });
  }
  return distribution;
}

const isFree = (distribution: Distribution, accountId: string, at: number): void =>
  distribution.agentIsFree({ accountId, ticked: null, idleSince: at, readySince: at, handled: at % 50 });

function waits(distribution: Distribution, index: number, queueId: string): void {
  const [callId, lastAgent] = [`call-${index}`, agentOf(index * 13)];
  distribution.callWaits({ callId, queueId, enqueuedAt: index, ahead: false, lastAgent, passing: [] });
}

/** The state is as before afterwards: whoever was offered something is free again, and the call is gone. */
function undo(distribution: Distribution, offer: Offer | undefined, at: number): void {
  for (const accountId of offer?.agents ?? []) isFree(distribution, accountId, at);
}

/** A call comes, and is offered to somebody. @param free how many agents are */
function callComes(free: number): (index: number) => number {
  const distribution = centre();
  for (let index = 0; index < free; index++) isFree(distribution, agentOf(index), index);
  return (index) => {
    const started = performance.now();
    waits(distribution, index, queueOf(index));
    const offer = distribution.next(index);
    const took = performance.now() - started;
    undo(distribution, offer, index);
    distribution.callIsGone(`call-${index}`);
    return took;
  };
}

/** An agent becomes free, and is offered the most urgent call of theirs. */
function agentBecomesFree(index: number): number {
  const started = performance.now();
  isFree(crowded, agentOf(index * 31), index);
  const offer = crowded.next(index);
  const took = performance.now() - started;
  if (offer) crowded.callWaits(offer.call);
  else crowded.agentIsTaken(agentOf(index * 31));
  return took;
}

const crowded = centre();
for (let index = 0; index < WAITING; index++) waits(crowded, index, queueOf(index * 11));

const CASES = {
  'a call comes, 1,000 free': callComes(AGENTS),
  'a call comes, 500 free': callComes(AGENTS / 2),
  'an agent is free, 2,000 calls wait': agentBecomesFree,
};

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;

process.stdout.write(`${'microseconds to decide'.padEnd(40)}   median      p99      max\n`);
const figures = Object.entries(CASES).map(([name, decide]) => {
  for (let index = 0; index < WARM_UP; index++) decide(index);
  const taken = Array.from({ length: DECISIONS }, (_, index) => decide(WARM_UP + index) * 1_000);
  const sorted = taken.toSorted((one, other) => one - other);
  const micros = { median: at(sorted, 0.5), p99: at(sorted, 0.99), max: at(sorted, 1) };
  const cells = Object.values(micros).map((each) => each.toFixed(1).padStart(9));
  process.stdout.write(`${name.padEnd(40)}${cells.join('')}\n`);
  return { case: name, micros };
});
process.stdout.write(`${JSON.stringify({ bench: 'queue', agents: AGENTS, queues: QUEUES, figures })}\n`);
