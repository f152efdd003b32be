import type { Call, LiveCall, RingingIn } from './call.ts';

const isLive = (call: Call): call is LiveCall => call.kind !== 'ended';
const isTaken = (call: Call): call is Exclude<LiveCall, RingingIn> => isLive(call) && call.kind !== 'ringing-in';

/** The call that rings while another is up (F29). */
export const waitingIn = (calls: readonly Call[]): RingingIn | undefined =>
  calls.some(isTaken) ? calls.find((call) => call.kind === 'ringing-in') : undefined;

/** The call that rings while there is no other (F15). */
export function onlyRinging(calls: readonly Call[]): RingingIn | undefined {
  const [only, ...more] = calls.filter(isLive);
  return only?.kind === 'ringing-in' && more.length === 0 ? only : undefined;
}

/** Whether one more call may ring here: there is none, or one that is up. */
export function hasRoom(calls: readonly Call[]): boolean {
  const [only, ...more] = calls.filter(isLive);
  return only === undefined || (only.kind === 'connected' && more.length === 0);
}

/**
 * The call the user is in: of two that are up the one that is not on hold, then the later; one that waits only where there is no
 * other; what is over last of all.
 */
export function currentIn(calls: readonly Call[], isOnHold: (call: Call) => boolean): Call | undefined {
  const taken = calls.filter(isTaken);
  return taken.findLast((call) => !isOnHold(call)) ?? taken.at(-1) ?? calls.findLast(isLive) ?? calls.at(-1);
}

/** The other call that is up beside this one. */
export const otherUp = (calls: readonly Call[], id: string): LiveCall | undefined =>
  calls.filter(isTaken).find((call) => call.id !== id);
