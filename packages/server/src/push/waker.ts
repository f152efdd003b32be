import type { OfferRecord, WaitingCaller } from '@wpm/calls';
import type { PushMessage, WakeEnd, WakeOutcome } from '@wpm/contract';
import type { Clock, Log } from '@wpm/kernel';
import { type Registrar, type RegistrationChange } from '@wpm/sip';
import type { AccountRow, CallWakeRow, PushSubscriptionRow, Store } from '@wpm/store';
import { aorOf } from '../telephony/sip-identity.ts';
import type { PushSender } from './push-sender.ts';

/** How long a device may take to say that it rings its user (semantics, Queues). */
const WAKE_MS = 8_000;
/** How long it then rings its user, where nobody says how long a phone does. */
const RING_MS = 30_000;
/** How long the ledger is kept. */
const KEPT_MS = 90 * 24 * 60 * 60_000;

/** A call that needs a phone, as its notification shows it. */
export type WakingCall = {
  readonly callId: string;
  readonly caller: { readonly number: string; readonly name: string | null };
  readonly campaign?: string;
};

/** How a user is woken. */
export type WakeHow = {
  /** How long a device rings its user until they open the phone. */
  readonly ringMs?: number;
  /** A device rings them. */
  readonly onDevice?: () => void;
  /** Also where a phone is registered: it says nothing, and its connection may have broken without a word. */
  readonly beside?: boolean;
  /** Aborted when nobody waits for them any more. */
  readonly signal?: AbortSignal;
};

export type WakerDeps = {
  readonly store: Pick<Store, 'pushSubscriptions' | 'callWakes'>;
  readonly sender: Pick<PushSender, 'send'>;
  readonly registrar: Pick<Registrar, 'bindings' | 'onChange'>;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Log;
};

/** A wake that is waited for. */
type Waking = {
  row: CallWakeRow;
  readonly aor: string;
  readonly call: WakingCall;
  readonly subscriptions: readonly PushSubscriptionRow[];
  readonly how: WakeHow;
  /** Contacts of phones that were there: whoever comes has another. */
  readonly known: ReadonlySet<string>;
  /** @param taken somebody else has the call */
  readonly end: (outcome: WakeOutcome, taken?: boolean) => void;
  timer: Disposable;
  /** Resolves once the push services have taken, or not, that the user is called. */
  told: Promise<readonly boolean[]> | null;
};

/** Wakes the devices of users who have no phone at the moment, while a call waits for one (F29). */
export class Waker implements Disposable {
  readonly #deps: WakerDeps;
  readonly #wakings = new Map<string, Waking>();
  /** Callers of calls that are being routed, by the call. */
  readonly #callers = new Map<string, WaitingCaller>();
  /** Accounts of which a device has a subscription. */
  #accounts: ReadonlySet<string>;
  /** Addresses of record nobody came to the last time they were woken: until a phone registers, they are lost. */
  readonly #deaf = new Map<string, string>();
  readonly #listeners = new Set<(aor: string) => void>();
  readonly #listening: Disposable;

  private constructor(deps: WakerDeps, accounts: readonly string[]) {
    this.#deps = deps;
    this.#accounts = new Set(accounts);
    this.#listening = deps.registrar.onChange((change) => this.#registered(change));
  }

  static async open(deps: WakerDeps): Promise<Waker> {
    await deps.store.callWakes.forget(new Date(deps.now().getTime() - KEPT_MS));
    return new Waker(deps, await deps.store.pushSubscriptions.accounts());
  }

