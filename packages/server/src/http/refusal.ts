import type { CommonError, ENDPOINTS, EndpointName } from '@wpm/contract';

/** Every code a request can be refused with. */
export type RefusalCode = CommonError | (typeof ENDPOINTS)[EndpointName]['errors'][number];

/** A refused request, before it becomes a problem on the wire. */
export type Refusal<Code extends string = RefusalCode> = {
  readonly code: Code;
  /** What is wrong, by the path of the field; at a licence's refusal, which licence. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly retryAfter?: number;
};

/** The status of each refusal and what it means in English, for people who read the API; the apps translate the code. */
export const REFUSALS: Readonly<Record<RefusalCode, { readonly status: number; readonly title: string }>> = {
  'request/malformed': { status: 400, title: 'The request is not JSON as expected.' },
  'request/invalid': { status: 400, title: 'Fields of the request are wrong.' },
  'request/too-many': { status: 429, title: 'Too many requests in a short time.' },
  'request/not-found': { status: 404, title: 'There is nothing here.' },
  'session/required': { status: 401, title: 'Sign in first.' },
  'session/ended': { status: 401, title: 'The session has ended. Sign in again.' },
  'session/not-allowed': { status: 403, title: 'The account may not do this.' },
  'session/wrong-credentials': { status: 401, title: 'Login or password is wrong.' },
  'session/unknown-domain': { status: 404, title: 'There is no such domain.' },
  'session/account-blocked': { status: 403, title: 'The account is blocked. Ask the administrator.' },
  'session/licence-missing': { status: 403, title: 'The account holds no seat of a licence it needs.' },
  'session/licence-expired': { status: 403, title: 'A licence the account needs has expired.' },
  'session/not-for-this-app': { status: 403, title: 'The account is not made for this application.' },
  'session/too-many-attempts': { status: 429, title: 'Too many wrong attempts. Wait before the next.' },
  'station/not-for-this-account': { status: 403, title: 'Only PBX and UC users have phones of other makers.' },
  'station/too-many': { status: 409, title: 'The account has as many stations as it may. Revoke one first.' },
  'recording/not-ready': { status: 409, title: 'The call is still being recorded.' },
  'trunk/name-taken': { status: 409, title: 'Another trunk has this name.' },
  'trunk/too-many': { status: 409, title: 'The tenant has as many trunks as it may have.' },
  'trunk/changed-meanwhile': { status: 409, title: 'The trunk is of another version by now. Read it again.' },
  'trunk/carries-calls': { status: 409, title: 'The trunk carries calls. Disable it and wait for their end.' },
  'trunk/does-not-accept': { status: 409, title: 'Nobody registers with us on this trunk.' },
  'dial-policy/changed-meanwhile': {
    status: 409,
    title: 'The dial policy is of another version by now. Read it again.',
  },
  'platform/not-ready': { status: 503, title: 'The platform is not ready.' },
  'platform/fault': { status: 500, title: 'The platform failed at this request.' },
};
