import type { Instant } from '@wpm/kernel';
import { type CallIn, type Ends, type Hold, type LegId, type Transfer, otherSide, sideOf } from './call.ts';
import { refusalToHandOn } from './commands.ts';
import { up } from './over.ts';
import { type Begun, firstRound } from './rounds.ts';
import { closed, opened } from './segment.ts';
import { transferToQueue } from './transfer-to-queue.ts';
import { type Effect, type Step, type Transferring, step } from './step.ts';

/** A target that is silent for so long brings the transfer back (F33). */
export const TRANSFER_MS = 25_000;

/** Hands the other on: they hear music until somebody rings, and are never left alone. */
export function transferBegins(
  call: CallIn<'connected'>,
  ends: Ends,
  { by, recipient, rounds, queue, stays, held }: Transferring & { readonly held: readonly Hold[] },
  now: Instant,
): Step {
  const side = sideOf(ends, by);
  const initiator = side && ends[side].party;
  if (!side || initiator?.kind !== 'account' || refusalToHandOn(call, by)) return step(call);
  const transferred = ends[otherSide(side)];
  if (queue) return transferToQueue(call, { side, by, initiator, transferred, recipient, queue, stays }, now);
  const begun = within(firstRound(rounds, call.tried, now), now + TRANSFER_MS);
  const transfer: Transfer = {
    side,
    transferred,
    initiator: { party: initiator, leg: stays ? by : null },
    recipient,
    reaching: { kind: 'recipient', rings: begun.rings, until: now + TRANSFER_MS },
  };
  const parts = stays
    ? call.segments
    : closed(call.segments, initiator, { result: 'answered', transferredTo: recipient }, now);
  const beginning = {
    own: recipient,
    other: transferred.party,
    role: 'recipient',
    transferredFrom: initiator,
  } as const;
  const segments = opened(parts, beginning, now);
  // Who left holds nobody any more.
  const stillHeld = stays ? held : held.filter(({ leg }) => leg !== by);
  const next = up({ ...call, segments, tried: begun.tried }, { kind: 'transferring', transfer, held: stillHeld });
  return step(next, { kind: 'sound' }, ...begun.effects, { kind: 'save' }, ...(stays ? [] : leaving(by)));
}

/** A leg leaves a call that goes on. */
export const leaving = (leg: LegId): Effect[] => [
  { kind: 'hang-up', leg },
  { kind: 'remove', leg },
];

/** A round that rings no longer than until then. */
export function within(begun: Begun, until: Instant): Begun {
  return { ...begun, rings: { ...begun.rings, giveUpAt: Math.min(begun.rings.giveUpAt, until) } };
}
