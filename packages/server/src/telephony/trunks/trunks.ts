import type { CallObserver, Peer } from '@wpm/calls';
import { numberFrom, readDialled, trunkOrder } from '@wpm/directory';
import type { Log } from '@wpm/kernel';
import { type Flow, type IncomingRequest, type SipRequest, userOf } from '@wpm/sip';
import type { AccountRow, Store, Tenant, TrunkRow } from '@wpm/store';
import { AcceptedRegistrations } from './accepted-registrations.ts';
import { calledIn } from './inbound-call.ts';
import { LiveTrunk, type LiveTrunkDeps } from './live-trunk.ts';
import { howFrom } from './trunk-source.ts';
import type { TrunkStanding } from './trunk-control.ts';
import { TrunkSlots, hasRoom } from './trunk-slots.ts';
import { TrunkWays } from './trunk-ways.ts';

/** What trunks ask of the database. */
export type TrunkStore = {
  readonly trunks: Pick<Store['trunks'], 'all' | 'byId'>;
  readonly tenants: { byId(id: string): Promise<Pick<Tenant, 'defaultCountryCode'> | undefined> };
  readonly registrations: Store['registrations'];
  readonly accounts: { byDirectNumber(e164: string): Promise<Pick<AccountRow, 'tenantId'> | undefined> };
};

export type TrunksDeps = Omit<LiveTrunkDeps, 'accepted' | 'slots'> & { readonly store: TrunkStore };

/** How long the start waits for DNS. */
const PATIENCE_MS = 2_000;

/** The trunks of this node: whose a request is, and which of them a call takes. They change while it runs. */
export class Trunks implements Disposable {
  readonly slots: TrunkSlots;
  /** Which way each dialog with a trunk came or went. */
  readonly ways = new TrunkWays();
  readonly accepted: AcceptedRegistrations;
  readonly #deps: TrunksDeps;
  readonly #log: Log;
  readonly #live = new Map<string, LiveTrunk>();
  readonly #failures = new Map<string, number>();
  #isStarted = false;
  /** Changes of one trunk are carried out one after the other. */
  readonly #changing = new Map<string, Promise<void>>();

  constructor(deps: TrunksDeps) {
    this.#deps = deps;
    this.#log = deps.log;
    this.slots = new TrunkSlots(deps.clock);
    this.accepted = new AcceptedRegistrations({ ...deps, registrations: deps.store.registrations });
  }

