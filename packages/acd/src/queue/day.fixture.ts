import type { CampaignMember, Strategy } from '@wpm/contract';
import { chanceOf } from '@wpm/kernel';
import { Agenda } from './agenda.fixture.ts';
import { type Agent, ChoiceRules, must } from './choice-rules.fixture.ts';
import { Distribution } from './distribution.ts';
import { type Offer, type QueueRules, type WaitingCall, byUrgency, isSkilled } from './queue.ts';

/** A day of a contact centre, in virtual time: customers who come, wait and give up; agents who answer, miss, talk and rest. */
export type Shape = {
  readonly seed: number;
  readonly agents: number;
  readonly calls: number;
  readonly strategies: readonly Strategy[];
  /** Some agents take the calls of some of their campaigns only, and others after a break; absent: everybody takes all of theirs. */
  readonly ticks?: true;
  /** How many tiers there are, and the greatest weight. */
  readonly tiers?: number;
  readonly weights?: number;
};

const DAY_MS = 86_400_000;
const SKILLS = ['german', 'billing', 'claims'];

export class Day {
  readonly rules: readonly QueueRules[];
  readonly agents = new Map<string, Agent>();
  readonly waits: number[] = [];
  /** Every offer, as a line. */
  readonly story: string[] = [];
  answered = 0;
  abandoned = 0;
  /** Customers who hung up, kept their place and were spoken to; calls to them that nobody answered. */
  calledBack = 0;
  notReached = 0;
  missed = 0;
  offers = 0;
  /** How many offers each agent had, by the strategy of the queue. */
  readonly offered = new Map<string, number>();
  /** Whether a call ever waited while somebody was free who left its campaign out. */
  isLeftOut = false;
  readonly #choices = new ChoiceRules();
  readonly #ticks: boolean;
  readonly #distribution: Distribution;
  readonly #agenda = new Agenda();
  readonly #chance: () => number;
  readonly #waiting = new Map<string, WaitingCall>();
  readonly #free = new Set<string>();
  /** Who can do what a queue's calls ask for. */
  readonly #able: ReadonlyMap<string, ReadonlySet<string>>;
  #now = 0;

  constructor({ seed, agents, calls, strategies, ticks, tiers = 3, weights = 20 }: Shape) {
    this.#chance = chanceOf(seed);
    this.#ticks = ticks === true;
    this.#distribution = new Distribution(seed);
    const names = Array.from({ length: agents }, (_, index) => `agent-${index}`);
    this.rules = strategies.map((strategy, index) =>
      this.#queue(`queue-${index}`, { strategy, tiers, weights }, names),
    );
    this.#able = new Map(this.rules.map((rules) => [rules.queueId, ableIn(rules)]));
    for (const rules of this.rules) this.#distribution.setQueue(rules);
    for (const accountId of names) {
      const ticked = this.#someTicks();
      this.agents.set(accountId, { accountId, doing: 'free', idleSince: 0, readySince: 0, handled: 0, ticked });
      this.#isFree(accountId);
    }
    for (let index = 0; index < calls; index++) this.#plan(index);
  }

