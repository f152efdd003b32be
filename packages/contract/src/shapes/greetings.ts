import { z } from 'zod';
import { UPLOAD_ERRORS } from './directory/sound.ts';

/** What greets a user's callers before they leave a message: as a rule, or while the user is away for some days (voicemail). */
export const GREETING_KINDS = ['usual', 'absence'] as const;
export type GreetingKind = (typeof GREETING_KINDS)[number];

const recorded = z.object({ milliseconds: z.int().nonnegative(), recordedAt: z.iso.datetime() });

/** A user's own greetings; where there is none the platform's own words are said. */
export const greetings = z.object({
  usual: recorded.nullable(),
  /** Said instead of the usual one up to the end of that day of the tenant's; null: not now, and kept for another time. */
  absence: recorded.extend({ until: z.iso.date().nullable() }).nullable(),
});
export type Greetings = z.infer<typeof greetings>;

/** Why a file becomes no greeting. */
export const GREETING_ERRORS = [...UPLOAD_ERRORS, 'greeting/too-long', 'greeting/too-large'] as const;
export type GreetingError = (typeof GREETING_ERRORS)[number];
