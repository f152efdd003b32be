/**
 * Why a phone rang or did not, in one word (semantics, promise 2). It rang: `answered`, `rejected`, `not-answered`, `abandoned` by the
 * customer, `taken` by another agent. It did not: no phone was open and no device has notifications on (`no-phone`), no push service
 * took the message (`push-failed`), the device never said that it woke (`asleep`), it woke and its phone did not come back in time
 * (`not-registered`), it came back and did not ring (`silent`), the user said no in the notification (`declined`), the customer hung
 * up before, the agent was no longer free (`withdrawn`).
 */
export const OFFER_VERDICTS = [
  'answered',
  'rejected',
  'not-answered',
  'taken',
  'abandoned',
  'abandoned-before-ringing',
  'withdrawn',
  'no-phone',
  'push-failed',
  'asleep',
  'not-registered',
  'silent',
  'declined',
  'ringing',
] as const;
export type OfferVerdict = (typeof OFFER_VERDICTS)[number];
