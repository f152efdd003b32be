/** The words of what is done about calls besides making them: what they were, and whom to call again. */

/** What a classifier says of a call (F07). System classifiers are the platform's own and are not set up. */
export const CLASSIFIER_KINDS = ['success', 'failure', 'contact', 'no-contact'] as const;
export type ClassifierKind = (typeof CLASSIFIER_KINDS)[number];

/**
 * What the platform says of a call by itself (semantics, Classifiers); `none`: the campaign requires a classifier, and the
 * wrap-up was over without one.
 */
export const SYSTEM_CLASSIFIERS = ['busy', 'no-answer', 'failed', 'abandoned', 'none'] as const;
export type SystemClassifier = (typeof SYSTEM_CLASSIFIERS)[number];

/** Why a call was not classified (F07). */
export const CLASSIFICATION_REFUSALS = [
  /** No such classifier is offered for this call, or it only holds others. */
  'classifier/not-offered',
  'classifier/note-required',
  /** It plans a recall at a time the agent says: in the future, within a year. */
  'classifier/time-required',
  /** The call is over for too long for who took part in it; a supervisor still may. */
  'classifier/too-late',
] as const;
export type ClassificationRefusal = (typeof CLASSIFICATION_REFUSALS)[number];

/** Why a planned call-back is not to be made any more (F24). */
export const RECALL_CANCELLATIONS = ['by-hand', 'called-back', 'closed', 'do-not-call'] as const;
export type RecallCancellation = (typeof RECALL_CANCELLATIONS)[number];

/** Why a recall was not planned, or nothing done with it. */
export const RECALL_REFUSALS = [
  /** The customer is not to be called any more. */
  'recall/do-not-call',
  /** In the past, or more than a year away. */
  'recall/wrong-time',
  /** The user is not of this campaign. */
  'recall/no-campaign',
  /** Somebody else is asked for it, or calls. */
  'recall/taken',
  'recall/ended',
] as const;
export type RecallRefusal = (typeof RECALL_REFUSALS)[number];

/** How a missed call was settled: we called back and the customer answered, they called again and we did, or by hand (F22). */
export const MISSED_SETTLEMENTS = ['called-back', 'called-again', 'manually'] as const;
export type MissedSettlement = (typeof MISSED_SETTLEMENTS)[number];

/** What a user says who settles a missed call by hand. */
export const MISSED_EXCUSES = ['reached-otherwise', 'not-needed', 'nuisance'] as const;
export type MissedExcuse = (typeof MISSED_EXCUSES)[number];

/** How the numbers of an outbound list are called (F45): the agent sees the entry and calls; or it is called for who is free. */
export const OUTBOUND_MODES = ['preview', 'progressive'] as const;
export type OutboundMode = (typeof OUTBOUND_MODES)[number];

/** Where an entry of an outbound list stands (F45). */
export const OUTBOUND_STATES = [
  'waiting',
  'offered',
  'dialling',
  'connected',
  'retry',
  'done',
  'exhausted',
  'blocked',
] as const;
export type OutboundState = (typeof OUTBOUND_STATES)[number];

/**
 * What came of a call to an entry. `abandoned`: the customer answered, and no agent was there for them. A fax or an answering machine
 * is not told from a person: it has answered.
 */
export const OUTBOUND_OUTCOMES = ['answered', 'abandoned', 'busy', 'no-answer', 'failed'] as const;
export type OutboundOutcome = (typeof OUTBOUND_OUTCOMES)[number];

/** How the ledger of an entry says a line of it ended: a call, or an offer that became none. */
export const OUTBOUND_ENDS = [
  ...OUTBOUND_OUTCOMES,
  /** The agent passed it by, and said why. */
  'skipped',
  /** The agent did nothing about it in time. */
  'let-pass',
  /** The agent got other work first. */
  'withdrawn',
  /** The agent's phone was not answered, or not reached; the customer was not called. */
  'agent-missed',
  /** The call was not permitted, or no line was free; the customer was not called. */
  'not-placed',
  /** Its numbers are not to be called any more. */
  'do-not-call',
] as const;
export type OutboundEnd = (typeof OUTBOUND_ENDS)[number];

/** By what entries that are over can be found to be called once more: how they came to their end. */
export const OUTBOUND_REOPENED = [...OUTBOUND_OUTCOMES, 'skipped', 'do-not-call'] as const;
export type OutboundReopened = (typeof OUTBOUND_REOPENED)[number];

/** Why an agent passes an entry by: it comes again later, or is done with. */
export const SKIP_REASONS = ['later', 'wrong-data', 'already-settled'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why nothing was done about an entry. */
export const OUTBOUND_REFUSALS = [
  /** It is not offered to this agent, or no more. */
  'outbound/not-offered',
  /** None of its numbers may be called: the customer does not want it. */
  'outbound/do-not-call',
  /** It is not the time in which customers are called. */
  'outbound/out-of-hours',
  /** Its list does not run. */
  'outbound/paused',
] as const;
export type OutboundRefusal = (typeof OUTBOUND_REFUSALS)[number];
