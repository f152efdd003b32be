/** Why a supervisor cannot give a waiting call to somebody, or take it (F47). */
export const GIVING_REFUSALS = [
  /** There is no such call in the tenant, or it is not shown to who asks. */
  'giving/no-such-call',
  /** The call waits in no queue: an agent has it already, or it never came to one. */
  'giving/not-waiting',
  /** Phones of others ring for it at this moment. */
  'giving/ringing',
  /** They are in a call, or wrap one up, or just did not answer. */
  'giving/busy',
  'giving/on-break',
  /** Signed out: who takes the call themselves may be. */
  'giving/signed-out',
  /** No phone of theirs can be reached. */
  'giving/no-phone',
] as const;
export type GivingRefusal = (typeof GIVING_REFUSALS)[number];
