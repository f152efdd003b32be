import type {
  CommonError,
  Dependent,
  ENDPOINTS,
  EndpointName,
  FieldReason,
  FieldReasons,
  UploadError,
} from '@wpm/contract';

/** Every code a request can be refused with. */
export type RefusalCode = CommonError | UploadError | (typeof ENDPOINTS)[EndpointName]['errors'][number];

/** A refused request, before it becomes a problem on the wire. */
export type Refusal<Code extends string = RefusalCode> = {
  readonly code: Code;
  /** What is wrong, by the path of the field; at a licence's refusal, which licence. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The same for applications. */
  readonly reasons?: FieldReasons;
  /** What stands in the way of taking something away. */
  readonly dependents?: readonly Dependent[];
  /** Where the user went on, and when. */
  readonly takenOver?: { readonly userAgent: string; readonly at: string };
  /** Seconds. */
  readonly retryAfter?: number;
};

/** The status of each refusal and what it means in English, for people who read the API; the apps translate the code. */
export const REFUSALS: Readonly<Record<RefusalCode, { readonly status: number; readonly title: string }>> = {
  'request/malformed': { status: 400, title: 'The request is not JSON as expected.' },
  'request/invalid': { status: 400, title: 'Fields of the request are wrong.' },
  'request/too-large': { status: 413, title: 'The body is larger than that of this request may be.' },
  'request/too-many': { status: 429, title: 'Too many requests in a short time.' },
  'request/not-found': { status: 404, title: 'There is nothing here.' },
  'session/required': { status: 401, title: 'Sign in first.' },
  'session/ended': { status: 401, title: 'The session has ended. Sign in again.' },
  'session/taken-over': { status: 401, title: 'The user went on on another device, which logged this one out.' },
  'session/active-elsewhere': { status: 409, title: 'The phone of the user is open in another session.' },
  'session/not-allowed': { status: 403, title: 'The account may not do this.' },
  'session/wrong-credentials': { status: 401, title: 'Login or password is wrong.' },
  'session/unknown-domain': { status: 404, title: 'There is no such domain.' },
  'session/account-blocked': { status: 403, title: 'The account is blocked. Ask the administrator.' },
  'session/licence-missing': { status: 403, title: 'The account holds no seat of a licence it needs.' },
  'session/licence-expired': { status: 403, title: 'A licence the account needs has expired.' },
  'session/not-for-this-app': { status: 403, title: 'The account is not made for this application.' },
  'password/wrong': { status: 403, title: 'The current password is wrong.' },
  'session/too-many-attempts': { status: 429, title: 'Too many wrong attempts. Wait before the next.' },
  'api-key/void': { status: 401, title: 'The key is unknown, revoked, or over.' },
  'idempotency-key/reused': { status: 422, title: 'The Idempotency-Key was sent with another request before.' },
  'idempotency-key/under-way': { status: 409, title: 'The request of this Idempotency-Key is still being worked on.' },
  'api-key/too-many': { status: 409, title: 'The tenant has as many keys as it may have. Revoke one first.' },
  'api-key/scope-not-held': { status: 409, title: 'The account of the key does not have these rights itself.' },
  'webhook/too-many': { status: 409, title: 'The tenant has as many webhooks as it may have. Remove one first.' },
  'webhook/address-refused': {
    status: 409,
    title: 'Nothing is sent to a private address unless the operator allows it.',
  },
  'station/not-for-this-account': { status: 403, title: 'Only PBX and UC users have phones of other makers.' },
  'station/too-many': { status: 409, title: 'The account has as many stations as it may. Revoke one first.' },
  'sound/unknown-format': { status: 415, title: 'The file is no WAV, MP3, FLAC or Ogg with Opus or Vorbis.' },
  'sound/damaged': { status: 422, title: 'The file is damaged: there is no sound in it that can be read.' },
  'sound/empty': { status: 422, title: 'There is nothing but silence in the file.' },
  'sound/too-long': { status: 422, title: 'A sound may be five minutes long.' },
  'sound/too-large': { status: 413, title: 'A file may have 32 MB.' },
  'recording/not-ready': { status: 409, title: 'The call is still being recorded.' },
  'recording/not-running': { status: 409, title: 'The call is not being recorded.' },
  'recording/held': { status: 409, title: 'A recording is under legal hold.' },
  'recording/not-held': { status: 409, title: 'The recording is under no legal hold.' },
  'recording/none-of-number': { status: 404, title: 'There are no recordings of this number.' },
  'export/too-many': { status: 409, title: 'The user has as many exports as they may. Fetch or cancel one first.' },
  'missed-call/claimed': { status: 409, title: 'Somebody else is calling back.' },
  'missed-call/settled': { status: 409, title: 'The missed call is settled already.' },
  'contacts/no-service': { status: 403, title: 'The tenant does not hold the service miniCRM, or it is over.' },
  'contacts/feed-restarted': {
    status: 410,
    title: 'A backup was restored: what was told after the cursor may never have been. Begin without one.',
  },
  'contact/duplicate': { status: 409, title: 'Others have this number or e-mail. Look at the dependents first.' },
  'trunk/name-taken': { status: 409, title: 'Another trunk has this name.' },
  'trunk/too-many': { status: 409, title: 'The tenant has as many trunks as it may have.' },
  'trunk/changed-meanwhile': { status: 409, title: 'The trunk is of another version by now. Read it again.' },
  'trunk/carries-calls': { status: 409, title: 'The trunk carries calls. Disable it and wait for their end.' },
  'trunk/does-not-accept': { status: 409, title: 'Nobody registers with us on this trunk.' },
  'dial-policy/changed-meanwhile': {
    status: 409,
    title: 'The dial policy is of another version by now. Read it again.',
  },
  'forwarding/changed-meanwhile': {
    status: 409,
    title: 'The forwarding is of another version by now. Read it again.',
  },
  'item/taken': { status: 409, title: 'Another one has this already.' },
  'item/too-many': { status: 409, title: 'There are as many as there may be. Remove one first.' },
  'item/changed-meanwhile': { status: 409, title: 'It is of another version by now. Read it again.' },
  'item/in-use': { status: 409, title: 'Something leads to it. Look at the dependents first.' },
  'licence/no-seat': { status: 409, title: 'All seats of the licence are taken.' },
  'licence/missing': { status: 409, title: 'The tenant does not hold the licence.' },
  'licence/expired': { status: 409, title: 'The licence has expired.' },
  'account/last-administrator': { status: 409, title: 'Nobody would administer the tenant any more.' },
  'context/call-over': { status: 409, title: 'The call is over.' },
  'sign-in-link/void': { status: 404, title: 'The link was used, replaced, or is over.' },
  'mail/over': { status: 409, title: 'There is no such mail, or it was sent, or replaced by a newer one.' },
  'account-link/void': { status: 404, title: 'The link was used, replaced, or is over.' },
  'invitation/void': { status: 404, title: 'The invitation was used, replaced, or is over.' },
  'command/no-such-call': { status: 404, title: 'There is no such call of yours.' },
  'command/not-connected': { status: 409, title: 'The call is not answered, or your part in it is over.' },
  'command/under-way': { status: 409, title: 'A transfer or a consultation is under way.' },
  'command/not-allowed': { status: 403, title: 'This is for whoever began the consultation to decide.' },
  'command/held-by-phone': { status: 409, title: 'The phone itself holds the call, and only it can end that.' },
  'consultation/none': { status: 409, title: 'Nobody is being consulted.' },
  'consultation/not-answered': { status: 409, title: 'Whoever is to be consulted has not answered.' },
  'consultation/customer-gone': { status: 409, title: 'The customer has hung up.' },
  'consultation/joined': { status: 409, title: 'All three talk already.' },
  'supervision/no-such-call': { status: 404, title: 'The user has no such call.' },
  'supervision/not-connected': { status: 409, title: 'The user talks with nobody in this call.' },
  'supervision/under-way': { status: 409, title: 'Another supervisor is in the call.' },
  'supervision/own-call': { status: 409, title: 'The supervisor has a part in the call.' },
  'supervision/busy': { status: 409, title: 'The supervisor is in another call.' },
  'supervision/no-phone': { status: 409, title: 'No phone of the supervisor is registered.' },
  'supervision/none': { status: 409, title: 'The supervisor is not in this call of the user.' },
  'status/ringing': { status: 409, title: 'A call rings. The status can be set when it is answered or gone.' },
  'status/no-such-break': { status: 409, title: 'There is no such break, or it is not offered.' },
  'status/no-campaign': { status: 409, title: 'The user takes part in no campaign.' },
  'status/classifier-required': { status: 409, title: 'The campaign wants a classifier of the call first.' },
  'classifier/not-offered': { status: 409, title: 'No such classifier can be chosen for this call.' },
  'classifier/note-required': { status: 409, title: 'This classifier needs a note.' },
  'classifier/time-required': { status: 409, title: 'Say when to call again: in the future, within a year.' },
  'outbound/not-offered': { status: 409, title: 'The entry is not offered to the user, or no more.' },
  'outbound/do-not-call': { status: 409, title: 'None of its numbers may be called any more.' },
  'outbound/out-of-hours': { status: 409, title: 'It is not the time in which customers of the list are called.' },
  'outbound/paused': { status: 409, title: 'The list does not run.' },
  'recall/do-not-call': { status: 409, title: 'The customer is not to be called any more.' },
  'recall/wrong-time': { status: 409, title: 'A recall is planned for the future, within a year.' },
  'recall/no-campaign': { status: 403, title: 'The user takes no part in this campaign.' },
  'recall/taken': { status: 409, title: 'Somebody else is asked for it, or calls.' },
  'recall/ended': { status: 409, title: 'The recall is done or cancelled already.' },
  'classifier/too-late': { status: 409, title: 'The call is over for too long. A supervisor can still classify it.' },
  'call/no-phone': { status: 409, title: 'No phone of the user the call is for is reachable, and none can be woken.' },
  'call/not-in-campaign': { status: 409, title: 'The user may not call by hand in this campaign.' },
  'call/busy': { status: 409, title: 'The called user is in another call.' },
  'call/no-answer': { status: 409, title: 'Nobody answered in time.' },
  'call/rejected': { status: 409, title: 'The called user declined the call.' },
  'call/unreachable': { status: 409, title: 'No phone of the called user is reachable.' },
  'call/unknown-number': { status: 404, title: 'Nobody here has this number.' },
  'call/no-direct-number': { status: 403, title: 'The calling user has no direct number to call out with.' },
  'call/not-allowed': { status: 403, title: 'The calling user may not call this number.' },
  'call/not-permitted': { status: 403, title: 'The dial policy does not allow this kind of number.' },
  'call/limit-reached': { status: 403, title: 'A limit of calls to the outside is reached.' },
  'call/on-break': { status: 403, title: 'The calling user is on break.' },
  'call/colleague-on-break': { status: 409, title: 'The called user is on break.' },
  'call/no-common-codec': { status: 409, title: 'No codec or transport of the offer can be used here.' },
  'call/no-audio-offered': { status: 409, title: 'The offer has no audio.' },
  'call/no-ipv4': { status: 409, title: 'The offer is IPv4, and the media engine has no IPv4 address.' },
  'call/no-ipv6': { status: 409, title: 'The offer is IPv6, and the media engine has no IPv6 address.' },
  'call/overloaded': { status: 503, title: 'The platform takes no more calls at the moment.' },
  'call/trunk-unavailable': { status: 503, title: 'No trunk can carry the call.' },
  'call/trunk-full': { status: 503, title: 'Every trunk carries as many calls as it may.' },
  'call/network': { status: 500, title: 'The connection was lost.' },
  'call/taken-over': { status: 409, title: 'Another device of the user goes on with the call.' },
  'call/failed': { status: 500, title: 'The call could not be made.' },
  'platform/not-ready': { status: 503, title: 'The platform is not ready.' },
  'platform/fault': { status: 500, title: 'The platform failed at this request.' },
};

const REASONS_IN_ENGLISH: Readonly<Record<FieldReason, string>> = {
  required: 'is missing',
  'unknown-field': 'is not known',
  'wrong-type': 'is of another type',
  'wrong-format': 'is not written as it should be',
  'too-short': 'is too short',
  'too-long': 'is too long',
  'too-small': 'is too small',
  'too-large': 'is too large',
  'too-many-items': 'has too many items',
  'not-an-option': 'is none of what it can be',
  taken: 'is taken',
  repeated: 'stands there twice',
  'does-not-exist': 'leads to nothing',
  'not-permitted': 'may not be called by this user',
  contradicts: 'contradicts another field',
  'too-deep': 'is too deep in the tree',
};

/** The refusal of wrong fields, where they are found after the schema was asked. */
export function invalidFields(reasons: FieldReasons) {
  const inEnglish = Object.entries(reasons).map(([field, reason]) => [field, REASONS_IN_ENGLISH[reason]]);
  return { code: 'request/invalid' as const, fields: Object.fromEntries(inEnglish), reasons };
}
