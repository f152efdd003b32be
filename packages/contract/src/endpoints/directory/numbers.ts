import { administered } from '../../administered.ts';
import { numberSettings } from '../../shapes/directory/number.ts';

/** Numbers of the tenant in the telephone network (F05), and where each leads. */
export const numbers = administered('/numbers', numberSettings);
