import { chanceOf } from '@wpm/kernel';
import type { Party } from '../party.ts';
import type { Round } from '../ports.ts';
import { advance, deadlineOf } from './advance.ts';
import { type Activity, type Call, type LegId, endsUp, legsUp, ringsOf } from './call.ts';
import { heldIn } from './commands.ts';
import { RARE, USUAL, WAITED_FOR, alone, isLeaving, isPossible } from './possible-input.fixture.ts';
import { calleeLeg } from './leg-id.ts';
import { standingOf } from './pick-up.ts';
import { anna, customer, jan, recordedFrom, ringingCall } from './sample-call.ts';
import { usersIn } from './segment.ts';
import { soundOf } from './sound.ts';
import type { Effect, Input } from './step.ts';
import { target } from './told.fixture.ts';

const maria: Party = { kind: 'account', number: '103', name: 'Maria', accountId: 'account-maria' };
const elsewhere: Party = { ...customer, number: '+48500' };

/** An invariant: cheaper than `expect`, which is asked a million times here. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}

/** The world of one call, as simple as can be: which legs are alive, and what was promised. */
export class World {
  call: Call;
  now = 1_000;
  readonly chance: () => number;
  /** Legs that ring or are up: nobody has ended them. */
  /** What went on in it. */
  readonly kinds = new Set<Activity['kind']>();
  /** The customer has hung up, or their media is lost. */
  left = false;
  readonly alive = new Set<LegId>(['caller', 'callee-1', 'callee-2']);
  readonly told: [number, Input][] = [];
  seeks = 0;
  ends = 0;

  constructor(seed: number) {
    this.chance = chanceOf(seed);
    const [caller, callee] = this.pick([
      [customer, anna],
      [anna, customer],
      [jan, anna],
    ] as const);
    this.call = ringingCall(['callee-1', 'callee-2'], { caller, callee });
  }

  pick<T>(of: readonly [T, ...T[]] | readonly T[]): T {
    const chosen = of[Math.floor(this.chance() * of.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }

  feed(input: Input): void {
    this.told.push([this.now, input]);
    this.#noteLeaving(input);
    if (input.kind === 'hung-up' || input.kind === 'refused' || input.kind === 'vanished') this.alive.delete(input.leg);
    if (input.kind === 'cancelled') this.alive.delete('caller');
    const { next, effects } = advance(this.call, input, this.now);
    if (next.phase.state === 'ended' && this.call.phase.state !== 'ended') this.ends++;
    this.call = next;
    for (const effect of effects) this.#perform(effect);
    this.check(effects);
  }

  #noteLeaving(input: Input): void {
    const { phase } = this.call;
    if (phase.state !== 'connected' || !isLeaving(input)) return;
    const end = endsUp(phase.activity).find(({ leg }) => leg === input.leg);
    this.left ||= end?.party === customer;
  }

  #perform(effect: Effect): void {
    if (effect.kind === 'originate') this.alive.add(effect.leg);
    if (effect.kind === 'give-up' || effect.kind === 'hang-up') this.alive.delete(effect.leg);
    if (effect.kind === 'refuse-caller') this.alive.delete('caller');
    if (effect.kind === 'seek') this.seeks++;
    if (effect.kind === 'bridge') this.call = { ...this.call, recording: recordedFrom(this.now) };
  }

  check(effects: readonly Effect[]): void {
    const { phase } = this.call;
    const users = usersIn(this.call.segments);
    must(new Set(users).size === users.length, 'a user has one open part at most');
    const legs = this.#legsOfCall();
    must(
      legs.length === this.alive.size && legs.every((leg) => this.alive.has(leg)),
      'every leg is in the call or ended',
    );
    if (phase.state === 'connected') {
      this.kinds.add(phase.activity.kind);
      this.#checkSound();
      this.#checkCustomer();
    }
    if (phase.state !== 'ended') return;
    must(users.length === 0, 'every part ends with the call');
    const saved = effects.findIndex(({ kind }) => kind === 'save');
    const hungUp = effects.findIndex(({ kind }) => kind === 'hang-up');
    must(saved === -1 || hungUp === -1 || saved < hungUp, 'the end is on disk before anybody is hung up');
  }

