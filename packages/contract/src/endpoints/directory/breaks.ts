import { administered } from '../../administered.ts';
import { breakSettings } from '../../shapes/directory/break.ts';

/** Breaks (F06). */
export const breaks = administered('/breaks', breakSettings);
