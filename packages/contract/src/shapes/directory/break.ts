import { z } from 'zod';
import { namesPerLanguage } from './names.ts';

/** What stands beside a break's name. */
export const BREAK_ICONS = [
  'coffee',
  'meal',
  'meeting',
  'training',
  'paperwork',
  'rest',
  'technical',
  'other',
] as const;

/** A break as an administrator defines it (F06): as many as there are, so many the phone offers. */
export const breakSettings = z.strictObject({
  names: namesPerLanguage,
  enabled: z.boolean().default(true),
  /** `#rrggbb`. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#9a6700'),
  icon: z.enum(BREAK_ICONS).default('other'),
  /** Minutes it should take; null: as long as it takes. */
  plannedMinutes: z.int().min(1).max(480).nullable().default(null),
  paid: z.boolean().default(true),
});
export type BreakSettings = z.infer<typeof breakSettings>;
