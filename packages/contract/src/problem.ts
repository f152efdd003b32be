import { z } from 'zod';
import { FIELD_REASONS } from './field-reasons.ts';

/** Something that must be looked at before another thing can be taken away. */
export const dependent = z.strictObject({
  /** What it is: `campaign`, `number`, `account`, … */
  kind: z.string(),
  id: z.uuid(),
  name: z.string(),
  /** The field of it that leads here, by its path. */
  field: z.string(),
});
export type Dependent = z.infer<typeof dependent>;

/** A refusal on the wire, RFC 9457 (`application/problem+json`). `code` is stable; the UI translates it. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** Which fields of the request are wrong and why, by their path, in English. */
  fields: z.record(z.string(), z.string()).optional(),
  /** The same for applications, which say it in the user's language. */
  reasons: z.record(z.string(), z.enum(FIELD_REASONS)).optional(),
  /** What hangs on the thing that was to be taken away; at most 100. */
  dependents: z.array(dependent).optional(),
  /** Of `session/taken-over`: where the user went on (`User-Agent`, not to be trusted), and when. */
  takenOver: z.object({ userAgent: z.string(), at: z.iso.datetime() }).optional(),
  /** Seconds after which a refused request may be tried again. */
  retryAfter: z.number().optional(),
});
export type Problem = z.infer<typeof problem>;
