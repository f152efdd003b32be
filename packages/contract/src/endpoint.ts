import type { z } from 'zod';

/** Who may call an endpoint. `public` needs no session; everything else needs a live one, and what it names. */
export type Right =
  | 'public'
  | 'signed-in'
  | 'calls:make'
  | 'calls:read-own'
  | 'calls:read-all'
  | 'calls:trace'
  | 'missed-calls:work'
  | 'forwarding:set'
  | 'stations:own'
  | 'status:manage'
  | 'stations:manage'
  | 'telephony:manage'
  | 'directory:read'
  | 'directory:manage'
  | 'audit:read'
  | 'contacts:identify'
  | 'contacts:list'
  | 'contacts:open'
  | 'contacts:edit'
  | 'contacts:exchange';

/**
 * One request of the wire: server, client and documentation are made from it.
 * `input` holds path parameters (`:callId`), query and body in one object; `path` is relative to `/api/v1`.
 * `errors` are the refusals it can give beside those every endpoint can (`COMMON_ERRORS`).
 */
export type Endpoint<I extends z.ZodType, O extends z.ZodType, E extends string> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly right: Right;
  readonly input: I;
  readonly output: O;
  readonly errors: readonly E[];
};

/** Any endpoint at all, for code that treats them alike (router, client). */
export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, string>;

export function endpoint<I extends z.ZodType, O extends z.ZodType, const E extends string>(
  spec: Endpoint<I, O, E>,
): Endpoint<I, O, E> {
  return spec;
}
