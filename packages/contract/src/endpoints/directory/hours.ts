import { administered } from '../../administered.ts';
import { hoursSettings } from '../../shapes/directory/hours.ts';

/** Working hours. */
export const hours = administered('/hours', hoursSettings);
