import type { Server } from 'node:http';
import type { Clock, Log } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import type { Settings } from '../settings.ts';

export type TelephonyDeps = {
  readonly settings: Settings;
  readonly store: Store;
  readonly http: Server;
  readonly clock: Clock;
  readonly log: Log;
};

export type TelephonyHealth = {
  readonly ready: boolean;
  readonly why?: string;
  readonly calls: number;
  readonly registrations: number;
};

export interface Telephony extends AsyncDisposable {
  health(): Promise<TelephonyHealth>;
  /** Ends registrations and SIP sockets of a session that was signed out, disabled or whose password changed (trust 15). */
  sessionEnded(sessionId: string): void;
}

/** SIP, call control and media of this node: takes calls as soon as it resolves. */
export declare function startTelephony(deps: TelephonyDeps): Promise<Telephony>;
