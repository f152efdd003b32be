import type { Party } from '@wpm/contract';
import type { CallEvent } from '../call/call.ts';
import type { Counters } from '../diagnostics/counters.ts';

/** What registers the phone, as `issueSipCredentials` gives it. */
export type SipCredentials = {
  readonly aor: string;
  readonly authUser: string;
  readonly password: string;
  readonly realm: string;
  readonly socketUrl: string;
  /** Instant, UTC, ISO 8601. */
  readonly expiresAt: string;
};

/** Tells the softphone what happened to a call. The event `ended` comes once and last. */
export type Report = (event: CallEvent) => void;

/** A call as the signalling carries it out. Commands may come in any state; those without meaning in it do nothing. */
export interface SignallingCall {
  answer(): void;
  /** Declines a ringing call (603): the platform counts it as rejected. */
  reject(): void;
  /** Gives up, cancels or ends the call, whatever it needs. */
  hangUp(): void;
  mute(on: boolean): void;
  /** `0-9*#A-D` as RFC 4733 events. */
  sendDigits(digits: string): void;
  /** What its connection has counted so far; null while there is none. */
  readCounters(): Promise<Counters | null>;
}

/** A call that comes in; exactly one of `ring` and `refuseAsBusy` (486) decides about it. */
export type Invitation = {
  readonly other: Party;
  readonly dialled: string | null;
  readonly campaign: string | null;
  readonly campaignId?: string;
  /** The queue promised to call: it is the phone's user who calls, once they answer. */
  readonly isCallBack?: true;
  /** An outbound list names the other: it is the phone's user who calls, once they answer. */
  readonly isListed?: true;
  readonly platformCallId: string | null;
  readonly ring: (report: Report) => SignallingCall;
  readonly refuseAsBusy: () => void;
};

/** What the signalling tells the softphone. */
export interface SignallingHandlers {
  registered(): void;
  /** The platform cannot be reached; the signalling goes on trying. */
  lost(): void;
  /** The platform refuses the credentials, or the ticket in the socket's URL: new ones are needed. */
  credentialsRefused(): void;
  invited(invitation: Invitation): void;
}

/** The softphone's view of SIP. JsSIP carries it out; tests use a fake. */
export interface Signalling {
  /** Connects and registers; from here on `handlers` are called. */
  start(credentials: SipCredentials, handlers: SignallingHandlers): void;
  /** Registers again with new credentials; a socket that is lost reconnects with their URL. Calls are not touched. */
  renew(credentials: SipCredentials): void;
  /** Calls a number within the account's domain. @param campaignId the campaign the call is made in (F14, ADR 0067) */
  place(number: string, report: Report, campaignId?: string): SignallingCall;
  /** Takes the place of the user's phone that vanished from a call, by the platform's id of it (ADR 0021). */
  rejoin(platformCallId: string, report: Report): SignallingCall;
  /** Ends all calls, unregisters and disconnects. */
  stop(): Promise<void>;
}
