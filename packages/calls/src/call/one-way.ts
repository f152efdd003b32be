import type { Unheard } from '@wpm/contract';
import type { Call, CallIn, LegId } from './call.ts';
import type { DeadWay } from './hearing.ts';
import { holds } from './holding.ts';
import { isSupervisorLeg } from './leg-id.ts';
import { soundOf } from './sound.ts';
import type { Input } from './step.ts';

type Told = { readonly way: DeadWay['way']; readonly isDead: boolean };

/** What an input says of a way of its leg. */
const TOLD: Readonly<Partial<Record<Input['kind'], Told>>> = {
  silent: { way: 'from', isDead: true },
  heard: { way: 'from', isDead: false },
  unheard: { way: 'to', isDead: true },
  'heard-there': { way: 'to', isDead: false },
};

/** With what this input says of a way; the same object where that was known. */
export function wayNoted<C extends Call>(call: C, input: Input): C {
  const told = TOLD[input.kind];
  if (!told || !('leg' in input) || input.leg === undefined) return call;
  const { leg } = input;
  const { deadWays = [] } = call;
  const others = deadWays.filter((dead) => dead.leg !== leg || dead.way !== told.way);
  const wasDead = others.length < deadWays.length;
  if (wasDead === told.isDead) return call;
  return { ...call, deadWays: told.isDead ? [...others, { leg, way: told.way }] : others };
}

/** Of another engine nothing is known yet. */
export function waysUnknown(before: Call): Call {
  const { deadWays: _, ...call } = before;
  return call;
}

/** Where the voice of the user on this leg gets lost; undefined while it does not, and where nobody is to hear it now. */
export function unheardOf(call: CallIn<'connected'>, leg: LegId): Unheard | undefined {
  const { activity } = call.phase;
  // Who waits for them hears comfort from us instead, until the phone is heard again.
  if (activity.kind === 'vanished' && activity.away.leg === leg && activity.away.phone === 'silent')
    return holds(activity.held, leg) ? undefined : 'here';
  const hearings = soundOf(call, activity)?.hearings ?? [];
  const hearers = hearings.filter(({ leg: to, from }) => from.includes(leg) && !isSupervisorLeg(to));
  const isDead = (of: LegId, way: DeadWay['way']) =>
    (call.deadWays ?? []).some((dead) => dead.leg === of && dead.way === way);
  if (hearers.length > 0 && isDead(leg, 'from')) return 'here';
  return hearers.some((hearer) => isDead(hearer.leg, 'to')) ? 'there' : undefined;
}
