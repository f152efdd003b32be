import type { LegOptions } from '@wpm/media';
import type { Call, LegId } from '../call/call.ts';
import type { Session } from '../leg/talk.ts';
import type { Peer } from '../party.ts';

/** A leg as it can be gone on with after a restart: only legs with a session can. */
export type JournalledLeg = LegOptions & {
  readonly id: LegId;
  readonly peer: Peer;
  readonly session: Session;
};

/** The state of a live call on disk. `version` changes when its form does. */
export type CallState = { readonly version: 7; readonly call: Call; readonly legs: readonly JournalledLeg[] };

/** Whether this version wrote the state, as `Performer` does and nobody else; other calls can only be closed. */
export function isCallState(state: unknown): state is CallState {
  return typeof state === 'object' && state !== null && 'version' in state && state.version === 7;
}
