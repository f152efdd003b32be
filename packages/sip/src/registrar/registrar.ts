import type { Clock, Instant, Log } from '@wpm/kernel';
import { callIdOf, cseqOf, expiresOf } from '../message/accessors.ts';
import { reply } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { printNameAddr } from '../message/name-addr.ts';
import type { Flow } from '../transport/flow.ts';
import { type ContactEntry, type Instance, isSameContact, readContacts } from './contact-entry.ts';

/** Where an AOR can be reached for the time being (RFC 3261 §10). */
export interface Binding extends Instance {
  readonly aor: string;
  /** The `Contact` URI. */
  readonly contact: string;
  /** The flow it was registered on: requests go back along it (RFC 5626 §5.3). */
  readonly flow: Flow;
  readonly expiresAt: Instant;
}

export interface RegistrarOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Per AOR. One more than that replaces the oldest: whoever registers last gets the calls. */
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
  readonly bindings: readonly Binding[];
}

/** A binding, and what orders requests about it (RFC 3261 §10.3 step 7). */
type Held = { readonly binding: Binding; readonly callId: string; readonly cseq: number; readonly expiry: Disposable };

type Plan = { readonly entry: ContactEntry; readonly seconds: number };

/** Bindings of AORs to phones (RFC 3261 §10.3, RFC 5626). Who may register is settled before. */
export class Registrar {
  readonly #options: RegistrarOptions;
  readonly #held = new Map<string, readonly Held[]>();
  readonly #listeners = new Set<(change: RegistrationChange) => void>();

  constructor(options: RegistrarOptions) {
    this.#options = options;
  }

  /** Carries out a REGISTER whose sender is known to be the AOR's, and returns its response: all of it or nothing. */
  register(aor: string, request: SipRequest, flow: Flow): SipResponse {
    const contacts = readContacts(request);
    if (contacts === undefined) return reply(request, 400);
    if (contacts !== '*' && contacts.length === 0) return this.#listing(aor, request);
    if (this.#isOutOfOrder(aor, request)) return reply(request, 500, { reason: 'Out of Order' });
    if (contacts === '*') {
      this.#replace(aor, []);
      return this.#listing(aor, request);
    }
    const plans = contacts.map((entry) => ({ entry, seconds: this.#secondsFor(entry, request) }));
    const { minExpires } = this.#options;
    if (plans.some(({ seconds }) => seconds > 0 && seconds < minExpires)) {
      return reply(request, 423, { headers: [['Min-Expires', String(minExpires)]] });
    }
    this.#apply(aor, plans, { request, flow });
    return this.#listing(aor, request);
  }

  /** How many AORs can be reached. */
  get size(): number {
    return this.#held.size;
  }

  /** The AOR's bindings, the latest last. */
  bindings(aor: string): readonly Binding[] {
    return (this.#held.get(aor) ?? []).map(({ binding }) => binding);
  }

  /** Forgets what was registered on a flow that is gone. */
  removeFlow({ id }: Flow): void {
    for (const [aor, held] of this.#held) {
      const left = held.filter(({ binding }) => binding.flow.id !== id);
      if (left.length < held.length) this.#replace(aor, left);
    }
  }

  /** Forgets the AOR's bindings: signed out, disabled. */
  remove(aor: string): void {
    if (this.#held.has(aor)) this.#replace(aor, []);
  }

  /** Tells of every change of an AOR's bindings; a mere refresh is none. Disposing the returned object ends it. */
  onChange(handler: (change: RegistrationChange) => void): Disposable {
    this.#listeners.add(handler);
    return { [Symbol.dispose]: () => void this.#listeners.delete(handler) };
  }

  #secondsFor({ expires }: ContactEntry, request: SipRequest): number {
    const asked = expires ?? expiresOf(request) ?? this.#options.defaultExpires;
    return Math.min(asked, this.#options.maxExpires);
  }

  /** RFC 3261 §10.3 step 7: within one Call-ID only a higher number may change anything. */
  #isOutOfOrder(aor: string, request: SipRequest): boolean {
    const callId = callIdOf(request);
    const { number } = cseqOf(request);
    return (this.#held.get(aor) ?? []).some((held) => held.callId === callId && number <= held.cseq);
  }

  #apply(aor: string, plans: readonly Plan[], { request, flow }: { request: SipRequest; flow: Flow }): void {
    let held = this.#held.get(aor) ?? [];
    for (const { entry, seconds } of plans) {
      held = held.filter(({ binding }) => !isSameContact(entry, binding));
      if (seconds > 0) held = [...held, this.#hold(aor, { entry, seconds }, { request, flow })];
    }
    const { maxBindings } = this.#options;
    for (const tooMany of held.slice(0, -maxBindings)) tooMany.expiry[Symbol.dispose]();
    this.#replace(aor, held.slice(-maxBindings));
  }

  #hold(aor: string, { entry, seconds }: Plan, { request, flow }: { request: SipRequest; flow: Flow }): Held {
    const expiresAt = this.#options.clock.now() + seconds * 1_000;
    const { uri: contact, expires: _, ...instance } = entry;
    const binding: Binding = { aor, contact, flow, expiresAt, ...instance };
    const expiry = this.#options.clock.schedule(expiresAt, () => this.#expire(binding));
    return { binding, callId: callIdOf(request), cseq: cseqOf(request).number, expiry };
  }

  #expire(expired: Binding): void {
    const held = this.#held.get(expired.aor) ?? [];
    this.#replace(
      expired.aor,
      held.filter(({ binding }) => binding !== expired),
    );
  }

  #replace(aor: string, next: readonly Held[]): void {
    const before = this.#held.get(aor) ?? [];
    for (const held of before) if (!next.includes(held)) held.expiry[Symbol.dispose]();
    if (next.length > 0) this.#held.set(aor, next);
    else this.#held.delete(aor);
    if (addressesOf(before) !== addressesOf(next)) this.#announce({ aor, bindings: this.bindings(aor) });
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

  /** RFC 3261 §10.3 step 8: the 200 names all bindings with the seconds they have left. */
  #listing(aor: string, request: SipRequest): SipResponse {
    const now = this.#options.clock.now();
    const contacts = this.bindings(aor).map(({ contact, expiresAt, instance, regId }) => {
      const params = {
        ...(instance !== undefined && { '+sip.instance': instance }),
        ...(regId !== undefined && { 'reg-id': regId }),
        expires: String(Math.ceil((expiresAt - now) / 1_000)),
      };
      return ['Contact', printNameAddr({ uri: contact, params })] as const;
    });
    return reply(request, 200, { headers: contacts });
  }
}

const addressesOf = (held: readonly Held[]): string =>
  held.map(({ binding }) => `${binding.contact} ${binding.flow.id}`).join('\n');
