/** A call as the device it goes on at is told of it. Instants in ms since 1970. */
export type CallOnDevice = {
  readonly id: string;
  readonly stage: 'ringing' | 'calling' | 'connected';
  /** Who, as the phone shows them: a name or a number. Written by others: text. */
  readonly title: string;
  readonly muted: boolean;
  /** Since when they talk; null before. */
  readonly since: number | null;
};

/** What the user asks for outside the page: on the lock screen, in a notification, by a key of the headset. */
export const CALL_ACTS = ['answer', 'reject', 'hang-up', 'mute', 'unmute'] as const;
export type CallAct = (typeof CALL_ACTS)[number];

/** Where a call can be heard. The name is the system's, empty where it has none (the system's own choice, an unnamed device). */
export const ROUTE_KINDS = ['system', 'earpiece', 'speaker', 'headset', 'bluetooth', 'other'] as const;
export type AudioRoute = { readonly id: string; readonly kind: (typeof ROUTE_KINDS)[number]; readonly name: string };
export type AudioRoutes = { readonly routes: readonly AudioRoute[]; readonly chosen: string | null };
export const NO_ROUTES: AudioRoutes = { routes: [], chosen: null };

/**
 * The device around the page, as far as it takes part in a call (F29, F34): it rings over a locked screen, keeps the call alive while
 * the page is out of sight, shows it with its buttons, and knows where sound can go. A browser can do part of it; a native shell all.
 */
export interface CallDevice extends Disposable {
  /** Whether the device itself rings, so that the page does not. May become true after the beginning. */
  readonly rings: boolean;
  /** The call that is up, or null; told at each change of it. */
  show(call: CallOnDevice | null): void;
  /** Where it can be heard; none where there is nothing to choose. */
  readonly routes: { readonly getState: () => AudioRoutes; readonly subscribe: (listener: () => void) => () => void };
  /** A route that is not there any more changes nothing. */
  chooseRoute(id: string): void;
  /** Acts on the call that is shown; one on a call that is gone is no act. @returns its end */
  onAct(listener: (act: CallAct, callId: string) => void): () => void;
}
