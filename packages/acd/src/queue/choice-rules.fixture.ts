import type { CampaignMember } from '@wpm/contract';
import type { FreeAgent, Offer, QueueRules } from './queue.ts';

/** An agent of a day. */
export type Agent = { -readonly [Key in keyof FreeAgent]: FreeAgent[Key] } & {
  doing: 'free' | 'offered' | 'talking' | 'wrap-up' | 'break' | 'not-answering';
};

/** What is to hold all day: cheaper than `expect`, which is asked a million times here. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}

/** What a strategy promises of every single choice, told as simply as can be; of `random` and `weighted` only many together tell. */
export class ChoiceRules {
  /** Whose turn it was last, by the queue and the place in its list. */
  readonly #turns = new Map<string, number>();

  /** @param suitable everybody who could have had the call */
  check({ queueId, members }: QueueRules, { call, agents, why }: Offer, suitable: readonly Agent[]): void {
    const [chosen] = agents;
    if (why.by === 'last-agent') return must(chosen === call.lastAgent, 'who spoke to them last is who did');
    const places = new Map(members.map(({ accountId }, place) => [accountId, place]));
    const placeOf = (accountId: string) => places.get(accountId) ?? Infinity;
    const tier = suitable.filter(({ accountId }) => tierOf(members, accountId) === why.tier);
    const isLeast = (measure: (agent: Agent) => number) =>
      tier.every(
        (each) =>
          each.accountId === chosen || measure(tier.find((own) => own.accountId === chosen) ?? each) <= measure(each),
      );
    if (why.by === 'ring-all' && !call.isCallBack)
      return must(agents.length === tier.length, 'all of the tier are rung');
    must(agents.length === 1, 'one agent is rung at a time');
    if (why.by === 'longest-idle')
      must(
        isLeast(({ idleSince }) => idleSince),
        'who is idle for longest is rung',
      );
    if (why.by === 'longest-ready')
      must(
        isLeast(({ readySince }) => readySince),
        'who is ready for longest is rung',
      );
    if (why.by === 'fewest-calls')
      must(
        isLeast(({ handled }) => handled),
        'who had the fewest calls is rung',
      );
    if (why.by === 'fixed-order')
      must(
        isLeast(({ accountId }) => placeOf(accountId)),
        'who stands first is rung',
      );
    if (why.by !== 'round-robin') return;
    const last = this.#turns.get(queueId) ?? -1;
    const turnOf = (accountId: string) => placeOf(accountId) + (placeOf(accountId) > last ? 0 : members.length);
    must(
      isLeast(({ accountId }) => turnOf(accountId)),
      'whose turn it is is rung',
    );
    this.#turns.set(queueId, placeOf(chosen));
  }
}

const tierOf = (members: readonly CampaignMember[], accountId: string): number | undefined =>
  members.find((each) => each.accountId === accountId)?.priority;
