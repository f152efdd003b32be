import { administered } from '../../administered.ts';
import { holidaysSettings } from '../../shapes/directory/hours.ts';

/** Calendars of holidays. */
export const holidays = administered('/holidays', holidaysSettings);
