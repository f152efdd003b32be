import type { Clock, FillRandom, Log } from '@wpm/kernel';
import { DEFAULT_SESSION_TIMER, type IncomingRequest, type SessionTimerSettings } from '@wpm/sip';
import type { LegId } from '../call/call.ts';
import type { At, LegEvent } from '../leg/leg.ts';
import type { Peer } from '../party.ts';
import type { Signalling } from '../ports.ts';

/** Where a leg belongs. */
export type LegPlace = { readonly callId: string; readonly leg: LegId };

/** A leg as it is found by its dialogs. */
export type IndexedLeg = { readonly at: LegPlace; receive(incoming: IncomingRequest): void };

/** Finds the leg a request within a dialog belongs to; legs enter and leave it by themselves. */
export type DialogIndex = Map<string, IndexedLeg>;

export type LegContext = {
  readonly at: LegPlace;
  readonly peer: Peer;
  readonly signalling: Signalling;
  readonly dialogs: DialogIndex;
  readonly clock: Clock;
  readonly fillRandom: FillRandom;
  readonly log: Log;
  readonly sessionTimer?: SessionTimerSettings;
  /** Resolves when the call has dealt with the event; a BYE is answered only then. */
  readonly report: (event: LegEvent) => Promise<void>;
};

/** What a decision of the leg's machine now may depend on. */
export function momentOf({ clock, fillRandom, sessionTimer = DEFAULT_SESSION_TIMER }: LegContext): At {
  const bytes = new Uint8Array(4);
  fillRandom(bytes);
  const chance = new DataView(bytes.buffer).getUint32(0) / 2 ** 32;
  return { now: clock.now(), chance, timer: sessionTimer };
}
