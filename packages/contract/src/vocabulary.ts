/** The words both sides of the wire use. One list, so a spelling cannot drift. */

/** Which application a session belongs to; each keeps its own refresh token. */
export const APPS = ['phone', 'console'] as const;
export type App = (typeof APPS)[number];

/** F02: the seat an account takes. An account of the console alone takes none. */
export const ACCOUNT_KINDS = ['agent', 'pbx', 'uc'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** F04: what an account may do in the console. */
export const CONSOLE_ROLES = ['administrator', 'supervisor', 'auditor', 'integrator'] as const;
export type ConsoleRole = (typeof CONSOLE_ROLES)[number];

/** F03: what a tenant is granted: the seats of account kinds, the phone itself, and services. */
export const LICENCE_KINDS = [...ACCOUNT_KINDS, 'webphone-mobile', 'miniCRM', 'recording'] as const;
export type LicenceKind = (typeof LICENCE_KINDS)[number];

/** As seen by the user whose history it is; a whole call between two colleagues is `internal`. */
export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const CALL_DIRECTIONS = ['inbound', 'outbound', 'internal'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/** What the list of calls shows (F25): one of the six icons is direction × outcome. */
export const OUTCOMES = ['answered', 'missed', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a call ended, finer than its outcome. */
export const CALL_RESULTS = [
  'answered',
  'no-answer',
  'cancelled',
  'rejected',
  'busy',
  'unreachable',
  'unknown-number',
  'not-allowed',
  'failed',
] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** Why nobody spoke to a customer who called (F22). */
export const MISSED_REASONS = [
  'not-answered',
  'abandoned',
  'waited-too-long',
  'out-of-hours',
  /** They left their number instead of waiting. */
  'number-left',
  /** They hung up and kept their place in the queue: they are called when it is their turn. */
  'place-kept',
  /** They left a message. */
  'voicemail',
  'rejected',
  'busy',
  'unreachable',
  'failed',
] as const;
export type MissedReason = (typeof MISSED_REASONS)[number];

/** How a customer's wait in a campaign's queue ended (F45). `called-back`: the call is the one to who had kept their place (`place-kept`). */
export const QUEUE_EXITS = [
  'answered',
  'abandoned',
  'waited-too-long',
  'out-of-hours',
  'number-left',
  'place-kept',
  'voicemail',
  'called-back',
  'failed',
] as const;
export type QueueExit = (typeof QUEUE_EXITS)[number];

/**
 * How a kept place in a queue ended: in the call that was promised, or another conversation; the customer could not be reached, or
 * nobody called them in time; or their missed call was settled by hand.
 */
export const KEPT_PLACE_ENDS = ['called-back', 'spoken', 'not-reached', 'expired', 'settled'] as const;
export type KeptPlaceEnd = (typeof KEPT_PLACE_ENDS)[number];

/** How a caller left a menu of a number (F05): `no-choice` is let go, because silence leads nowhere they could be reached. */
export const MENU_EXITS = ['passed-on', 'message', 'voicemail', 'abandoned', 'no-choice', 'failed'] as const;
export type MenuExit = (typeof MENU_EXITS)[number];

/** Where a choice in a menu leads. */
export const MENU_TARGETS = ['menu', 'campaign', 'account', 'message', 'voicemail'] as const;
export type MenuTargetKind = (typeof MENU_TARGETS)[number];

/**
 * What became of the offer of a waiting call to an agent (semantics, Agent state): `not-delivered` never reached a phone and is
 * not held against the agent, `taken` was answered by somebody else, `abandoned` by nobody because the customer hung up.
 */
export const OFFER_OUTCOMES = [
  'answered',
  'rejected',
  'not-answered',
  'not-delivered',
  'withdrawn',
  'taken',
  'abandoned',
] as const;
export type OfferOutcome = (typeof OFFER_OUTCOMES)[number];

/**
 * What came of waking a user's devices for a call: a phone registered, the user said no in the notification, or let it ring, no
 * device woke in time, or nobody waited for them any more.
 */
export const WAKE_OUTCOMES = ['registered', 'declined', 'not-answered', 'unreachable', 'gone'] as const;
export type WakeOutcome = (typeof WAKE_OUTCOMES)[number];

/** Who ended the call: the one who placed it, the one it was placed to, or the platform. */
export const ENDED_BY = ['caller', 'callee', 'platform'] as const;
export type EndedBy = (typeof ENDED_BY)[number];

/**
 * Why a call was refused or could not be made. The platform sends it in the SIP `Reason` header
 * (`Reason: SIP;cause=486;text="call/busy"`, RFC 3326); the phone translates it (F30).
 */
export const CALL_REFUSALS = [
  'call/busy',
  'call/no-answer',
  'call/rejected',
  'call/unreachable',
  'call/unknown-number',
  'call/no-direct-number',
  'call/not-allowed',
  'call/not-permitted',
  'call/limit-reached',
  /** The caller is on break: no call outside a campaign can be made (F27). */
  'call/on-break',
  /** The called colleague is on break (F27, F33). */
  'call/colleague-on-break',
  /** The caller may not call by hand in the campaign they chose (F14). */
  'call/not-in-campaign',
  'call/no-common-codec',
  'call/no-audio-offered',
  /** The offer is of a family of addresses in which the media engine has none. */
  'call/no-ipv4',
  'call/no-ipv6',
  /** It came by, or was sent to, a `sips:` URI, and there is no TLS on the way. */
  'call/not-secure',
  'call/overloaded',
  'call/trunk-unavailable',
  'call/trunk-full',
  'call/network',
  /** Another device of the user goes on with the call (F09): nothing is refused, this one is let go. */
  'call/taken-over',
  'call/failed',
] as const;
export type CallRefusal = (typeof CALL_REFUSALS)[number];

/** Why a command of a user to a call of theirs was refused (F31–F33), beside what can be wrong with the number it names. */
export const COMMAND_REFUSALS = [
  /** There is no such call, or the user has no part in it. */
  'command/no-such-call',
  /** Nobody has answered yet, or the user's part is over. */
  'command/not-connected',
  /** A transfer or a consultation is under way. */
  'command/under-way',
  'command/not-allowed',
  /** The phone itself holds, and only it can end that. */
  'command/held-by-phone',
  /** Nobody is being consulted. */
  'consultation/none',
  'consultation/not-answered',
  'consultation/customer-gone',
  /** All three talk already. */
  'consultation/joined',
] as const;
export type CommandRefusal = (typeof COMMAND_REFUSALS)[number];

/** What a supervisor does in a live call of a user (F47): hears both, speaks to the user alone, speaks to all. */
export const SUPERVISION_MODES = ['listen', 'whisper', 'join'] as const;
export type SupervisionMode = (typeof SUPERVISION_MODES)[number];

/** Why a supervisor does not get into a call (F47). */
export const SUPERVISION_REFUSALS = [
  /** There is no such call in the tenant, or the user has no part in it. */
  'supervision/no-such-call',
  /** The user talks with nobody yet, or with the platform alone. */
  'supervision/not-connected',
  /** Another supervisor is in the call. */
  'supervision/under-way',
  /** The supervisor has a part in the call already. */
  'supervision/own-call',
  /** The supervisor is in another call. */
  'supervision/busy',
  /** No phone of the supervisor is registered. */
  'supervision/no-phone',
  /** The supervisor is in no call of this user. */
  'supervision/none',
] as const;
export type SupervisionRefusal = (typeof SUPERVISION_REFUSALS)[number];

/** Why a call to a user goes on to somebody else (F44), in the order in which it is asked: CFU, CFNRc, CFB, CFNR. */
export const FORWARDING_REASONS = ['always', 'unreachable', 'busy', 'no-answer'] as const;
export type ForwardingReason = (typeof FORWARDING_REASONS)[number];

/** Why a forwarding was not followed, beside what can be wrong with a call of its user to that number. */
export const FORWARDING_REFUSALS = [
  /** The call has been there already: with the user, with one it was forwarded from, or with who calls. */
  'forwarding/loop',
  'forwarding/too-many-hops',
] as const;
export type ForwardingRefusal = (typeof FORWARDING_REFUSALS)[number];

/**
 * What goes on in a call of a user while it lasts (F31–F33); `swapped`: the agent of a consultation is with the customer;
 * `vanished`: the user's own phone is not there, and may come back by an INVITE with `X-WPM-Rejoin` (ADR 0021); `waiting`: the
 * other's is not.
 */
export const LIVE_ACTIVITIES = [
  'ringing',
  'talking',
  'held',
  'transferring',
  'asking',
  'consulting',
  'swapped',
  'joined',
  'vanished',
  'waiting',
] as const;
export type LiveActivity = (typeof LIVE_ACTIVITIES)[number];

/** Where the voice of a user gets lost whom nobody hears: on its way to the platform, or from it to the other end. */
export const UNHEARD = ['here', 'there'] as const;
export type Unheard = (typeof UNHEARD)[number];

/** What an agent is doing, whatever they chose (F27): set by the platform. */
export const AGENT_ACTIVITIES = ['idle', 'ringing', 'in-call', 'wrap-up', 'not-answering', 'unreachable'] as const;
export type AgentActivity = (typeof AGENT_ACTIVITIES)[number];

/**
 * What a colleague is doing, as far as it matters to somebody who wants to call them (F31, F33): a call, the work after one, a
 * break; `offline` has no phone that could ring, or is signed out.
 */
export const COLLEAGUE_STATES = ['free', 'busy', 'wrap-up', 'break', 'offline'] as const;
export type ColleagueState = (typeof COLLEAGUE_STATES)[number];

/** Why an agent is signed out (F28). */
export const SIGN_OUT_REASONS = ['manual', 'supervisor', 'repeated-no-answer', 'inactivity', 'licence'] as const;
export type SignOutReason = (typeof SIGN_OUT_REASONS)[number];

/** Why a status was not set (F27). */
export const STATUS_REFUSALS = [
  /** A call rings: it is answered or gone first. */
  'status/ringing',
  /** No break is defined by this id, or it is no longer offered. */
  'status/no-such-break',
  /** The user takes part in no campaign. */
  'status/no-campaign',
  /** The campaign wants a classifier of the call before its wrap-up is ended (F07). */
  'status/classifier-required',
] as const;
export type StatusRefusal = (typeof STATUS_REFUSALS)[number];

/** Refusals any endpoint can give. */
export const COMMON_ERRORS = [
  'request/malformed',
  'request/invalid',
  /** The body has more bytes than this request may have. */
  'request/too-large',
  'request/too-many',
  'request/not-found',
  'session/required',
  'session/ended',
  'session/not-allowed',
  /** The key of the API that was shown does not hold. */
  'api-key/void',
  /** The Idempotency-Key was sent with another request before. */
  'idempotency-key/reused',
  /** The request of this Idempotency-Key is still being worked on. */
  'idempotency-key/under-way',
  'platform/not-ready',
  'platform/fault',
] as const;
export type CommonError = (typeof COMMON_ERRORS)[number];
