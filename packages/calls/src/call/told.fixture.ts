import type { CallRefusal } from '@wpm/contract';
import type { Round, Target } from '../ports.ts';
import { advance } from './advance.ts';
import type { Call, Hold, LegId, Refused } from './call.ts';
import type { Turn } from './commands.ts';
import { recordOf } from './record-of.ts';
import { ringingCall } from './sample-call.ts';
import { COMFORT, FAREWELL } from './prompts.ts';
import { soundOf } from './sound.ts';
import type { Effect, Input } from './step.ts';

export const target = (trunkId: string | null = null): Target => ({
  peer:
    trunkId === null ? { kind: 'account', aor: 'sip:jan@us', contact: 'sip:jan@there' } : { kind: 'trunk', trunkId },
  transport: 'rtp',
  uri: 'sip:jan@there',
  from: { uri: 'sip:1@us' },
  headers: [],
});

export const phone = (ringMs = 30_000): Round => ({ targets: [target()], ringMs });

/** A call and what was done for it, one input after the other. */
export class Told {
  call: Call;
  effects: readonly Effect[] = [];

  constructor(call: Call) {
    this.call = call;
  }

  at(now: number, input: Input): this {
    const step = advance(this.call, input, now);
    this.call = step.next;
    this.effects = step.effects;
    return this;
  }

  get done(): string[] {
    return this.effects.map((effect) => ('leg' in effect ? `${effect.kind} ${effect.leg}` : effect.kind));
  }

  /** What is going on, or the phase where nothing is. */
  get state(): string {
    const { phase } = this.call;
    return phase.state === 'connected' ? phase.activity.kind : phase.state;
  }

  /** What a leg hears: `music`, `ringback`, `comfort`, `farewell`, or the legs. */
  hears(leg: LegId): string | undefined {
    const { phase } = this.call;
    const sound = phase.state === 'connected' ? soundOf(this.call, phase.activity) : undefined;
    const hearing = sound?.hearings.find((each) => each.leg === leg);
    if (hearing?.plays === COMFORT) return 'comfort';
    if (hearing?.plays === FAREWELL) return 'farewell';
    return hearing && (typeof hearing.plays === 'string' ? hearing.plays : hearing.from.join(' '));
  }

  get recorded() {
    const { phase } = this.call;
    return phase.state === 'connected' ? soundOf(this.call, phase.activity)?.recording : undefined;
  }

  get parts() {
    return recordOf(this.call, 0).segments;
  }
}

export const answered = (leg: LegId): Input => ({ kind: 'answered', leg });
export const gone = (leg: LegId): Input => ({ kind: 'hung-up', leg, cause: null });
export const rings = (leg: LegId): Input => ({ kind: 'progress', leg, heard: 'ringing' });
export const hold = (leg: LegId, on = true, by: Hold['by'] = 'phone'): Input => ({ kind: 'hold', leg, on, by });
export const no = (leg: LegId, why: CallRefusal, scope: Refused['scope'] = 'phone'): Input => ({
  kind: 'refused',
  leg,
  refused: { why, scope, cause: null },
});
export const turn = (to: Turn, by: LegId = 'callee-1'): Input => ({ kind: 'turn', by, turn: to });

/** The customer talks with Anna since 5 s. */
export const talking = () => new Told(ringingCall()).at(5_000, answered('callee-1'));