  #legsOfCall(): LegId[] {
    const { phase } = this.call;
    if (phase.state === 'ended') return [];
    if (phase.state === 'ringing') return ['caller', ...phase.legs.map(({ id }) => id)];
    return [...legsUp(phase.activity), ...(ringsOf(phase.activity)?.legs ?? []).map(({ id }) => id)];
  }

  /** Nobody who is handed on or held is left in silence, and nobody hears or records a leg that is gone. */
  #checkSound(): void {
    const { phase } = this.call;
    if (phase.state !== 'connected') return;
    const { activity } = phase;
    const sound = soundOf(this.call, activity);
    if (!sound) return;
    const left = [...alone(activity), ...heldIn(activity).map(({ leg }) => leg)];
    for (const { leg, from, plays } of sound.hearings) {
      must(this.alive.has(leg), 'who hears is there');
      must(left.includes(leg) || from.length > 0 || plays !== null, `${leg} hears something`);
      must(
        from.every((source) => this.alive.has(source)),
        'who is heard is there',
      );
    }
    const { agent, customer: other } = sound.recording;
    for (const end of [...agent, ...other]) must(this.#has(end), 'who is recorded is there');
    must(!agent.some((end) => other.includes(end)), 'nobody is on both channels');
    must(agent.length + other.length <= 3, 'beside the two a colleague is recorded, nobody else');
  }

  /** The first other end is with somebody, hears music or that it rings, or has left by itself. */
  #checkCustomer(): void {
    const { phase } = this.call;
    if (phase.state !== 'connected') return;
    const sound = soundOf(this.call, phase.activity);
    const outside = endsUp(phase.activity).filter(({ party }) => party === customer);
    for (const { leg } of outside) {
      const heard = sound?.hearings.find((hearing) => hearing.leg === leg);
      must(heard !== undefined && (heard.from.length > 0 || heard.plays !== null), 'the customer is never alone');
    }
    const started = [this.call.caller, this.call.callee].includes(customer);
    must(!started || outside.length === 1 || this.left, 'only the customer ends the part of the customer');
  }

  #has(name: string): boolean {
    return this.alive.values().some((leg) => leg === name);
  }

  /** Something that may happen now, or has happened late. */
  next(): Input {
    const leg = this.chance() < 0.9 ? this.pick([...this.alive, 'caller' as const]) : this.pick(STRAY);
    if (this.#waits() && this.chance() < 0.5) return this.#inputOf(this.pick(WAITED_FOR), leg);
    // Else consultations would end before they have come to anything.
    if (this.#consults() && this.chance() < 0.5) return this.#inputOf('turn', leg);
    return this.#inputOf(this.chance() < 0.75 ? this.pick(USUAL) : this.pick(RARE), leg);
  }

  /** A leg says only what one in its state can say; one that is gone may say anything late. */
  #inputOf(kind: Input['kind'], leg: LegId): Input {
    const { phase } = this.call;
    const isUp = phase.state === 'connected' && legsUp(phase.activity).includes(leg);
    if (!isPossible(kind, { leg, isUp, state: phase.state })) return { kind: 'changed' };
    const makes: Record<Input['kind'], () => Input> = {
      answered: () => ({ kind: 'answered', leg }),
      progress: () => ({ kind: 'progress', leg, heard: this.pick(['ringing', 'early-media'] as const) }),
      refused: () => this.#refusal(leg),
      'hung-up': () => ({ kind: 'hung-up', leg, cause: null }),
      hold: () => ({ kind: 'hold', leg, on: this.chance() < 0.5, by: this.pick(['phone', 'command'] as const) }),
      transfer: () => this.#transfer(leg),
      consult: () => this.#consult(leg),
      turn: () => ({
        kind: 'turn',
        by: this.#agentOr(leg),
        turn: this.pick(['join', 'swap', 'join', 'back', 'complete'] as const),
      }),
      'picked-up': () => this.#pickUp(leg),
      found: () => this.#found(),
      lost: () => this.pick([{ kind: 'lost' }, { kind: 'lost', leg }] as const),
      cancelled: () => ({ kind: 'cancelled' }),
      resumed: () => this.#restart(),
      changed: () => ({ kind: 'changed' }),
      silent: () => ({ kind: 'silent', leg }),
      heard: () => ({ kind: 'heard', leg: this.#awayOr(leg) }),
      vanished: () => ({ kind: 'vanished', leg }),
      played: () => ({ kind: 'played', leg }),
      'recording-pause': () => ({ kind: 'recording-pause', on: this.chance() < 0.5 }),
      redirected: () => ({ kind: 'redirected', redirect: { status: 302, to: 'sip:b@there', followed: true } }),
      time: () => ({ kind: 'time' }),
    };
    return makes[kind]();
  }

  #refusal(leg: LegId): Input {
    const scope = this.pick(['way', 'phone', 'everyone'] as const);
    return leg === 'caller'
      ? { kind: 'changed' }
      : { kind: 'refused', leg, refused: { why: 'call/busy', scope, cause: null } };
  }

  /** As call control does: busy users are not handed anything. */
  #transfer(by: LegId): Input {
    return { kind: 'transfer', by, recipient: this.#free(), rounds: this.#rounds(), stays: this.chance() < 0.5 };
  }

  #consult(by: LegId): Input {
    return { kind: 'consult', by, consulted: this.#free(), rounds: this.#rounds() };
  }

  #free(): Party {
    const busy = usersIn(this.call.segments);
    return this.pick(
      [anna, jan, maria, elsewhere].filter(({ accountId }) => accountId === null || !busy.includes(accountId)),
    );
  }

  #consults(): boolean {
    const { phase } = this.call;
    return phase.state === 'connected' && phase.activity.kind === 'consulting';
  }

  #waits(): boolean {
    const { phase } = this.call;
    return phase.state === 'connected' && phase.activity.kind === 'vanished';
  }

  /** Whose phone is away, most of the time. */
  #awayOr(leg: LegId): LegId {
    const { phase } = this.call;
    const activity = phase.state === 'connected' ? phase.activity : undefined;
    return activity?.kind === 'vanished' && this.chance() < 0.8 ? activity.away.leg : leg;
  }

  /** The agent of a consultation, most of the time. */
  #agentOr(leg: LegId): LegId {
    const { phase } = this.call;
    const activity = phase.state === 'connected' ? phase.activity : undefined;
    return activity && 'consultation' in activity && this.chance() < 0.8 ? activity.consultation.agent.leg : leg;
  }

  /** As call control does: another phone comes only for a leg of a user that is there, and is there by then. */
  #pickUp(leg: LegId): Input {
    const replaced = this.#awayOr(leg);
    const standing = standingOf(this.call, replaced);
    if ((!this.#waits() && !this.alive.has(replaced)) || standing?.party?.kind !== 'account')
      return { kind: 'changed' };
    const by = calleeLeg(this.call.tried);
    this.alive.add(by);
    return { kind: 'picked-up', replaced, by };
  }

  #found(): Input {
    if (this.seeks === 0) return { kind: 'changed' };
    this.seeks--;
    return { kind: 'found', rounds: this.chance() < 0.3 ? [] : this.#rounds() };
  }

  #rounds(): Round[] {
    const round = (): Round => ({
      targets: [target(), target()].slice(0, this.pick([1, 2])),
      ringMs: this.pick([5_000, 40_000]),
    });
    return this.chance() < 0.5 ? [round()] : [round(), round()];
  }

  /** Legs that rang are gone with the process. */
  #restart(): Input {
    const { phase } = this.call;
    const rings = phase.state === 'connected' ? ringsOf(phase.activity) : undefined;
    for (const { id } of rings?.legs ?? []) this.alive.delete(id);
    return { kind: 'resumed' };
  }

  /** Time goes on, everything asked for is found, nobody does anything: where does it end? */
  settle(): void {
    for (let turn = 0; turn < 12; turn++) {
      if (this.seeks > 0) this.feed(this.#found());
      const at = deadlineOf(this.call);
      if (at === undefined) continue;
      this.now = Math.max(this.now, at);
      this.feed({ kind: 'time' });
    }
  }
}

const STRAY: readonly LegId[] = ['caller', 'callee-1', 'callee-2', 'callee-3', 'callee-9'];
