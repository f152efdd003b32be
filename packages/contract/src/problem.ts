import { z } from 'zod';

/** A refusal on the wire, RFC 9457 (`application/problem+json`). `code` is stable; the UI translates it. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** Which fields of the request are wrong and why, by their path. */
  fields: z.record(z.string(), z.string()).optional(),
  /** Seconds after which a refused request may be tried again. */
  retryAfter: z.number().optional(),
});
export type Problem = z.infer<typeof problem>;
