import type { Ended } from '../call/call.ts';
import type { Handling } from './handling.ts';

/**
 * How long the user talked with anybody in an ended call, in milliseconds; null where they did not. Where the platform places a
 * call the phone is up while the other end still rings (ADR 0050), which is no talk.
 * @param handling what the platform said of the call, if it said something
 */
export function talkMsOf({ talkMs, endedAt }: Ended, handling: Handling | undefined): number | null {
  const cameAt = handling?.cameAt;
  if (talkMs === null || cameAt === null) return null;
  return cameAt === undefined ? talkMs : Math.min(talkMs, endedAt - cameAt);
}
