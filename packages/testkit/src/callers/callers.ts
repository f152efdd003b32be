import { RtpProbe } from '../audio/rtp-probe.ts';
import type { IncomingCall } from '../sip/incoming-call.ts';
import type { PhoneCall } from '../sip/phone-call.ts';
import { SipPhone } from '../sip/sip-phone.ts';
import { type Customer, type Habits, type Random, newCustomer, untilNext } from './customer.ts';
import type { CallersOptions } from './options.ts';
import { TalkWatch } from './talk-watch.ts';
import { customerVoices } from './voices.ts';

/** What became of a customer's call. */
export type Fate =
  | { readonly kind: 'rings' }
  | { readonly kind: 'answered'; readonly afterMs: number }
  /** The platform took the call, and no user yet: the customer hears music. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'gave-up'; readonly afterMs: number }
  /** The platform hung up before any user talked: all is said that it has to say, or it is closed. */
  | { readonly kind: 'sent-away'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'ended'; readonly talkedMs: number; readonly by: 'customer' | 'agent' }
  | { readonly kind: 'failed'; readonly why: string };

/** Something that happened; `other` is the number called, or that of the caller where the customer was called. */
export type Happening = {
  readonly customer: Customer;
  readonly direction: 'calls' | 'is-called';
  readonly other: string;
  readonly fate: Fate;
};

export type CallersDeps = {
  readonly told: (happening: Happening) => void;
  readonly random: Random;
  /** How long customers called by an agent let their phone ring. */
  readonly pickUpMs?: number;
  /** The operator's socket of the platform on this machine; without it every answer counts as a user's. */
  readonly operatorSocket?: string;
};

/** Longer than any ring or talk: nothing of a customer's call is waited for longer. */
const PATIENCE_OF_ALL_MS = 4 * 3_600_000;
/** A busy town, not a flood: what is more waits for the next minute. */
const MOST_AT_ONCE = 200;

/**
 * A carrier with its customers at the far end of the demo's trunk: they call the given numbers now and then, and pick up when
 * they are called. They speak, have patience and an end of what they want to say.
 */
export class Callers implements AsyncDisposable {
  readonly #options: CallersOptions;
  readonly #deps: CallersDeps;
  readonly #phone: SipPhone;
  readonly #voices = customerVoices();
  readonly #habits: Habits;
  readonly #watch: TalkWatch | undefined;
  readonly #calls = new Set<() => Promise<unknown>>();
  #next: NodeJS.Timeout | undefined;
  #stopped = false;

