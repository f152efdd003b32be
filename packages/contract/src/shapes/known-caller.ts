import { z } from 'zod';

/** A customer as a CRM knows them. */
export const knownCaller = z.strictObject({
  /** The connector's name. */
  source: z.string(),
  name: z.string(),
  /** Empty where there is none. */
  company: z.string(),
  link: z.string().nullable(),
  fields: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});
export type KnownCaller = z.infer<typeof knownCaller>;
