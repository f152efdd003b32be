import { administeredHolidays, type HolidaysSettings, holidaysSettings } from '@wpm/contract';
import { entryHandlers } from './entry-handlers.ts';

/** Calendars of holidays. */
export const holidays = entryHandlers<HolidaysSettings>(administeredHolidays, {
  kind: 'holidays',
  settings: holidaysSettings,
  draftOf: (settings) => ({ name: settings.name, scope: '', settings, references: [] }),
});
