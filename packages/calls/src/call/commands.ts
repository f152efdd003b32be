import type { CommandRefusal } from '@wpm/contract';
import { type Activity, type Call, type End, type Hold, type LegId, endsUp } from './call.ts';
import { holds } from './holding.ts';

/** What an agent may do with a consultation (F31). */
export type Turn =
  /** To the customer again; whoever is asked is let go. */
  | 'back'
  /** To the other one. */
  | 'swap'
  /** The customer is handed over: an attended transfer, or, while it rings, a blind one. */
  | 'complete'
  /** All three talk. */
  | 'join';

/** A user's end of a call, as far as they may say what happens to it; else why not. */
export type OwnEnd = { readonly own: End; readonly activity: Activity } | { readonly refused: CommandRefusal };

/** The end a leg is. Who is outside says nothing: it would be at our cost (trust 7). */
export function ownEnd({ phase }: Call, by: LegId): OwnEnd {
  const { activity } = phase.state === 'connected' ? phase : { activity: undefined };
  const own = activity && endsUp(activity).find(({ leg }) => leg === by);
  if (!own) return { refused: 'command/not-connected' };
  return own.party.kind === 'account' ? { own, activity } : { refused: 'command/not-allowed' };
}

/** Why whoever is on the leg may not begin a transfer or a consultation now; undefined if they may. */
export function refusalToHandOn(call: Call, by: LegId): CommandRefusal | undefined {
  const asked = ownEnd(call, by);
  if ('refused' in asked) return asked.refused;
  const { kind } = asked.activity;
  return kind === 'talking' || kind === 'held' ? undefined : 'command/under-way';
}

/** Why whoever is on the leg may not do this in a consultation; undefined if they may. */
export function refusalToTurn(call: Call, by: LegId, turn: Turn): CommandRefusal | undefined {
  const asked = ownEnd(call, by);
  if ('refused' in asked) return asked.refused;
  const { activity } = asked;
  if (activity.kind !== 'asking' && activity.kind !== 'consulting' && activity.kind !== 'joined') {
    return 'consultation/none';
  }
  if (activity.consultation.agent.leg !== by) return 'command/not-allowed';
  if (turn === 'back') return undefined;
  if (!activity.consultation.customer) return 'consultation/customer-gone';
  if (activity.kind === 'asking') return turn === 'complete' ? undefined : 'consultation/not-answered';
  return turn === 'join' && activity.kind === 'joined' ? 'consultation/joined' : undefined;
}

/** Why whoever is on the leg may not hold, or take back, by a command; undefined if they may, also where it changes nothing. */
export function refusalToHold(call: Call, by: LegId, on: boolean): CommandRefusal | undefined {
  const asked = ownEnd(call, by);
  if ('refused' in asked) return asked.refused;
  const held = heldIn(asked.activity);
  const byPhone = held.every((hold) => hold.leg !== by || hold.by === 'phone') && holds(held, by);
  // Only the phone can make itself listen again.
  return !on && byPhone ? 'command/held-by-phone' : undefined;
}

/** Who holds in what is going on. */
export const heldIn = (activity: Activity): readonly Hold[] => ('held' in activity ? activity.held : []);