  [Symbol.dispose](): void {
    this.#listening[Symbol.dispose]();
    for (const { end } of this.#wakings.values()) end('gone');
  }

  /** Whether a device of the user is thought to come when it is woken: to them calls may be offered as if their phone was there. */
  canWake(accountId: string, aor: string): boolean {
    return this.#accounts.has(accountId) && !this.#deaf.has(aor);
  }

  /** Hears where it has changed whether somebody can be woken. */
  onTurned(listener: (aor: string) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** Somebody waits for this call to be routed: they hear that it rings, and nobody is woken for them any more once they leave. */
  waits(callId: string, caller: WaitingCaller): Disposable {
    this.#callers.set(callId, caller);
    return { [Symbol.dispose]: () => void this.#callers.delete(callId) };
  }

  /** Resolves when the user has a phone, or is not to get one for this call. Who has one already is not woken, unless it is `beside`. */
  async wake(account: AccountRow, call: WakingCall, how: WakeHow = {}): Promise<WakeOutcome> {
    const aor = aorOf(account);
    const known = this.#knownBeside(aor, how);
    const isThere = () => this.#deps.registrar.bindings(aor).some(({ contact }) => !known.has(contact));
    if (isThere()) return 'registered';
    if (account.disabled || !this.#accounts.has(account.id)) return 'unreachable';
    const subscriptions = await this.#deps.store.pushSubscriptions.of(account.id);
    if (subscriptions.length === 0) return this.#forgotten(account.id, aor);
    const { promise, resolve } = Promise.withResolvers<WakeOutcome>();
    const waking = this.#begin(account, { aor, call, subscriptions, how, known }, resolve);
    const gone = [this.#callers.get(call.callId)?.gone, how.signal].filter((each) => each !== undefined);
    const leave = () => waking.end('gone');
    for (const each of gone) each.addEventListener('abort', leave);
    if (isThere()) waking.end('registered');
    else if (gone.some(({ aborted }) => aborted)) leave();
    else void this.#push(waking);
    const outcome = await promise;
    for (const each of gone) each.removeEventListener('abort', leave);
    return outcome;
  }

  /** The device rings: from now on it is up to its user. False where nobody waits for it any more. */
  woken(wakeId: string): boolean {
    const waking = this.#wakings.get(wakeId);
    if (!waking) return false;
    if (waking.row.wokeAt === null) {
      this.#step(waking, { wokeAt: this.#deps.now() });
      this.#wait(waking, waking.how.ringMs ?? RING_MS);
      this.#callers.get(waking.call.callId)?.rings();
      waking.how.onDevice?.();
    }
    return true;
  }

  /** The user said no. False where nobody waits for it any more. */
  declined(wakeId: string): boolean {
    const waking = this.#wakings.get(wakeId);
    waking?.end('declined');
    return waking !== undefined;
  }

  /** A call is over: nobody is woken for it any more. */
  callOver(callId: string): void {
    for (const { call, end } of this.#wakings.values()) if (call.callId === callId) end('gone');
  }

  /** How the offers of a call stand: who is offered it no more, or at whose phones it rings by now, is not woken for it. */
  offersAre(callId: string, offers: readonly OfferRecord[]): void {
    for (const { call, row, end } of this.#wakings.values()) {
      if (call.callId !== callId) continue;
      const last = offers.findLast(({ accountId }) => accountId === row.accountId);
      if (last && last.outcome !== null) end('gone', last.outcome === 'taken');
      else if (last && last.rangAt !== null) end('registered');
    }
  }

  /** Subscriptions came or went: with a session, or by hand. */
  async reload(aor?: string): Promise<void> {
    this.#accounts = new Set(await this.#deps.store.pushSubscriptions.accounts());
    if (aor === undefined) return;
    this.#deaf.delete(aor);
    this.#tell(aor);
  }

  /** Phones that are there and say nothing: somebody is woken beside them. */
  #knownBeside(aor: string, { beside = false }: WakeHow): ReadonlySet<string> {
    return new Set(beside ? this.#deps.registrar.bindings(aor).map(({ contact }) => contact) : []);
  }

  #begin(
    { id: accountId, tenantId }: AccountRow,
    about: Pick<Waking, 'aor' | 'call' | 'subscriptions' | 'how' | 'known'>,
    resolve: (outcome: WakeOutcome) => void,
  ): Waking {
    const id = this.#deps.newId();
    const steps = { acceptedAt: null, wokeAt: null, registeredAt: null, endedAt: null, outcome: null };
    const row = { id, tenantId, accountId, callId: about.call.callId, pushedAt: this.#deps.now(), ...steps };
    const end: Waking['end'] = (outcome, taken = false) => {
      if (this.#wakings.delete(id)) resolve(this.#ended(waking, outcome, taken));
    };
    const waking: Waking = { row, ...about, end, timer: NEVER, told: null };
    this.#wakings.set(id, waking);
    this.#step(waking, {});
    this.#wait(waking, WAKE_MS);
    return waking;
  }

  #wait(waking: Waking, ms: number): void {
    const { clock } = this.#deps;
    waking.timer[Symbol.dispose]();
    const outcome = waking.row.wokeAt === null ? 'unreachable' : 'not-answered';
    waking.timer = clock.schedule(clock.now() + ms, () => waking.end(outcome));
  }

  /** Tells every device of the user; where no push service takes it, there is nobody to wait for. */
  async #push(waking: Waking): Promise<void> {
    const { row, call, subscriptions } = waking;
    const { number, name } = call.caller;
    const campaign = call.campaign ?? null;
    const message: PushMessage = { kind: 'call', wakeId: row.id, callId: call.callId, number, name, campaign };
    waking.told = Promise.all(subscriptions.map((each) => this.#sent(waking, each, message)));
    const accepted = await waking.told;
    if (!accepted.includes(true)) waking.end('unreachable');
  }

  async #sent(waking: Waking, subscription: PushSubscriptionRow, message: PushMessage): Promise<boolean> {
    const { error } = await this.#deps.sender.send(subscription, message);
    if (error === null && waking.row.acceptedAt === null) this.#step(waking, { acceptedAt: this.#deps.now() });
    return error === null;
  }

  #ended(waking: Waking, outcome: WakeOutcome, taken: boolean): WakeOutcome {
    const { row, aor } = waking;
    const endedAt = this.#deps.now();
    waking.timer[Symbol.dispose]();
    this.#step(waking, { endedAt, outcome, registeredAt: outcome === 'registered' ? endedAt : null });
    void this.#tellOver(waking, outcome === 'not-answered' ? 'unreachable' : outcome, taken);
    if (outcome === 'unreachable') {
      this.#deaf.set(aor, row.accountId);
      this.#tell(aor);
    }
    return outcome;
  }

  /** Every device of the user's, whichever of them the call was taken or declined on; after it was told of the call, never before. */
  async #tellOver({ row, call, subscriptions, told }: Waking, outcome: WakeEnd, taken: boolean): Promise<void> {
    if (told === null) return;
    await told;
    const { number, name } = call.caller;
    const end = { outcome, ...(taken && { taken }) } as const;
    const message: PushMessage = { kind: 'over', wakeId: row.id, callId: call.callId, ...end, number, name };
    for (const each of subscriptions) void this.#deps.sender.send(each, message);
  }

  /** The ledger is not waited for: a call never is late for it. */
  #step(waking: Waking, steps: Partial<CallWakeRow>): void {
    waking.row = { ...waking.row, ...steps };
    const { store, log } = this.#deps;
    const { id, callId } = waking.row;
    this.#writing = this.#writing
      .then(() => store.callWakes.write(waking.row))
      .catch((error: unknown) => log.error('wake.not-written', { wake: id, call: callId, error: String(error) }));
  }

  /** Lines are written one after the other, each as it stands by then. */
  #writing: Promise<void> = Promise.resolve();

  #registered({ aor, bindings }: RegistrationChange): void {
    if (bindings.length === 0) return;
    this.#deaf.delete(aor);
    const isNew = ({ known }: Waking) => bindings.some(({ contact }) => !known.has(contact));
    for (const waking of this.#wakings.values()) if (waking.aor === aor && isNew(waking)) waking.end('registered');
  }

  #forgotten(accountId: string, aor: string): WakeOutcome {
    this.#accounts = new Set([...this.#accounts].filter((each) => each !== accountId));
    this.#tell(aor);
    return 'unreachable';
  }

  #tell(aor: string): void {
    for (const listener of this.#listeners) listener(aor);
  }
}

const NEVER: Disposable = { [Symbol.dispose]: () => {} };
