import type { Call } from '../call/call.ts';
import type { Effect } from '../call/step.ts';

/**
 * Effects as they are waited for: what everybody hears and the phones that are to ring are asked of the engine in their order,
 * but at once, for it does one thing after the other by itself. Otherwise each phone waited for the engine's answer of the one before, and
 * a transfer's for the music of who is handed on.
 */
export function turnsOf(effects: readonly Effect[]): readonly (readonly Effect[])[] {
  const turns: Effect[][] = [];
  for (const effect of effects) {
    const turn = turns.at(-1);
    if (turn && joins(turn, effect)) turn.push(effect);
    else turns.push([effect]);
  }
  return turns;
}

/** Of two sounds the second waits for the first: what cannot be played is asked for once more. */
const joins = (turn: readonly Effect[], { kind }: Effect): boolean =>
  turn.every((each) => each.kind === 'originate' || (each.kind === 'sound' && kind === 'originate')) &&
  (kind === 'originate' || kind === 'sound');

/** Performs a turn. A fault of one of its effects is thrown when all of them are done: no phone rings unknown to the call. */
export async function performTurn(
  performer: { perform(effect: Effect, call: Call): Promise<Call> },
  turn: readonly Effect[],
  call: Call,
): Promise<Call> {
  const [first, ...others] = turn;
  if (first && others.length === 0) return performer.perform(first, call);
  const done = await Promise.allSettled(turn.map((effect) => performer.perform(effect, call)));
  for (const each of done) if (each.status === 'rejected') throw each.reason;
  // None of those that are done at once has the call know more.
  return call;
}
