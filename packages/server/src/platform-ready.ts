import { z } from 'zod';

/**
 * What the platform process tells its supervisor when it is ready: where HTTP listens, as in the setting; and the accounts made just now,
 * on a database nobody had used: their passwords are said once and kept nowhere.
 */
export const platformReady = z.object({
  http: z.string(),
  demo: z
    .array(z.object({ login: z.string(), displayName: z.string(), password: z.string() }))
    .readonly()
    .optional(),
});
export type PlatformReady = z.infer<typeof platformReady>;

/** What it tells instead where it cannot start: why, in words for the operator. */
export const startFailed = z.object({ failed: z.string() });
export type StartFailed = z.infer<typeof startFailed>;
