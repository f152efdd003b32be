import { expect, test } from 'vitest';
import type { Party } from '../party.ts';
import type { Round, Target } from '../ports.ts';
import { advance, deadlineOf } from './advance.ts';
import { type Call, type LegId, legsUp, ringsOf } from './call.ts';
import { recordOf } from './record-of.ts';
import { anna, customer, jan, ringingCall } from './sample-call.ts';
import { usersIn } from './segment.ts';
import { soundOf } from './sound.ts';
import type { Effect, Input } from './step.ts';

/** Runs of the model; each is a seed of its own. */
const RUNS = 12_000;
const INPUTS = 24;

/** Mulberry32: the same seed, the same run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const maria: Party = { kind: 'account', number: '103', name: 'Maria', accountId: 'account-maria' };
const elsewhere: Party = { ...customer, number: '+48500' };

/** An invariant: cheaper than `expect`, which is asked a million times here. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}

/** The world of one call, as simple as can be: which legs are alive, and what was promised. */
class World {
  call: Call;
  now = 1_000;
  readonly chance: () => number;
  /** Legs that ring or are up: nobody has ended them. */
  readonly alive = new Set<LegId>(['caller', 'callee-1', 'callee-2']);
  readonly told: [number, Input][] = [];
  seeks = 0;
  ends = 0;

  constructor(seed: number) {
    this.chance = dice(seed);
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
    if (input.kind === 'hung-up' || input.kind === 'refused') this.alive.delete(input.leg);
    if (input.kind === 'cancelled') this.alive.delete('caller');
    const { next, effects } = advance(this.call, input, this.now);
    if (next.phase.state === 'ended' && this.call.phase.state !== 'ended') this.ends++;
    this.call = next;
    for (const effect of effects) this.#perform(effect);
    this.check(effects);
  }

  #perform(effect: Effect): void {
    if (effect.kind === 'originate') this.alive.add(effect.leg);
    if (effect.kind === 'give-up' || effect.kind === 'hang-up') this.alive.delete(effect.leg);
    if (effect.kind === 'refuse-caller') this.alive.delete('caller');
    if (effect.kind === 'seek') this.seeks++;
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
    if (phase.state === 'connected') this.#checkSound();
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
    const left = activity.kind === 'transferring' ? [activity.transfer.initiator.leg] : this.#holders();
    for (const { leg, from, plays } of sound.hearings) {
      must(this.alive.has(leg), 'who hears is there');
      must(left.includes(leg) || from.length > 0 || plays !== null, `${leg} hears something`);
      must(
        from.every((source) => this.alive.has(source)),
        'who is heard is there',
      );
    }
    const { agent, customer: other } = sound.recording;
    for (const end of [agent, other]) must(end === null || this.#has(end), 'who is recorded is there');
    must(agent === null || agent !== other, 'the channels are of two');
  }

  #has(name: string): boolean {
    return this.alive.values().some((leg) => leg === name);
  }

  #holders(): (LegId | null)[] {
    const { phase } = this.call;
    if (phase.state !== 'connected' || phase.activity.kind !== 'held') return [];
    const { ends, held } = phase.activity;
    return held.map((side) => ends[side].leg);
  }

  /** Something that may happen now, or has happened late. */
  next(): Input {
    const leg = this.chance() < 0.9 ? this.pick([...this.alive, 'caller' as const]) : this.pick(STRAY);
    const kinds = [
      'answered',
      'answered',
      'progress',
      'refused',
      'hung-up',
      'hold',
      'hold',
      'transfer',
      'transfer',
    ] as const;
    const rare = ['found', 'time', 'time', 'changed', 'cancelled', 'lost', 'resumed'] as const;
    return this.#inputOf(this.chance() < 0.75 ? this.pick(kinds) : this.pick(rare), leg);
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
      hold: () => ({ kind: 'hold', leg, on: this.chance() < 0.5 }),
      transfer: () => this.#transfer(leg),
      found: () => this.#found(),
      lost: () => this.pick([{ kind: 'lost' }, { kind: 'lost', leg }] as const),
      cancelled: () => ({ kind: 'cancelled' }),
      resumed: () => this.#restart(),
      changed: () => ({ kind: 'changed' }),
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
    const busy = usersIn(this.call.segments);
    const free = [anna, jan, maria, elsewhere].filter(
      ({ accountId }) => accountId === null || !busy.includes(accountId),
    );
    const recipient = this.pick(free);
    return { kind: 'transfer', by, recipient, rounds: this.#rounds(), stays: this.chance() < 0.5 };
  }

  #found(): Input {
    if (this.seeks === 0) return { kind: 'changed' };
    this.seeks--;
    return { kind: 'found', rounds: this.chance() < 0.3 ? [] : this.#rounds() };
  }

  #rounds(): Round[] {
    const round = (): Round => ({
      targets: [TARGET, TARGET].slice(0, this.pick([1, 2])),
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

/** Whether a leg in this state, of a call in this one, can say so. */
function isPossible(
  kind: Input['kind'],
  { leg, isUp, state }: { leg: LegId; isUp: boolean; state: Call['phase']['state'] },
): boolean {
  if (kind === 'answered' || kind === 'refused') return !isUp && leg !== 'caller';
  if (kind === 'hung-up') return isUp || leg !== 'caller';
  // Only a caller whose INVITE is not answered can take it back, and only a call that is up outlives the platform.
  if (kind === 'cancelled') return state === 'ringing';
  return kind !== 'resumed' || state === 'connected';
}

const STRAY: readonly LegId[] = ['caller', 'callee-1', 'callee-2', 'callee-3', 'callee-9'];
const TARGET: Target = {
  peer: { kind: 'account', aor: 'sip:jan@us', contact: 'sip:jan@there' },
  transport: 'rtp',
  uri: 'sip:jan@there',
  from: { uri: 'sip:1@us' },
  headers: [],
};

function run(seed: number): World {
  const world = new World(seed);
  try {
    for (let i = 0; i < INPUTS && world.call.phase.state !== 'ended'; i++) {
      world.now += Math.floor(world.chance() * 4_000);
      world.feed(world.next());
    }
    world.settle();
    const { phase } = world.call;
    must(phase.state !== 'ringing', 'nobody rings for ever');
    must(phase.state !== 'connected' || phase.activity.kind !== 'transferring', 'no transfer hangs for ever');
    must(world.ends === (phase.state === 'ended' ? 1 : 0), 'a call ends once');
    for (const { ringMs, talkMs, holdMs } of recordOf(world.call, world.now).segments) {
      must(Math.min(ringMs, talkMs, holdMs) >= 0, 'no time is negative');
    }
    return world;
  } catch (error) {
    throw new Error(`seed ${seed}\n${world.told.map((each) => JSON.stringify(each)).join('\n')}`, { cause: error });
  }
}

test(`whatever happens in ${RUNS} random calls, nobody is left in silence, rung for ever, or counted twice`, () => {
  const reached = new Map<string, number>();
  for (let seed = 1; seed <= RUNS; seed++) {
    const { call } = run(seed);
    for (const { role } of call.segments) reached.set(role, (reached.get(role) ?? 0) + 1);
  }
  // The model must come where it is to look.
  for (const role of ['recipient', 'returned']) expect(reached.get(role)).toBeGreaterThan(RUNS / 100);
}, 20_000);
