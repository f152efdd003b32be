import { Distribution, type Offer, type Passing, isOfferable, nextOf } from '@wpm/acd';
import type { CallControl, OfferWhy, QueueNews, QueueStanding } from '@wpm/calls';
import type { GivingRefusal } from '@wpm/contract';
import { type Clock, type Instant, type Log, type Result, ok, refuse } from '@wpm/kernel';
import type { AudioSource } from '@wpm/media';
import type { Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import { AgentIdleness } from './agent-idleness.ts';
import type { CampaignBook } from './campaign-book.ts';
import { type Giving, refusalToGive } from './giving.ts';
import { queueGauges } from './queue-gauges.ts';
import { type Campaign, rulesOf } from './queue-plan-of.ts';
import { RecentWaits, toldInQueue } from './told-in-queue.ts';

/** How long a call passes an agent by who declined it, or whom it did not reach (ADR 0026). */
const PASS_MS = 30_000;
/** How long the desk waits to read again what the database would not give. */
const RETRY_MS = 1_000;

export type QueueDeskDeps = {
  readonly store: Pick<Store, 'queues'>;
  readonly campaigns: Pick<CampaignBook, 'byId'>;
  readonly agents: Pick<AgentDesk, 'stateOf' | 'onTurned' | 'restored'>;
  readonly calls: Pick<CallControl, 'offer' | 'withdraw' | 'isBusy'>;
  readonly clock: Clock;
  readonly log: Log;
  /** For the strategies that choose by chance. */
  readonly seed: number;
};

/** A call in a queue, as the desk was last told. */
type Waiting = {
  readonly standing: QueueStanding;
  readonly campaign: Campaign | undefined;
  readonly lastAgent: string | null;
};

/**
 * Gives waiting calls to agents: tells the distribution of both as they are, and has done what it decides. Everything it knows
 * it is told anew after a restart: calls by call control, agents by their desk.
 */
export class QueueDesk implements Disposable {
  readonly #deps: QueueDeskDeps;
  readonly #distribution: Distribution;
  readonly #idleness: AgentIdleness;
  readonly #waits = new RecentWaits();
  readonly #calls = new Map<string, Waiting>();
  /** Calls whose offer is under way, and what came meanwhile. */
  readonly #offering = new Set<string>();
  /** Agents a call passes by although no offer to them stands in its ledger. */
  readonly #passing = new Map<string, readonly Passing[]>();
  /** Members who do not want the calls of a campaign now: `campaign/account`. */
  readonly #leftOut: Set<string>;
  readonly #listening: Disposable;
  #timer: Disposable | undefined;

  private constructor(deps: QueueDeskDeps, idleness: AgentIdleness, leftOut: Set<string>) {
    this.#deps = deps;
    this.#distribution = new Distribution(deps.seed);
    this.#idleness = idleness;
    this.#leftOut = leftOut;
    this.#listening = deps.agents.onTurned((accountId) => this.#agentTurned(accountId));
    for (const { id } of deps.agents.restored) this.#see(id);
  }

  static async open(deps: QueueDeskDeps): Promise<QueueDesk> {
    const { queues } = deps.store;
    const [pasts, leftOut] = await Promise.all([queues.pasts(new Date(deps.clock.now())), queues.leftOut()]);
    const names = leftOut.map(({ campaignId, accountId }) => `${campaignId}/${accountId}`);
    return new QueueDesk(deps, new AgentIdleness(pasts), new Set(names));
  }

  [Symbol.dispose](): void {
    this.#listening[Symbol.dispose]();
    this.#timer?.[Symbol.dispose]();
    this.#calls.clear();
  }

  /** How a call stands in its queue now. */
  turned(news: QueueNews): void {
    if (news.kind === 'left') return this.#left(news);
    const { callId, campaignId } = news;
    const known = this.#calls.get(callId);
    if (known && known.standing.campaignId === campaignId) {
      this.#calls.set(callId, { ...known, standing: news });
      this.#letGo(known.standing, news);
      return this.#placed(callId);
    }
    this.#distribution.callIsGone(callId);
    this.#calls.set(callId, { standing: news, campaign: undefined, lastAgent: null });
    void this.#admit(news);
  }

  gauges(): Readonly<Record<string, number>> {
    return queueGauges(this.#calls.values().map(({ standing }) => standing.campaignId));
  }

  /** A campaign's settings have changed: they hold for the calls that wait already. */
  async campaignChanged(tenantId: string, campaignId: string): Promise<void> {
    if (!this.#distribution.hasQueue(campaignId)) return;
    const campaign = await this.#deps.campaigns.byId(tenantId, campaignId);
    if (campaign) this.#ruled(campaign);
  }

  /** An agent ticked these campaigns, or left them out. */
  async ticked(agent: { readonly tenantId: string; readonly id: string }, isTicked: ReadonlyMap<string, boolean>) {
    for (const [campaignId, on] of isTicked) {
      const name = `${campaignId}/${agent.id}`;
      if (on) this.#leftOut.delete(name);
      else this.#leftOut.add(name);
      await this.campaignChanged(agent.tenantId, campaignId);
    }
  }

  /**
   * A supervisor gives a waiting call to somebody, or takes it (F47): it rings for them alone, as any offer does. Who does not answer leaves
   * it at its place. Resolves when their phones ring.
   */
  async give(giving: Giving): Promise<Result<void, { readonly code: GivingRefusal }>> {
    const { callId, tenantId, accountId, by: givenBy } = giving;
    const { calls, clock } = this.#deps;
    const known = this.#calls.get(callId);
    if (known?.standing.tenantId !== tenantId || known.standing.isCallBack === true)
      return refuse({ code: 'giving/not-waiting' });
    if (known.standing.state === 'offered' || this.#offering.has(callId)) return refuse({ code: 'giving/ringing' });
    const refused = refusalToGive(this.#deps.agents.stateOf(accountId).state, giving, calls.isBusy(accountId));
    if (refused) return refuse({ code: refused });
    this.#distribution.callIsGone(callId);
    this.#distribution.agentIsTaken(accountId);
    const tier = known.campaign?.settings.members.find((member) => member.accountId === accountId)?.priority ?? 0;
    const waitedMs = clock.now() - known.standing.enteredAt;
    const why = { by: 'by-hand', givenBy, tier, candidates: 1, waitedMs };
    if (await this.#ring(callId, [accountId], why)) return ok(undefined);
    return refuse({ code: this.#calls.has(callId) ? 'giving/no-phone' : 'giving/not-waiting' });
  }

  /** What a customer who waits is to hear of their place; undefined where it is not known. */
  toldTo(callId: string): AudioSource | undefined {
    const known = this.#calls.get(callId);
    const ahead = this.#distribution.aheadOf(callId);
    const tells = known?.campaign?.settings.queue.tells;
    if (!known || ahead === undefined || ahead < 0 || tells === undefined || tells === 'nothing') return undefined;
    if (tells === 'position') return toldInQueue('queue-position', ahead + 1);
    const mean = this.#waits.meanOf(known.standing.campaignId);
    return mean === undefined ? undefined : toldInQueue('estimated-wait', mean / 60_000);
  }

  /** Calls that wait or are offered, by the campaign. */
  get size(): number {
    return this.#calls.size;
  }

  /** A call comes to a queue: by which rules it waits is read first. */
  async #admit({ callId, tenantId, campaignId, customer }: QueueStanding): Promise<void> {
    try {
      const campaign = await this.#deps.campaigns.byId(tenantId, campaignId);
      const isAsked = campaign?.settings.lastAgentFirst === true && customer.number.startsWith('+');
      const lastAgent = isAsked ? await this.#deps.store.queues.lastAgentOf(tenantId, customer.number) : undefined;
      const known = this.#calls.get(callId);
      if (!known || known.standing.campaignId !== campaignId) return;
      this.#calls.set(callId, { ...known, campaign, lastAgent: lastAgent ?? null });
      if (campaign) this.#ruled(campaign);
      this.#placed(callId);
    } catch (error) {
      this.#deps.log.error('queue.not-read', { call: callId, campaign: campaignId, error: String(error) });
      this.#deps.clock.schedule(this.#deps.clock.now() + RETRY_MS, () => void this.#again(callId));
    }
  }

  async #again(callId: string): Promise<void> {
    const known = this.#calls.get(callId);
    if (known && !known.campaign) await this.#admit(known.standing);
  }

  #ruled(campaign: Campaign): void {
    const serves = (accountId: string) => !this.#leftOut.has(`${campaign.id}/${accountId}`);
    this.#distribution.setQueue(rulesOf(campaign, serves));
    this.#distribute();
  }

  /** Puts the call where it stands: to the others who wait, or, while phones ring for it, nowhere. */
  #placed(callId: string): void {
    const known = this.#calls.get(callId);
    if (!known?.campaign || this.#offering.has(callId)) return;
    const { standing, lastAgent } = known;
    if (standing.state === 'offered') return this.#distribution.callIsGone(callId);
    const { campaignId: queueId, enteredAt: enqueuedAt, ahead, isCallBack } = standing;
    const passing = [...passedIn(standing), ...(this.#passing.get(callId) ?? [])];
    const kind = isCallBack && { isCallBack };
    this.#distribution.callWaits({ callId, queueId, enqueuedAt, ahead, lastAgent, passing, ...kind });
    this.#distribute();
  }

  #left({ callId, offers }: Extract<QueueNews, { kind: 'left' }>): void {
    const known = this.#calls.get(callId);
    this.#distribution.callIsGone(callId);
    this.#calls.delete(callId);
    this.#passing.delete(callId);
    const answered = offers.findLast(({ outcome }) => outcome === 'answered');
    if (!known || !answered?.endedAt) return;
    this.#idleness.handled(answered.accountId, answered.endedAt);
    // How long a kept place lasted says nothing to who waits on the line.
    if (!known.standing.isCallBack)
      this.#waits.answered(known.standing.campaignId, answered.endedAt - known.standing.enteredAt);
  }

  #agentTurned(accountId: string): void {
    this.#see(accountId);
    this.#withdrawFrom(accountId);
    this.#distribute();
  }

  /** Who is offered the call no more, while others still are, can be offered another: of whom no phone rang nobody else tells. */
  #letGo(before: QueueStanding, now: QueueStanding): void {
    const wasOpen = (number: number) => before.offers.some((each) => each.number === number && each.outcome === null);
    const gone = now.offers.filter(({ number, outcome }) => outcome !== null && wasOpen(number));
    for (const { accountId } of gone) this.#see(accountId);
    if (gone.length > 0) this.#distribute();
  }

  /** Whether an agent can be offered a call now is looked at, not remembered. */
  #see(accountId: string): void {
    const { agents, calls, clock } = this.#deps;
    const { state } = agents.stateOf(accountId);
    const now = clock.now();
    this.#idleness.saw(accountId, state, now);
    const isFree = isOfferable(state, 'campaign') && state.reach.kind === 'reachable' && !calls.isBusy(accountId);
    if (!isFree) return this.#distribution.agentIsTaken(accountId);
    this.#distribution.agentIsFree({ accountId, ticked: null, ...this.#idleness.of(accountId, now) });
  }

  /** Who is signed out while a call rings them, or leaves the queue while they are woken for it, has it no more (semantics, Queues). */
  #withdrawFrom(accountId: string): void {
    const { state } = this.#deps.agents.stateOf(accountId);
    const { chosen, activity } = state;
    const isOut = activity.kind === 'ringing' && nextOf(state)?.kind === 'signed-out';
    const isAway = activity.kind === 'idle' && (chosen.kind === 'signed-out' || chosen.kind === 'break');
    if (!isOut && !isAway) return;
    for (const { standing } of this.#calls.values()) {
      // What a supervisor took themselves they want whatever their status is.
      const isTheirs = standing.offers.some(
        ({ outcome, accountId: id, why }) => outcome === null && id === accountId && (isOut || why.givenBy !== id),
      );
      if (isTheirs) void this.#deps.calls.withdraw(standing.callId, accountId);
    }
  }

  /** Makes every offer there is to make. */
  #distribute(): void {
    const now = this.#deps.clock.now();
    for (let offer = this.#distribution.next(now); offer; offer = this.#distribution.next(now)) void this.#offer(offer);
    this.#timer?.[Symbol.dispose]();
    const due = this.#distribution.nextChange(now);
    this.#timer = due === undefined ? undefined : this.#deps.clock.schedule(due + 1, () => this.#distribute());
  }

  async #offer({ call: { callId }, agents, why }: Offer): Promise<void> {
    await this.#ring(callId, agents, why);
  }

  /** Has agents rung for a call that left the line for it; false where nobody could be. */
  async #ring(callId: string, agents: readonly string[], why: OfferWhy): Promise<boolean> {
    const { calls, clock, log } = this.#deps;
    this.#offering.add(callId);
    log.info('queue.offered', { call: callId, agents: agents.join(' '), by: why.by, candidates: why.candidates });
    const isMade = await calls.offer(callId, { agents, why }).catch((error: unknown) => {
      log.error('queue.not-offered', { call: callId, error: String(error) });
      return false;
    });
    this.#offering.delete(callId);
    if (!isMade && this.#calls.has(callId)) this.#pass(callId, agents, clock.now());
    for (const accountId of agents) this.#see(accountId);
    this.#placed(callId);
    this.#distribute();
    return isMade;
  }

  /** An offer that could not even be made is not made again at once. */
  #pass(callId: string, agents: readonly string[], now: Instant): void {
    const before = (this.#passing.get(callId) ?? []).filter(({ until }) => until > now);
    const passed = agents.map((accountId) => ({ accountId, until: now + PASS_MS }));
    this.#passing.set(callId, [...before, ...passed]);
  }
}

/** Agents whom the call passes by: they declined it, or it did not reach them. */
function passedIn({ offers }: QueueStanding): readonly Passing[] {
  return offers.flatMap(({ accountId, outcome, endedAt }) =>
    (outcome === 'rejected' || outcome === 'not-delivered') && endedAt !== null
      ? [{ accountId, until: endedAt + PASS_MS }]
      : [],
  );
}
