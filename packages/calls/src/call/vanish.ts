import type { Instant } from '@wpm/kernel';
import {
  type Activity,
  type CallIn,
  type Hold,
  type Side,
  type Together,
  type Vanished,
  endsAt,
  otherSide,
  together,
} from './call.ts';
import { heldIn } from './commands.ts';
import { holdNoted, holds } from './holding.ts';
import { up } from './over.ts';
import { type Effect, type Step, step } from './step.ts';

/** How long a phone that vanished is waited for (semantics, promise 1). */
export const WAIT_MS = 20_000;

/**
 * The phone of the user at this place is not there any more: who is left is told, and it is waited for. Undefined for a place
 * of nobody of ours: what becomes of a network's leg is the network's to mend.
 */
export function vanishes(
  call: CallIn<'connected'>,
  { activity, side, phone }: { activity: Together; side: Side; phone: Vanished['away']['phone'] },
  now: Instant,
): Step | undefined {
  const { leg, party } = activity.ends[side];
  if (party.kind !== 'account') return undefined;
  const waiting = activity.ends[otherSide(side)];
  const vanished: Vanished = {
    kind: 'vanished',
    side,
    away: { leg, party, phone },
    waiting,
    stage: 'waiting',
    until: now + WAIT_MS,
    held: heldIn(activity),
  };
  if (phone === 'silent') return step(up(call, vanished), { kind: 'sound' }, { kind: 'save' });
  const next = ended(call, vanished, now);
  return step(next.next, { kind: 'sound' }, ...next.effects, { kind: 'save' });
}

/** Its dialog is over, or is now; it holds nobody by itself any more. */
export function ended(
  call: CallIn<'connected'>,
  vanished: Vanished,
  now: Instant,
): Step & { next: CallIn<'connected'> } {
  const { leg, party } = vanished.away;
  const held = vanished.held.filter((hold) => hold.leg !== leg || hold.by === 'command');
  const isHolding = holds(held, leg);
  const noted = isHolding === holds(vanished.held, leg) ? call : holdNoted(call, party, isHolding, now);
  const next = up(noted, { ...vanished, away: { leg, party, phone: 'ended' }, held });
  return { next, effects: letGo(vanished) };
}

/** A phone that is there after all is told why its call ended; one whose dialog is over has gone before. */
const letGo = ({ away: { leg } }: Vanished): readonly Effect[] => [
  { kind: 'hang-up', leg, why: 'call/network' },
  { kind: 'remove', leg },
];

/** The two as they are together again, whichever phone the user has now. */
export const reunited = (
  { side, away: { leg, party }, waiting }: Pick<Vanished, 'side' | 'away' | 'waiting'>,
  held: readonly Hold[],
  now: Instant,
): Activity => together(endsAt(side, { leg, party }, waiting), held, now);
