import type { CommonError, Dependent, FieldReasons, Problem } from '@wpm/contract';

/** What the way to the platform itself can do wrong. `network/garbled`: something answered that was not the platform. */
export const NETWORK_ERRORS = ['network/unreachable', 'network/garbled'] as const;
export type NetworkError = (typeof NETWORK_ERRORS)[number];

/**
 * A refusal. `status` is the HTTP status, 0 where no answer came; `fields` says in English which fields are wrong, `reasons` the
 * same for applications; `dependents` are what stands in the way of taking something away; `retryAfter` is in seconds.
 */
export type RequestError<Code extends string = never> = {
  readonly code: Code | CommonError | NetworkError;
  readonly status: number;
  readonly fields?: Readonly<Record<string, string>>;
  readonly reasons?: FieldReasons;
  readonly dependents?: readonly Dependent[];
  readonly takenOver?: Problem['takenOver'];
  readonly retryAfter?: number;
};

/** What a request comes to: its value, or a refusal as data. A request never rejects. */
export type Answer<Value, Code extends string = never> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: RequestError<Code> };

export function refusedByNetwork(code: NetworkError): { readonly ok: false; readonly error: RequestError } {
  return { ok: false, error: { code, status: 0 } };
}
