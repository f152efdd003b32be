import type { Clock, Log } from '@wpm/kernel';
import { callIdOf, cseqOf, expiresOf } from '../message/accessors.ts';
import { routeOf } from '../message/fields/route.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { refusing } from '../message/refusing.ts';
import { type Flow, isReliable } from '../transport/flow.ts';
import { type Binding, type Held, type Registering, type StoredBinding, bindingFor, plainFlow } from './binding.ts';
import { type ContactEntry, isSameContact, readContacts } from './contact-entry.ts';
import { ExpiryWheel } from './expiry-wheel.ts';
import { listing } from './listing.ts';
import { outboundOf } from './outbound.ts';

export interface RegistrarOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Per AOR, of all kinds together: what bounds its memory. One more than that replaces the oldest. */
  readonly maxBindings: number;
  /** Seconds; a shorter time asked for is refused with 423. */
  readonly minExpires: number;
  /** Seconds; a longer time asked for is cut. */
  readonly maxExpires: number;
  /** Seconds, where nothing is asked for. */
  readonly defaultExpires: number;
}

export interface RegistrationChange {
  readonly aor: string;
  /** Those that can be reached. */
  readonly bindings: readonly Binding[];
}

type Plan = { readonly entry: ContactEntry; readonly seconds: number };

/**
 * Bindings of AORs to phones (RFC 3261 §10.3, RFC 3327, RFC 5626). Who may register, and who beside whom, is settled by the
 * caller. Every REGISTER is carried out whole or not at all.
 */
export class Registrar {
  readonly #options: RegistrarOptions;
  readonly #held = new Map<string, readonly Held[]>();
  /** AORs by the connection they are registered over. */
  readonly #connected = new Map<string, Set<string>>();
  readonly #listeners = new Set<(change: RegistrationChange) => void>();
  readonly #expiries: ExpiryWheel<Held>;

  constructor(options: RegistrarOptions) {
    this.#options = options;
    this.#expiries = new ExpiryWheel(options.clock, (over) => this.#expire(over));
  }

