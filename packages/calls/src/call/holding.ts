import type { Instant } from '@wpm/kernel';
import type { Call, Hold, LegId } from './call.ts';
import { heldBy } from './segment.ts';
import type { Party } from '../party.ts';

/** Whether whoever is on the leg holds the others. */
export const holds = (held: readonly Hold[], leg: LegId): boolean => held.some((hold) => hold.leg === leg);

/** A user's phone, or a command, begins or ends a hold. */
export type HoldChange = Hold & { readonly on: boolean };

/**
 * Who holds afterwards; undefined where nothing changes. A phone ends only its own hold: a refresh of its session, which says
 * that it listens, must not take back a customer who was put on hold by a command.
 */
export function heldAfter(held: readonly Hold[], { leg, by, on }: HoldChange): readonly Hold[] | undefined {
  const others = held.filter((hold) => hold.leg !== leg || hold.by !== by);
  if (others.length < held.length === on) return undefined;
  return on ? [...others, { leg, by }] : others;
}

/** The user's part of the call with their hold as it is now. */
export const holdNoted = <C extends Call>(call: C, party: Party, on: boolean, now: Instant): C => ({
  ...call,
  segments: heldBy(call.segments, party, on, now),
});
