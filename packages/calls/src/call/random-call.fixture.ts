import { chanceOf } from '@wpm/kernel';
import type { Party } from '../party.ts';
import type { Round } from '../ports.ts';
import { advance, deadlineOf } from './advance.ts';
import { type Activity, type Call, type LegId, endsUp, legsUp, ringsOf } from './call.ts';
import { must } from './must.fixture.ts';
import {
  ANSWERS,
  CHOOSING,
  OF_NOBODY,
  QUEUED,
  RARE,
  USUAL,
  WAITED_FOR,
  STRAY,
  TURNS,
  isLeaving,
  isPossible,
  legsOfCall,
  ofLeg,
  refusal,
} from './possible-input.fixture.ts';
import { calleeLeg, isSupervisorLeg } from './leg-id.ts';
import { checkCustomer, checkSound } from './random-sound.fixture.ts';
import { isSilent, someBeside, unanswered } from './random-beside.fixture.ts';
import { someForwarding } from './random-forwarding.fixture.ts';
import { someChoice, someMenu } from './random-menu.fixture.ts';
import { checkOffers, ofAgents, someOverflow, someQueue } from './random-queue.fixture.ts';
import { standingOf } from './pick-up.ts';
import { MADE, anna, customer, jan, maria, recordedFrom, ringingCall } from './sample-call.ts';
import { Unheard, arrivingLegs, modesOf, supervises, turns } from './random-supervisor.fixture.ts';
import { usersBusyWith } from './supervised.ts';
import type { Effect, Input } from './step.ts';
import { target } from './told.fixture.ts';

const elsewhere: Party = { ...customer, number: '+48500' };

/** The world of one call, as simple as can be: which legs are alive, and what was promised. */
export class World {
  call: Call;
  now = 1_000;
  readonly chance: () => number;
  /** What went on in it. */
  readonly kinds = new Set<string>();
  /** The customer has hung up, or their media is lost. */
  left = false;
  /** The same call, but that no supervisor listens to it. */
  readonly unheard: Unheard;
  /** Legs that ring or are up: nobody has ended them. */
  alive = new Set<LegId>(['caller', 'callee-1', 'callee-2']);
  readonly told: [number, Input][] = [];
  /** What is being looked up. */
  readonly open = { seek: 0, overflow: 0, choose: 0 };
  /** Whose forwarding is being looked up. */
  asked: Extract<Effect, { kind: 'ask-forwarding' }> | undefined;
  ends = 0;

  constructor(seed: number) {
    this.chance = chanceOf(seed);
    const [caller, callee] = this.pick([
      [customer, anna],
      [anna, customer],
      [jan, anna],
    ] as const);
    const isQueued = this.chance() < 0.2;
    const isInMenu = !isQueued && this.chance() < 0.15;
    const forwardable = callee.kind === 'account' && this.chance() < 0.6 ? { forwardings: [] } : {};
    const parts = { caller, callee, ...forwardable, ...(callee === customer && this.chance() < 0.5 ? MADE : {}) };
    this.call = isQueued ? someQueue(this) : ringingCall(['callee-1', 'callee-2'], parts);
    if (isInMenu) this.call = someMenu(this);
    if (isQueued || isInMenu) this.alive = new Set<LegId>(['caller']);
    this.unheard = new Unheard(this.call);
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
    this.unheard.feed(input, this.call, this.now);
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
    if (effect.kind === 'seek' || effect.kind === 'overflow' || effect.kind === 'choose') this.open[effect.kind]++;
    if (effect.kind === 'ask-forwarding') this.asked = effect;
    if (effect.kind === 'bridge') this.call = { ...this.call, recording: recordedFrom(this.now) };
  }

  check(effects: readonly Effect[]): void {
    const { phase } = this.call;
    const users = usersBusyWith(this.call);
    must(new Set(users).size === users.length, 'a user has one open part at most');
    const legs = legsOfCall(this.call);
    must(
      legs.length === this.alive.size && legs.every((leg) => this.alive.has(leg)),
      'every leg is in the call or ended',
    );
    if (phase.state === 'connected') {
      this.kinds.add(phase.activity.kind);
      checkSound(this.call, this.alive);
      checkCustomer(this.call, this.left);
    } else this.kinds.add(unanswered(this.call));
    for (const device of checkOffers(this.call)) this.kinds.add(device);
    this.#checkSupervisor();
    if (phase.state !== 'ended') return;
    must(users.length === 0, 'every part ends with the call');
    const saved = effects.findIndex(({ kind }) => kind === 'save');
    const hungUp = effects.findIndex(({ kind }) => kind === 'hang-up');
    must(saved === -1 || hungUp === -1 || saved < hungUp, 'the end is on disk before anybody is hung up');
  }