  private constructor(options: CallersOptions, deps: CallersDeps, phone: SipPhone) {
    this.#options = options;
    this.#deps = deps;
    this.#phone = phone;
    this.#watch = deps.operatorSocket === undefined ? undefined : new TalkWatch(deps.operatorSocket);
    this.#habits = {
      patienceMs: options.patienceSeconds * 1_000,
      talkMs: options.talkSeconds * 1_000,
      pickUpMs: deps.pickUpMs ?? 4_000,
    };
  }

  /** @throws where somebody else is at the trunk's far end */
  static async start(options: CallersOptions, deps: CallersDeps): Promise<Callers> {
    const { local, platform } = options;
    const phone = await SipPhone.open({
      user: 'carrier',
      domain: 'carrier.example',
      local,
      server: { transport: 'udp', ...platform },
      timeoutMs: PATIENCE_OF_ALL_MS,
    });
    const callers = new Callers(options, deps, phone);
    callers.#schedule(0);
    void callers.#answerAll();
    return callers;
  }

  /** Hangs up everybody. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#next);
    using goodbye = after(GOODBYE_MS);
    await Promise.race([Promise.allSettled([...this.#calls].map((end) => end())), goodbye.over]);
    await this.#watch?.[Symbol.asyncDispose]();
    await this.#phone[Symbol.asyncDispose]();
  }

  #schedule(ms: number): void {
    this.#next = setTimeout(() => {
      if (this.#calls.size < MOST_AT_ONCE) this.#callIn();
      this.#schedule(untilNext(this.#options.perMinute, this.#deps.random));
    }, ms);
  }

  #callIn(): void {
    const { random } = this.#deps;
    const { to } = this.#options;
    const customer = newCustomer(random, this.#habits);
    const other = to[Math.floor(random() * to.length)] ?? to[0];
    this.#follow({ customer, direction: 'calls', other }, (tell) => this.#call(customer, other, tell));
  }

  /** A call that fails is told of like any other end, and takes nothing else with it. */
  #follow(what: Omit<Happening, 'fate'>, play: (tell: (fate: Fate) => void) => Promise<void>): void {
    const tell = (fate: Fate): void => this.#deps.told({ ...what, fate });
    play(tell).catch((cause: unknown) => this.#stopped || tell({ kind: 'failed', why: String(cause) }));
  }

  async #call(customer: Customer, other: string, tell: (fate: Fate) => void): Promise<void> {
    const { platform } = this.#options;
    await using probe = await RtpProbe.open({ hz: this.#voiceOf(customer), address: this.#options.local.address });
    const from = { uri: `sip:${customer.number}@carrier.example`, displayName: customer.name, params: {} };
    const call = this.#phone.call(`sip:${other}@${platform.address}:${platform.port}`, probe.offer(), [], from);
    tell({ kind: 'rings' });
    const startedAt = performance.now();
    const cancel = async (): Promise<void> => call.cancel();
    this.#calls.add(cancel);
    using patience = after(customer.patienceMs);
    const answered = call.answered().then(
      ({ body, headers }) => ({ sdp: body, callId: headers.get('X-WPM-Call-Id') }),
      (cause: unknown) => ({ refusal: Number(/refused with (\d+)/.exec(String(cause))?.[1] ?? 0) }),
    );
    const first = await Promise.race([answered, patience.over]);
    if (first === 'late') call.cancel();
    // The answer may cross the CANCEL: then the customer is in a call after all.
    const outcome = await answered;
    this.#calls.delete(cancel);
    const afterMs = performance.now() - startedAt;
    if ('refusal' in outcome) {
      const gaveUp = first === 'late' || outcome.refusal === 487;
      return tell(gaveUp ? { kind: 'gave-up', afterMs } : { kind: 'refused', status: outcome.refusal });
    }
    probe.complete(outcome.sdp);
    const isOver = await this.#wait(call, outcome.callId, patience, tell);
    const waitedMs = performance.now() - startedAt;
    if (isOver) return tell({ kind: isOver, afterMs: waitedMs });
    tell({ kind: 'answered', afterMs: waitedMs });
    await this.#talk(call, probe, customer, tell);
  }

  /** Until a user talks to the customer. @returns how it ended where nobody does */
  async #wait(
    call: PhoneCall,
    callId: string | undefined,
    patience: Alarm,
    tell: (fate: Fate) => void,
  ): Promise<'gave-up' | 'sent-away' | undefined> {
    if (!this.#watch || callId === undefined) return undefined;
    const bye = (): Promise<unknown> => call.bye();
    this.#calls.add(bye);
    using soon = after(TOLD_SOON_MS);
    const talks = this.#watch.talks(callId).then(() => 'talks' as const);
    const ended = call.ended().then(() => 'ended' as const);
    let first = await Promise.race([talks, ended, soon.over]);
    if (first === 'late') {
      tell({ kind: 'waits' });
      first = await Promise.race([talks, ended, patience.over]);
    }
    this.#calls.delete(bye);
    if (first === 'talks') return undefined;
    if (first === 'late') await call.bye();
    return first === 'late' ? 'gave-up' : 'sent-away';
  }

  async #answerAll(): Promise<void> {
    while (!this.#stopped) {
      const incoming = await this.#phone.incoming().catch(() => undefined);
      if (!incoming) continue;
      const drawn = newCustomer(this.#deps.random, this.#habits);
      const customer = { ...drawn, number: userIn(incoming.invite.uri) };
      const other = userIn(incoming.invite.headers.get('From') ?? '');
      this.#follow({ customer, direction: 'is-called', other }, (tell) => this.#pickUp(incoming, customer, tell));
    }
  }

  async #pickUp(incoming: IncomingCall, customer: Customer, tell: (fate: Fate) => void): Promise<void> {
    incoming.ring();
    tell({ kind: 'rings' });
    const startedAt = performance.now();
    using pickUp = after(customer.pickUpMs);
    const first = await Promise.race([pickUp.over, incoming.cancelled()]);
    const afterMs = performance.now() - startedAt;
    if (first !== 'late') return tell({ kind: 'gave-up', afterMs });
    await using probe = await RtpProbe.open({ hz: this.#voiceOf(customer), address: this.#options.local.address });
    await incoming.answer(probe.answer(incoming.remoteSdp ?? ''));
    tell({ kind: 'answered', afterMs });
    await this.#talk(incoming, probe, customer, tell);
  }

  async #talk(call: PhoneCall, probe: RtpProbe, customer: Customer, tell: (fate: Fate) => void): Promise<void> {
    // Held, moved or asked anew, the customer's phone says yes to what it is offered.
    call.answerOffer = (offer) => probe.answer(offer);
    await probe.stream.ready;
    probe.start();
    const startedAt = performance.now();
    const bye = (): Promise<unknown> => call.bye();
    this.#calls.add(bye);
    using talk = after(customer.talkMs);
    const first = await Promise.race([talk.over, call.ended()]);
    this.#calls.delete(bye);
    if (first === 'late') await call.bye();
    tell({ kind: 'ended', talkedMs: performance.now() - startedAt, by: first === 'late' ? 'customer' : 'agent' });
  }

  #voiceOf({ voice }: Customer): Int16Array {
    const said = this.#voices[Math.floor(voice * this.#voices.length)];
    if (!said) throw new Error('no customer has a voice');
    return said;
  }
}

const GOODBYE_MS = 3_000;

/** An answer counts as a wait only if no user is told of for so long: that comes half a second later at most. */
const TOLD_SOON_MS = 1_500;

type Alarm = Disposable & { readonly over: Promise<'late'> };

/** Tells when so much time is over, or never once it is disposed. */
function after(ms: number): Alarm {
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), ms);
  return { over: promise, [Symbol.dispose]: () => clearTimeout(timer) };
}

const userIn = (text: string): string => /sips?:([^@;>]+)@/.exec(text)?.[1] ?? 'anonymous';
