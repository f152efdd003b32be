import type { LiveActivity, LiveCall } from '@wpm/contract';

/** In these the user has an answered phone in the call. */
const UP: readonly LiveActivity[] = ['talking', 'held', 'consulting', 'swapped', 'joined'];

/**
 * The user's calls that are up on another device of theirs, and can be taken over to this one (F09). None while this one has a call
 * of its own. @param left calls the user hung up here: the platform may not have heard of it yet
 */
export function callsElsewhere(
  told: readonly LiveCall[],
  { isBusy, left }: { readonly isBusy: boolean; readonly left: ReadonlySet<string> },
): readonly LiveCall[] {
  return isBusy ? [] : told.filter(({ callId, activity }) => UP.includes(activity) && !left.has(callId));
}