  /** Carries out a REGISTER whose sender is known to be the AOR's, and returns its response. */
  register(aor: string, from: Registering): SipResponse {
    const { request, flow } = from;
    const contacts = readContacts(request);
    if (contacts === undefined || !routeOf(request, 'Path'))
      return refusing(request, 400, 'A Contact or a Path cannot be read');
    if (contacts !== '*' && contacts.length === 0) return this.#listing(aor, request);
    if (this.#isOutOfOrder(aor, request))
      return refusing(request, 500, 'The CSeq is no higher than the last one of this Call-ID');
    if (contacts === '*') {
      this.#replace(aor, []);
      return this.#listing(aor, request);
    }
    const plans = contacts.map((entry) => ({ entry, seconds: this.#secondsFor(entry, request) }));
    const outbound = outboundOf(request, contacts, flow);
    const refusal =
      typeof outbound === 'object'
        ? refusing(request, outbound.refused, outbound.words)
        : this.#tooBrief(plans, request);
    if (refusal) return refusal;
    this.#apply(aor, plans, from);
    return this.#listing(aor, request, outbound === 'applied');
  }

  /** How many AORs can be reached, or are expected back. */
  get size(): number {
    return this.#held.size;
  }

  /** The AOR's bindings that can be reached: the preferred first, of the equally preferred the latest last. */
  bindings(aor: string): readonly Binding[] {
    const now = this.#options.clock.now();
    const bindings: Binding[] = [];
    for (const { binding } of this.#held.get(aor) ?? []) {
      if (binding.flow.open && binding.expiresAt > now) bindings.push(binding);
    }
    return bindings.length < 2 ? bindings : bindings.toSorted((a, b) => b.q - a.q);
  }

  /**
   * Whether a phone of the AOR was registered over a connection that a restart has cut, and has not come back yet: it will
   * within seconds, or else it is forgotten when its time is over.
   */
  isExpectedBack(aor: string): boolean {
    const now = this.#options.clock.now();
    return (this.#held.get(aor) ?? []).some(({ binding }) => !binding.flow.open && binding.expiresAt > now);
  }

  /** Forgets what was registered on a flow that is gone. */
  removeFlow({ id }: Flow): void {
    for (const aor of this.#connected.get(id) ?? []) this.#removeFrom(aor, ({ flow }) => flow.id === id);
  }

  /** Forgets what was registered in the name of an owner: signed out, revoked. */
  removeOwner(owner: string): void {
    for (const aor of this.#held.keys()) this.#removeFrom(aor, ({ place }) => place.owner === owner);
  }

  /** Forgets the AOR's bindings. */
  remove(aor: string): void {
    if (this.#held.has(aor)) this.#replace(aor, []);
  }

  /** Tells of every change of where an AOR can be reached; a mere refresh is none. Disposing the returned object ends it. */
  onChange(handler: (change: RegistrationChange) => void): Disposable {
    this.#listeners.add(handler);
    return { [Symbol.dispose]: () => void this.#listeners.delete(handler) };
  }

  /** The AOR's bindings as they may be kept on disk. */
  stored(aor: string): readonly StoredBinding[] {
    return (this.#held.get(aor) ?? []).map(({ binding, callId, cseq }) => {
      const { aor: _, ...rest } = binding;
      return { ...rest, flow: plainFlow(binding.flow), callId, cseq };
    });
  }

  /**
   * Takes back bindings that were kept over a restart. Datagrams need no connection, so those registered over UDP are
   * reachable at once; the others are expected back.
   */
  restore(aor: string, stored: readonly StoredBinding[]): void {
    const now = this.#options.clock.now();
    const held = stored
      .filter(({ expiresAt }) => expiresAt > now)
      .map(({ callId, cseq, flow, ...binding }): Held => {
        const open = !isReliable(flow.transport);
        return { binding: { ...binding, aor, flow: { ...flow, open } }, callId, cseq };
      });
    if (held.length > 0) this.#replace(aor, held);
  }

  #secondsFor({ expires }: ContactEntry, request: SipRequest): number {
    const asked = expires ?? expiresOf(request) ?? this.#options.defaultExpires;
    return Math.min(asked, this.#options.maxExpires);
  }

  #tooBrief(plans: readonly Plan[], request: SipRequest): SipResponse | undefined {
    const { minExpires } = this.#options;
    const isTooBrief = plans.some(({ seconds }) => seconds > 0 && seconds < minExpires);
    if (!isTooBrief) return undefined;
    return refusing(request, 423, `A registration lasts ${minExpires} s at least`, [
      ['Min-Expires', String(minExpires)],
    ]);
  }

  /** RFC 3261 §10.3 step 7: within one Call-ID only a higher number may change anything. */
  #isOutOfOrder(aor: string, request: SipRequest): boolean {
    const callId = callIdOf(request);
    const { number } = cseqOf(request);
    return (this.#held.get(aor) ?? []).some((held) => held.callId === callId && number <= held.cseq);
  }

  #apply(aor: string, plans: readonly Plan[], from: Registering): void {
    const now = this.#options.clock.now();
    let held = this.#held.get(aor) ?? [];
    for (const { entry, seconds } of plans) {
      const previous = held.find(({ binding }) => isSameContact(entry, binding));
      held = held.filter(({ binding }) => !isSameContact(entry, binding));
      if (seconds === 0) continue;
      const expiresAt = now + seconds * 1_000;
      held = [...held, bindingFor(entry, { aor, expiresAt, now }, from, previous)];
    }
    const { kind, room } = from.place;
    const ofKind = held.filter(({ binding }) => binding.place.kind === kind);
    const displaced = ofKind.slice(0, -room);
    this.#replace(aor, held.filter((each) => !displaced.includes(each)).slice(-this.#options.maxBindings));
  }

  #expire(over: ReadonlySet<Held>): void {
    for (const aor of new Set([...over].map(({ binding }) => binding.aor))) {
      const held = this.#held.get(aor) ?? [];
      this.#replace(
        aor,
        held.filter((each) => !over.has(each)),
      );
    }
  }

  #removeFrom(aor: string, isGone: (binding: Binding) => boolean): void {
    const held = this.#held.get(aor) ?? [];
    if (!held.some(({ binding }) => isGone(binding))) return;
    this.#replace(
      aor,
      held.filter(({ binding }) => !isGone(binding)),
    );
  }

  #replace(aor: string, next: readonly Held[]): void {
    const before = this.#held.get(aor) ?? [];
    for (const held of before) if (!next.includes(held)) this.#expiries.take(held, held.binding.expiresAt);
    for (const held of next) if (!before.includes(held)) this.#expiries.put(held, held.binding.expiresAt);
    if (next.length > 0) this.#held.set(aor, next);
    else this.#held.delete(aor);
    this.#noteConnections(aor, before, next);
    if (addressesOf(before) !== addressesOf(next)) this.#announce({ aor, bindings: this.bindings(aor) });
  }

  /** Whose bindings a connection takes along, so that thousands that break at once are not each looked for among all. */
  #noteConnections(aor: string, before: readonly Held[], next: readonly Held[]): void {
    for (const { binding } of before) {
      const aors = this.#connected.get(binding.flow.id);
      aors?.delete(aor);
      if (aors?.size === 0) this.#connected.delete(binding.flow.id);
    }
    for (const { binding } of next) {
      const { id, transport, open } = binding.flow;
      if (!open || !isReliable(transport)) continue;
      this.#connected.set(id, (this.#connected.get(id) ?? new Set()).add(aor));
    }
  }

  #announce(change: RegistrationChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#options.log.error('registrar.listener-failed', { error: String(error) });
      }
    }
  }

  #listing(aor: string, request: SipRequest, isOutbound = false): SipResponse {
    return listing(request, this.bindings(aor), { now: this.#options.clock.now(), isOutbound });
  }
}

const addressesOf = (held: readonly Held[]): string =>
  held.map(({ binding }) => `${binding.contact} ${binding.flow.id}`).join('\n');
