import type { LegTransport } from '@wpm/media';
import type { Dialog } from '@wpm/sip';
import type { Call, LegId } from '../call/call.ts';
import type { Peer } from '../party.ts';

/** A leg as it can be gone on with after a restart: only legs with a dialog can. */
export type JournalledLeg = {
  readonly id: LegId;
  readonly peer: Peer;
  readonly transport: LegTransport;
  readonly dialog: Dialog;
};

/** The state of a live call on disk. `version` changes when its form does. */
export type CallState = { readonly version: 1; readonly call: Call; readonly legs: readonly JournalledLeg[] };

/** The state as it was written by this version; undefined for anything else, whose call can only be closed. */
export function readCallState(state: unknown): CallState | undefined {
  if (typeof state !== 'object' || state === null || !('version' in state) || state.version !== 1) return undefined;
  // Written by `stateOf` of this very version and never by anyone else.
  return state as CallState;
}
