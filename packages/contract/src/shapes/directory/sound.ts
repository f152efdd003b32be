import { z } from 'zod';
import { name } from './names.ts';

/** A sound of the tenant's own: a greeting, music, an announcement (F45). */
export const soundSettings = z.strictObject({
  name,
  /** What was uploaded (`POST /sound-files`), and is heard. */
  audioId: z.uuid(),
  /** How long it is. The platform measures it: what is sent is not looked at. */
  milliseconds: z.int().min(0).default(0),
});
export type SoundSettings = z.infer<typeof soundSettings>;

/** What came of an upload. */
export const uploadedSound = z.strictObject({ audioId: z.uuid(), milliseconds: z.int() });
export type UploadedSound = z.infer<typeof uploadedSound>;

/** Why a file becomes no sound. */
export const UPLOAD_ERRORS = [
  'sound/unknown-format',
  'sound/damaged',
  'sound/empty',
  'sound/too-long',
  'sound/too-large',
] as const;
export type UploadError = (typeof UPLOAD_ERRORS)[number];
