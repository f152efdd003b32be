import type { CallControl, OfferAsk, OfferRecord, QueueNews, Summoned } from '@wpm/calls';
import type { Clock, Instant, Log } from '@wpm/kernel';
import type { KeptPlaceRow, PlaceOffer, Store } from '@wpm/store';
import type { CampaignBook } from './campaign-book.ts';
import { placeStateOf } from './kept-place.ts';
import type { OfferTally } from './offer-tally.ts';

/** How often it is looked whose turn has come: an opening hour, the end of a pause, a claim that ran out. */
const EVERY_MS = 5_000;
/** How long the missed call is an agent's whose phone rings for it: longer than any ringing, theirs and the customer's. */
const CLAIMED_MS = 180_000;
/** What is remembered of a place's offers, for whom it passes by. */
const MOST_OFFERS = 20;

export type KeptPlaceDeskDeps = {
  readonly store: Pick<Store, 'keptPlaces'>;
  readonly campaigns: Pick<CampaignBook, 'byId' | 'isOpen'>;
  readonly calls: Pick<CallControl, 'isUnderWay'> & {
    readonly placing: Pick<CallControl['placing'], 'place' | 'withdraw'>;
  };
  /** A place of a tenant waits, is offered or has ended: what supervisors see is another by now. */
  readonly onMoved: (tenantId: string) => void;
  /** Tells whoever gives calls to agents how a place stands, as call control does of its calls. */
  readonly turned: (news: QueueNews) => void;
  /** Counts what came of offers. */
  readonly tally: Pick<OfferTally, 'offerEnded'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** A place as the desk last knew it. */
type Known = {
  row: KeptPlaceRow;
  offers: readonly OfferRecord[];
  /** The call that is placed for it, from the choice of its agent to its end; `callId`: null until it is known. */
  placing: { readonly callId: string | null } | null;
  /** What the distribution was told; null: that it does not wait. */
  told: 'waiting' | 'offered' | null;
};

/**
 * Kept places in queues (ADR 0051): each waits among the calls of its campaign, and has a call placed for the agent whose turn it is.
 * What it knows it reads: a restart loses nothing but phones that ring.
 */
export class KeptPlaceDesk implements Disposable {
  readonly #deps: KeptPlaceDeskDeps;
  readonly #places = new Map<string, Known>();
  /** Customers who wait on the line, by their call: whose place that is, is not called meanwhile. */
  readonly #onLine = new Map<string, string>();
  #timer: Disposable | undefined;
  #isClosed = false;
  #looking: Promise<void> | undefined;
  #isAskedAgain = false;

  constructor(deps: KeptPlaceDeskDeps) {
    this.#deps = deps;
  }

  /** Places wait from now on. */
  async start(): Promise<void> {
    const { store, clock } = this.#deps;
    await store.keptPlaces.withdrawOffers(new Date(clock.now()));
    await this.look();
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#timer?.[Symbol.dispose]();
  }

  /** Whether this is a kept place, and no call. */
  has(placeId: string): boolean {
    return this.#places.has(placeId);
  }

  /** A call came to a queue, or left it. Who calls again while their place is kept is served as who waits. */
  saw(news: QueueNews): void {
    if (this.has(news.callId)) return;
    const key = news.kind === 'queued' ? keyOf({ ...news, number: news.customer.number }) : undefined;
    const before = this.#onLine.get(news.callId);
    if (key === before) return;
    if (key) this.#onLine.set(news.callId, key);
    else this.#onLine.delete(news.callId);
    const isConcerned = this.#places.values().some(({ row }) => [key, before].includes(keyOf(row)));
    if (isConcerned) void this.look();
  }

  /** Reads how all places stand, and tells it. Asked for meanwhile, it looks again. Never throws. */
  look(): Promise<void> {
    if (this.#looking) {
      this.#isAskedAgain = true;
      return this.#looking;
    }
    this.#looking = this.#lookWhileAsked().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** Has a call placed for the agent whose turn it is; false where none can be. */
  async offer(placeId: string, { agents: [accountId], why }: OfferAsk): Promise<boolean> {
    const known = this.#places.get(placeId);
    if (!known || known.placing || accountId === undefined) return false;
    known.placing = { callId: null };
    try {
      const at = this.#deps.clock.now();
      const offering = { accountId, why, at: new Date(at), claimedUntil: new Date(at + CLAIMED_MS) };
      const line = await this.#deps.store.keptPlaces.offered(placeId, offering);
      if (line) {
        const offer = { number: line.number, accountId, why, chosenAt: at, rangAt: null, endedAt: null, outcome: null };
        known.offers = [...known.offers, offer].slice(-MOST_OFFERS);
        return await this.#place(known, line);
      }
    } finally {
      if (known.placing.callId === null) known.placing = null;
    }
    // Somebody spoke to the customer, or is about to: the place is looked at anew.
    this.#tell(known, null);
    void this.look();
    return false;
  }

  /** Takes back what rings for a place. */
  withdraw(placeId: string): void {
    const callId = this.#places.get(placeId)?.placing?.callId;
    if (callId) this.#deps.calls.placing.withdraw(callId);
  }

  async #place(known: Known, line: PlaceOffer): Promise<boolean> {
    const { clock, store, calls } = this.#deps;
    const { id: placeId, tenantId, campaignId, number, name, called, enteredAt, callId } = known.row;
    const callBack = { placeId, callId, called, customer: { number, name }, enteredAt: enteredAt.getTime() };
    const ask = { tenantId, accountId: line.accountId, dialled: number, campaignId, callBack };
    const placed = await calls.placing.place(ask);
    if (!placed.ok) {
      const isAgents = placed.error.code === 'call/no-phone' || placed.error.code === 'call/busy';
      if (!isAgents) await store.keptPlaces.tried(placeId, new Date(clock.now()));
      await this.#offerEnds(known, line, { outcome: isAgents ? 'not-delivered' : 'withdrawn', rangAt: null });
      return false;
    }
    known.placing = { callId: placed.value.callId };
    this.#tell(known, 'offered');
    void placed.value.summoned.then((summoned) => this.#offerEnds(known, line, summoned));
    return true;
  }

  /** The agent has the call, and it is the call's to say what comes of it; or the place waits for the next. */
  async #offerEnds(known: Known, line: PlaceOffer, { outcome, askedAt, rangAt }: Summoned): Promise<void> {
    const { clock, store, tally, log } = this.#deps;
    const endedAt = clock.now();
    known.offers = known.offers.map((each) =>
      each.number === line.number
        ? { ...each, ...(askedAt !== undefined && { askedAt }), rangAt, endedAt, outcome }
        : each,
    );
    const times = { askedAt: instant(askedAt ?? null), rangAt: instant(rangAt), endedAt: new Date(endedAt) };
    try {
      await store.keptPlaces.offerEnded(line, { outcome, ...times });
      tally.offerEnded(known.row.tenantId, line);
    } catch (error) {
      log.error('kept-place.not-written', { place: known.row.id, outcome, error: String(error) });
    }
    await this.look();
  }

  async #lookWhileAsked(): Promise<void> {
    do {
      this.#isAskedAgain = false;
      await this.#lookOnce();
    } while (this.#isAskedAgain);
  }

  async #lookOnce(): Promise<void> {
    const { clock, log, store } = this.#deps;
    this.#timer?.[Symbol.dispose]();
    try {
      const now = clock.now();
      const rows = await store.keptPlaces.open(new Date(now));
      const isOpen = new Set(rows.map(({ id }) => id));
      for (const [id, known] of this.#places) if (!isOpen.has(id)) this.#forget(id, known);
      for (const row of rows) await this.#see(row, now);
    } catch (error) {
      log.error('kept-places.not-read', { error: String(error) });
    }
    if (this.#isClosed) return;
    this.#timer = clock.schedule(clock.now() + EVERY_MS, () => void this.look());
  }

  async #see(row: KeptPlaceRow, now: Instant): Promise<void> {
    const { campaigns, calls, store } = this.#deps;
    const known = this.#places.get(row.id) ?? { row, offers: [], placing: null, told: null };
    this.#places.set(row.id, known);
    known.row = row;
    if (known.placing?.callId && !calls.isUnderWay(known.placing.callId)) known.placing = null;
    const isOnLine = this.#onLine.values().some((key) => key === keyOf(row));
    if (known.placing) {
      if (isOnLine) this.withdraw(row.id);
      return;
    }
    const campaign = await campaigns.byId(row.tenantId, row.campaignId);
    const isCampaignOpen = campaign !== undefined && (await campaigns.isOpen(row.tenantId, campaign));
    const state = placeStateOf(row, { queue: campaign?.settings.queue, isCampaignOpen, isOnLine, now });
    // An offer may have been made while that was read.
    if (known.placing) return;
    if (state.kind === 'over') {
      await store.keptPlaces.end(row.id, state.how, new Date(now));
      return this.#forget(row.id, known);
    }
    this.#tell(known, state.kind === 'waits' ? 'waiting' : null);
  }

  #forget(id: string, known: Known): void {
    this.#tell(known, null);
    this.#places.delete(id);
  }

  #tell(known: Known, told: Known['told']): void {
    const { row, offers } = known;
    if (told === null && known.told === null) return;
    const isMoved = known.told !== told;
    known.told = told;
    if (isMoved) this.#deps.onMoved(row.tenantId);
    if (told === null) return this.#deps.turned({ kind: 'left', callId: row.id, offers });
    const { id: callId, tenantId, campaignId, number, name, enteredAt } = row;
    const customer = { kind: 'outside', number, name, accountId: null } as const;
    const place = { callId, tenantId, campaignId, customer, enteredAt: enteredAt.getTime(), ahead: false };
    this.#deps.turned({ kind: 'queued', ...place, state: told, offers, isCallBack: true });
  }
}

const instant = (at: Instant | null): Date | null => (at === null ? null : new Date(at));

const keyOf = ({ campaignId, number }: Pick<KeptPlaceRow, 'campaignId' | 'number'>): string =>
  `${campaignId}/${number}`;