  /** Reads every trunk there is and looks its addresses up; one whose DNS is slow is waited for only briefly. */
  async load(): Promise<void> {
    const rows = await this.#deps.store.trunks.all();
    const ready = Promise.all(rows.map((row) => this.#make(row).prepare()));
    await this.accepted.restore();
    const { clock } = this.#deps;
    const patience = Promise.withResolvers<void>();
    using _ = clock.schedule(clock.now() + PATIENCE_MS, patience.resolve);
    await Promise.race([ready, patience.promise]);
  }

  /** Lets every trunk register and ask for its far end, now that we can be reached. */
  start(): void {
    this.#isStarted = true;
    for (const trunk of this.#live.values()) trunk.start();
  }

  /** Takes what the database says of a trunk now: new, changed or gone. */
  reload(trunkId: string): Promise<void> {
    const before = this.#changing.get(trunkId) ?? Promise.resolve();
    const after = before.then(() => this.#reload(trunkId));
    const settled = after.catch((error: unknown) =>
      this.#log.error('trunk.not-reloaded', { trunk: trunkId, error: String(error) }),
    );
    this.#changing.set(trunkId, settled);
    void settled.then(() => this.#changing.get(trunkId) === settled && this.#changing.delete(trunkId));
    return after;
  }

  byId(id: string): LiveTrunk | undefined {
    return this.#live.get(id);
  }

  all(): Iterable<LiveTrunk> {
    return this.#live.values();
  }

  /** INVITEs of ours the trunk did not take, since the process started. */
  failuresOf(trunkId: string): number {
    return this.#failures.get(trunkId) ?? 0;
  }

  countFailure(trunkId: string): void {
    this.#failures.set(trunkId, this.failuresOf(trunkId) + 1);
  }

  stateOf(trunkId: string): TrunkStanding {
    const trunk = this.#live.get(trunkId);
    const calls = this.slots.countsOf(trunkId);
    return { state: trunk?.state ?? { name: 'disabled' }, calls, lastError: trunk?.lastError ?? null };
  }

  /** Whether a flow is a trunk's, so that it may send more than a stranger. */
  isTrusted(flow: Flow): boolean {
    return this.#live.values().some((trunk) => trunk.settings.enabled && howFrom(trunk, flow) !== undefined);
  }

  /**
   * The trunk a request came by; undefined where it is none's. Where several tenants share a carrier's address, the one
   * that registered the Contact it is sent to, else the one whose user has the number that is called.
   */
  async bySource(flow: Flow, request: SipRequest): Promise<LiveTrunk | undefined> {
    const from = [...this.#live.values()].filter(
      (trunk) => trunk.settings.enabled && howFrom(trunk, flow, request) !== undefined,
    );
    const line = userOf(request.uri);
    const registered = from.find((trunk) => trunk.contactUser === line && line !== 'wpm');
    if (registered) return registered;
    const [first] = from.toSorted((a, b) => a.settings.priority - b.settings.priority);
    if (from.every(({ tenantId }) => tenantId === first?.tenantId)) return first;
    for (const trunk of from) if (await this.#reaches(trunk, request)) return trunk;
    return first;
  }

  /** Whether a REGISTER is a far end's that registers with us; `accepted.register` answers it then. */
  isRegistration({ request }: IncomingRequest): boolean {
    return request.method === 'REGISTER' && this.accepted.isFor(request);
  }

  /**
   * The tenant's trunks that take a call now, in the order it should try them; `none` says why there is none.
   * @param only the one that is meant; absent: any
   */
  forCall(
    tenantId: string,
    only?: string,
  ): { readonly trunks: readonly LiveTrunk[]; readonly none: 'unavailable' | 'full' } {
    const usable = [...this.#live.values()].filter(
      (trunk) => trunk.tenantId === tenantId && trunk.isUsable && (only === undefined || trunk.id === only),
    );
    const free = usable.filter((trunk) => hasRoom(this.slots.countsOf(trunk.id), 'outbound', trunk.settings.limits));
    const choices = free.map((trunk) => {
      const { priority, weight } = trunk.settings;
      return { id: trunk.id, priority, weight, isUp: trunk.isUp, trunk };
    });
    const trunks = trunkOrder(choices, this.#deps.chance).map(({ trunk }) => trunk);
    return { trunks, none: usable.length > 0 ? 'full' : 'unavailable' };
  }

  /** Counts the calls of call control on their trunks. */
  readonly observer: CallObserver = {
    trying: (callId, peer) => {
      const trunk = trunkOf(peer, this.#live);
      // A place that is not to be had is found missing when the INVITE should go out.
      if (trunk) this.slots.take(callId, { trunkId: trunk.id, direction: 'outbound' }, trunk.settings.limits);
    },
    left: (callId, peer, was) => {
      // A trunk that did not take the call has its place back by then.
      if (peer.kind === 'trunk' && was === 'answered') {
        this.slots.release(callId, peer.trunkId, peer.from ? 'inbound' : 'outbound');
      }
    },
    over: (callId) => this.slots.over(callId),
    resumed: (callId, record, peers) => {
      for (const peer of peers) {
        if (peer.kind !== 'trunk') continue;
        const direction = record.direction === 'inbound' ? 'inbound' : 'outbound';
        this.slots.restore(callId, { trunkId: peer.trunkId, direction });
      }
    },
  };

  [Symbol.dispose](): void {
    this.accepted[Symbol.dispose]();
    for (const trunk of this.#live.values()) trunk.stop();
    this.#live.clear();
  }

  async #reload(trunkId: string): Promise<void> {
    const row = await this.#deps.store.trunks.byId(trunkId);
    if (row) return this.#apply(row);
    this.#live.get(trunkId)?.stop();
    this.#live.delete(trunkId);
    this.#failures.delete(trunkId);
  }

  async #apply(row: TrunkRow): Promise<void> {
    const known = this.#live.get(row.id);
    if (known) return known.apply(row);
    const trunk = this.#make(row);
    await trunk.prepare();
    if (this.#isStarted && this.#live.get(row.id) === trunk) trunk.start();
  }

  #make(row: TrunkRow): LiveTrunk {
    const { accepted, slots } = this;
    const trunk = new LiveTrunk(row, { ...this.#deps, accepted, slots });
    this.#live.set(row.id, trunk);
    return trunk;
  }

  async #reaches(trunk: LiveTrunk, request: SipRequest): Promise<boolean> {
    const { inbound } = trunk.settings.numbers;
    const tenant = await this.#deps.store.tenants.byId(trunk.tenantId);
    const sent = calledIn(request, inbound.called, trunk.contactUser);
    const dialled = readDialled(numberFrom(sent, inbound.rules), tenant?.defaultCountryCode ?? '');
    if (dialled.kind !== 'outside') return false;
    return (await this.#deps.store.accounts.byDirectNumber(dialled.number))?.tenantId === trunk.tenantId;
  }
}

function trunkOf(peer: Peer, live: ReadonlyMap<string, LiveTrunk>): LiveTrunk | undefined {
  return peer.kind === 'trunk' ? live.get(peer.trunkId) : undefined;
}
