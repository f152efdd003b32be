import type {
  CallRefusal,
  CommonError,
  CONTACT_ENDPOINTS,
  ENDPOINTS,
  MY_SETTINGS_ENDPOINTS,
  PHONE_ENDPOINTS,
  FOLLOW_UP_ENDPOINTS,
} from '@wpm/contract';

/** The codes of some endpoints of the contract. */
type CodesOf<Endpoints extends Readonly<Record<string, { readonly errors: readonly string[] }>>> =
  Endpoints[keyof Endpoints]['errors'][number];

/** Every code the phone, and whoever logs in, can be shown: those of the contract, and what the network itself can do wrong. */
export type ErrorCode =
  | CodesOf<typeof PHONE_ENDPOINTS>
  | CodesOf<typeof MY_SETTINGS_ENDPOINTS>
  | CodesOf<typeof CONTACT_ENDPOINTS>
  | CodesOf<typeof FOLLOW_UP_ENDPOINTS>
  | CommonError
  | CallRefusal
  | 'network/unreachable'
  | 'network/garbled';

/** What only who administers can be shown: the console has the words, so that no phone loads them. */
export type AdministrationErrorCode = Exclude<CodesOf<typeof ENDPOINTS>, ErrorCode>;
