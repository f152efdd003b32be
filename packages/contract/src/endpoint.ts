import type { z } from 'zod';
import type { Right } from './rights.ts';

/** Any schema of zod, by its core: as `z.ZodType` each would be compared method by method, a quarter of what a type check takes. */
export type Schema = z.core.$ZodType;

/**
 * One request of the wire: server, client and documentation are made from it.
 * `input` holds path parameters (`:callId`), query and body in one object; `path` is relative to `/api/v1`.
 * `errors` are the refusals it can give beside those every endpoint can (`COMMON_ERRORS`).
 */
export type Endpoint<I extends Schema, O extends Schema, E extends string> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly right: Right;
  readonly input: I;
  readonly output: O;
  readonly errors: readonly E[];
  /** The largest body there may be; 64 KiB where nothing is said. */
  readonly maxBodyBytes?: number;
};

/** Any endpoint at all, for code that treats them alike (router, client). */
export type AnyEndpoint = Endpoint<Schema, Schema, string>;

export function endpoint<I extends Schema, O extends Schema, const E extends string>(
  spec: Endpoint<I, O, E>,
): Endpoint<I, O, E> {
  return spec;
}
