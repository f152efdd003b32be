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