  /** Lives the day; whatever waits at its end is served, for nobody comes any more. */
  live(): this {
    for (let next = this.#agenda.take(); next; next = this.#agenda.take()) {
      must(next.at >= this.#now, 'time goes on');
      this.#now = next.at;
      next.happen();
      this.#distribute();
    }
    must(this.#waiting.size === 0, 'at the end nobody waits');
    return this;
  }

  #queue(
    queueId: string,
    { strategy, tiers, weights }: { readonly strategy: Strategy } & Required<Pick<Shape, 'tiers' | 'weights'>>,
    names: readonly string[],
  ): QueueRules {
    const needs = this.#chance() < 0.4 ? { [this.#one(SKILLS)]: 1 + this.#below(5) } : {};
    const members = names.flatMap((accountId): CampaignMember[] => {
      if (this.#chance() < 0.5) return [];
      const skills = Object.fromEntries(SKILLS.map((skill) => [skill, 1 + this.#below(10)]));
      return [{ accountId, priority: 1 + this.#below(tiers), weight: 1 + this.#below(weights), skills }];
    });
    const lastAgentFirst = this.#chance() < 0.3;
    return { queueId, strategy, priority: 1 + this.#below(3), requiredSkills: needs, lastAgentFirst, members };
  }

  /** Two hills, as a day has: before noon and in the afternoon. */
  #plan(index: number): void {
    const hill = this.#chance() < 0.5 ? 0.45 : 0.62;
    const at = Math.floor(DAY_MS * (hill + (this.#chance() + this.#chance() + this.#chance() - 1.5) * 0.2));
    this.#agenda.add(Math.max(0, at), () => this.#arrives(`call-${index}`));
  }

  #arrives(callId: string): void {
    const { queueId } = this.#one(this.rules);
    const lastAgent = this.#chance() < 0.2 ? this.#one([...this.agents.keys()]) : null;
    const call: WaitingCall = {
      callId,
      queueId,
      enqueuedAt: this.#now,
      ahead: this.#chance() < 0.01,
      lastAgent,
      passing: [],
    };
    this.#wait(call);
    this.#agenda.add(this.#now + 20_000 + this.#below(600_000), () => this.#givesUp(callId));
  }

  #wait(call: WaitingCall): void {
    this.#waiting.set(call.callId, call);
    this.#distribution.callWaits(call);
  }

  /** Nobody gives up while it rings: that is call control's matter. Some hang up and keep their place. */
  #givesUp(callId: string): void {
    const call = this.#waiting.get(callId);
    if (!call || !this.#waiting.delete(callId)) return;
    this.#distribution.callIsGone(callId);
    if (this.#chance() < 0.04) return this.#wait({ ...call, isCallBack: true });
    this.abandoned++;
  }

  #distribute(): void {
    for (let offer = this.#distribution.next(this.#now); offer; offer = this.#distribution.next(this.#now)) {
      this.#check(offer);
      this.#ring(offer);
    }
    const again = this.#distribution.nextChange(this.#now);
    if (again !== undefined) this.#agenda.add(again, () => undefined);
    for (const call of this.#waiting.values()) {
      must(this.#suitable(call).length === 0, `${call.callId} waits though somebody is free`);
      this.isLeftOut ||= [...this.#free].some(
        (accountId) => this.#able.get(call.queueId)?.has(accountId) && !this.#takes(accountId, call),
      );
    }
  }

  /** Who could have the call, looked for in the simplest way there is. */
  #suitable(call: WaitingCall): readonly string[] {
    const able = this.#able.get(call.queueId);
    const isPassed = (id: string) => call.passing.some((each) => each.accountId === id && each.until > this.#now);
    return [...this.#free].filter(
      (accountId) => able?.has(accountId) === true && this.#takes(accountId, call) && !isPassed(accountId),
    );
  }

  #takes(accountId: string, { queueId }: WaitingCall): boolean {
    return this.agents.get(accountId)?.ticked?.has(queueId) ?? true;
  }

  /** One in four takes the calls of half of the campaigns. */
  #someTicks(): Agent['ticked'] {
    if (!this.#ticks || this.#chance() < 0.75) return null;
    return new Set(this.rules.map(({ queueId }) => queueId).filter(() => this.#chance() < 0.5));
  }

  #check({ call, agents, why }: Offer): void {
    const known = this.#waiting.get(call.callId);
    must(known === call, 'who is offered waits');
    const suitable = this.#suitable(call);
    must(
      agents.every((each) => suitable.includes(each)),
      'no agent gets two offers, and none they cannot take',
    );
    must(!call.isCallBack || agents.length === 1, 'who is called back is offered to one agent at a time');
    const rules = this.#rulesOf(call);
    const tierOf = (accountId: string) => rules.members.find((each) => each.accountId === accountId)?.priority ?? 99;
    must(why.by === 'last-agent' || suitable.every((each) => tierOf(each) >= why.tier), 'the best tier comes first');
    this.#choices.check(
      rules,
      { call, agents, why },
      suitable.flatMap((each) => this.agents.get(each) ?? []),
    );
    for (const other of this.#waiting.values()) {
      if (other === call || this.#suitable(other).length === 0) continue;
      const asked = { priority: this.#rulesOf(other).priority, call: other };
      must(byUrgency({ priority: rules.priority, call }, asked) < 0, 'the most urgent call comes first');
    }
  }

  #rulesOf({ queueId }: WaitingCall): QueueRules {
    const rules = this.rules.find((each) => each.queueId === queueId);
    if (!rules) throw new Error(`there is no queue ${queueId}`);
    return rules;
  }

  #ring({ call, agents }: Offer): void {
    this.#waiting.delete(call.callId);
    this.offers++;
    this.story.push(`${this.#now} ${call.callId} ${agents.join()}`);
    for (const each of agents) {
      this.#set(each, 'offered');
      this.offered.set(each, (this.offered.get(each) ?? 0) + 1);
    }
    const answering = agents.find(() => this.#chance() < 0.95);
    const after = 2_000 + this.#below(15_000);
    this.#agenda.add(this.#now + after, () => this.#offerEnds(call, agents, answering));
  }

  #offerEnds(call: WaitingCall, agents: readonly string[], answering: string | undefined): void {
    for (const each of agents) if (each !== answering) this.#letGo(each, answering !== undefined);
    if (answering === undefined) {
      const passing = agents.map((accountId) => ({ accountId, until: this.#now + 30_000 }));
      this.missed++;
      return this.#wait({ ...call, passing });
    }
    if (call.isCallBack) return this.#callBack(call, answering);
    this.answered++;
    this.waits.push(this.#now - call.enqueuedAt);
    this.#talk(answering);
  }

  /** The agent has answered, and the customer is called: who does not answer keeps the place, and is called again later. */
  #callBack(call: WaitingCall, accountId: string): void {
    if (this.#chance() < 0.8) {
      this.calledBack++;
      return this.#talk(accountId);
    }
    this.notReached++;
    this.#agenda.add(this.#now + 120_000, () => this.#wait({ ...call, passing: [] }));
    this.#isFree(accountId);
  }

  /** Somebody else was quicker; or nobody answered, and the agent is not asked for a while. */
  #letGo(accountId: string, taken: boolean): void {
    if (taken) return this.#isFree(accountId);
    this.#set(accountId, 'not-answering');
    this.#agenda.add(this.#now + 30_000, () => this.#isFree(accountId));
  }

  #talk(accountId: string): void {
    const agent = this.#set(accountId, 'talking');
    agent.handled++;
    const talked = this.#now + 30_000 + this.#below(300_000);
    this.#agenda.add(talked, () => this.#set(accountId, 'wrap-up'));
    const done = talked + this.#below(30_000);
    this.#agenda.add(done, () => {
      agent.idleSince = this.#now;
      agent.readySince = this.#now;
      if (this.#chance() < 0.05) this.#rest(accountId);
      else this.#isFree(accountId);
    });
  }

  #rest(accountId: string): void {
    const agent = this.#set(accountId, 'break');
    this.#agenda.add(this.#now + 300_000 + this.#below(900_000), () => {
      agent.readySince = this.#now;
      agent.ticked = this.#someTicks();
      this.#isFree(accountId);
    });
  }

  #set(accountId: string, doing: Agent['doing']): Agent {
    const agent = this.agents.get(accountId);
    if (!agent) throw new Error(`there is no ${accountId}`);
    agent.doing = doing;
    if (doing === 'free') this.#free.add(accountId);
    else this.#free.delete(accountId);
    if (doing !== 'free') this.#distribution.agentIsTaken(accountId);
    return agent;
  }

  #isFree(accountId: string): void {
    this.#distribution.agentIsFree({ ...this.#set(accountId, 'free') });
  }

  #below(most: number): number {
    return Math.floor(this.#chance() * most);
  }

  #one<T>(of: readonly T[]): T {
    const one = of[this.#below(of.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  }
}

const ableIn = ({ members, requiredSkills }: QueueRules): ReadonlySet<string> =>
  new Set(members.filter((member) => isSkilled(member, requiredSkills)).map(({ accountId }) => accountId));