  #checkSupervisor(): void {
    const modes = modesOf(this.call);
    for (const mode of modes) this.kinds.add(mode);
    if (modes.length === 0 && this.call.phase.state !== 'ended') return;
    const difference = this.unheard.differsFrom(this.call);
    must(difference === undefined, difference ?? '');
  }

  /** Something that may happen now, or has happened late. */
  next(): Input {
    const [arriving] = arrivingLegs(this.call);
    if (this.asked && this.chance() < 0.5) return this.#forwarded();
    if (isSilent(this.call) && this.chance() < 0.08) return someBeside(this.call, this);
    if (this.#is('choosing') && this.chance() < 0.7) return this.#inputOf(this.pick(CHOOSING), this.#ours());
    return arriving && this.chance() < 0.5 ? { kind: 'answered', leg: arriving } : this.#nextOfCall();
  }

  #nextOfCall(): Input {
    const leg = this.chance() < 0.9 ? this.pick([...this.alive, 'caller' as const]) : this.pick(STRAY);
    if (this.#is('queued') && this.chance() < 0.6) return this.#inputOf(this.pick(QUEUED), leg);
    // Else hardly a customer of a campaign would lose the agent they have.
    if (this.#is('talking') && this.call.campaign && this.chance() < 0.2)
      return this.#inputOf('vanished', this.#ours());
    if (this.#is('vanished') && this.chance() < 0.5) return this.#inputOf(this.pick(WAITED_FOR), leg);
    // Else consultations would end before they have come to anything.
    if (this.#is('consulting') && this.chance() < 0.5) return this.#inputOf('turn', leg);
    return this.#inputOf(this.chance() < 0.75 ? this.pick(USUAL) : this.pick(RARE), leg);
  }

  /** A leg says only what one in its state can say; one that is gone may say anything late. */
  #inputOf(kind: Input['kind'], leg: LegId): Input {
    const { phase } = this.call;
    const isOfSupervisor = modesOf(this.call).length > 0 && isSupervisorLeg(leg);
    const isUp = isOfSupervisor || (phase.state === 'connected' && legsUp(phase.activity).includes(leg));
    if (!isPossible(kind, { leg, isUp, state: phase.state })) return { kind: 'changed' };
    const makes: Record<Input['kind'], () => Input> = {
      answered: () => ({ kind: 'answered', leg }),
      progress: () => ({ kind: 'progress', leg, heard: this.pick(['ringing', 'early-media'] as const) }),
      refused: () => refusal(leg, this.pick(['way', 'phone', 'everyone'] as const)),
      'hung-up': () => ({ kind: 'hung-up', leg, cause: null }),
      hold: () => ({ kind: 'hold', leg, on: this.chance() < 0.5, by: this.pick(['phone', 'command'] as const) }),
      transfer: () => this.#transfer(leg),
      consult: () => this.#consult(leg),
      turn: () => ({ kind: 'turn', by: this.#agentOr(leg), turn: this.pick(TURNS) }),
      'picked-up': () => this.#pickUp(leg),
      found: () => this.#due('seek', () => ({ kind: 'found', rounds: this.chance() < 0.3 ? [] : this.#rounds() })),
      lost: () => this.pick([{ kind: 'lost' }, { kind: 'lost', leg }] as const),
      resumed: () => this.#restart(),
      ...OF_NOBODY,
      ...ofLeg(leg),
      heard: () => ({ kind: 'heard', leg: this.#awayOr(leg) }),
      'recording-pause': () => ({ kind: 'recording-pause', on: this.chance() < 0.5 }),
      supervise: () => supervises(this, this.#round()),
      'supervision-turned': () => turns(this),
      redirected: () => ({ kind: 'redirected', redirect: { status: 302, to: 'sip:b@there', followed: true } }),
      ...ofAgents(this.call, [anna, jan, maria], this),
      overflowed: () => this.#due('overflow', () => someOverflow(this.call, maria, this)),
      key: () => ({ kind: 'key', leg, key: this.pick(['1', '1', '2', '3', '4', '9', '#'] as const) }),
      chosen: () => this.#due('choose', () => someChoice(this.call, maria, this.#rounds(), this)),
      'woken-beside': () => someBeside(this.call, this),
      forwarded: () => this.#forwarded(),
      'recording-recovered': () => ({ kind: 'recording-recovered', gap: { fromMs: 1_000, toMs: 3_000 } }),
      time: () => this.#time(),
    };
    return makes[kind]();
  }

  /** As call control does: busy users are not handed anything. */
  #transfer(by: LegId): Input {
    return { kind: 'transfer', by, recipient: this.#free(), rounds: this.#rounds(), stays: this.chance() < 0.5 };
  }

  #consult(by: LegId): Input {
    return { kind: 'consult', by, consulted: this.#free(), rounds: this.#rounds() };
  }

  #free(): Party {
    const busy = usersBusyWith(this.call);
    return this.pick(
      [anna, jan, maria, elsewhere].filter(({ accountId }) => accountId === null || !busy.includes(accountId)),
    );
  }

  #activity(): Activity | undefined {
    const { phase } = this.call;
    return phase.state === 'connected' ? phase.activity : undefined;
  }

  readonly #is = (kind: Activity['kind']): boolean => this.#activity()?.kind === kind;

  /** The phone that came last: of an agent, most of the time. */
  #ours(): LegId {
    return [...this.alive].at(-1) ?? 'caller';
  }

  /** Whose phone is away, most of the time. */
  #awayOr(leg: LegId): LegId {
    const activity = this.#activity();
    return activity?.kind === 'vanished' && this.chance() < 0.8 ? activity.away.leg : leg;
  }

  /** The agent of a consultation, most of the time. */
  #agentOr(leg: LegId): LegId {
    const activity = this.#activity();
    return activity && 'consultation' in activity && this.chance() < 0.8 ? activity.consultation.agent.leg : leg;
  }

  /** As call control does: another phone comes only for a leg of a user that is there, and is there by then. */
  #pickUp(leg: LegId): Input {
    const replaced = this.#awayOr(leg);
    const standing = standingOf(this.call, replaced);
    if ((!this.#is('vanished') && !this.alive.has(replaced)) || standing?.party?.kind !== 'account')
      return { kind: 'changed' };
    const by = calleeLeg(this.call.tried);
    this.alive.add(by);
    return { kind: 'picked-up', replaced, by };
  }

  #due(asked: keyof World['open'], answer: () => Input): Input {
    if (this.open[asked] === 0) return { kind: 'changed' };
    this.open[asked]--;
    return answer();
  }

  /** It comes by itself when it is due, and now and then too early. */
  #time(): Input {
    if (this.chance() < 0.7) this.now = Math.max(this.now, deadlineOf(this.call) ?? 0);
    return { kind: 'time' };
  }

  #forwarded(): Input {
    const { asked } = this;
    if (!asked) return { kind: 'changed' };
    this.asked = undefined;
    return someForwarding(this.call, asked, { pick: this.pick.bind(this), rounds: this.#rounds() });
  }

  #rounds(): Round[] {
    return this.chance() < 0.5 ? [this.#round()] : [this.#round(), this.#round()];
  }

  #round(): Round {
    const targets = [target(), target()].slice(0, this.pick([1, 2]));
    return { targets, ringMs: this.pick([5_000, 40_000]) };
  }

  /** Legs that rang are gone with the process. */
  #restart(): Input {
    const { phase } = this.call;
    const rings = phase.state === 'connected' ? ringsOf(phase.activity) : undefined;
    for (const leg of [...(rings?.legs ?? []).map(({ id }) => id), ...arrivingLegs(this.call)]) this.alive.delete(leg);
    return { kind: 'resumed' };
  }

  /** Time goes on, everything asked for is found, nobody does anything: where does it end? */
  settle(): void {
    for (let turn = 0; turn < 40; turn++) {
      for (const [asked, answer] of ANSWERS) if (this.open[asked] > 0) this.feed(this.#inputOf(answer, 'caller'));
      if (this.asked) this.feed(this.#forwarded());
      const at = deadlineOf(this.call);
      if (at === undefined) continue;
      this.now = Math.max(this.now, at);
      this.feed({ kind: 'time' });
    }
  }
}
