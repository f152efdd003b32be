import { administeredHolidays, type HolidaysSettings, holidaysSettings } from '@wpm/contract';
import { entryHandlers } from './entry-handlers.ts';

export const holidaysDraft = (settings: HolidaysSettings) => ({
  name: settings.name,
  scope: '',
  settings,
  references: [],
});

/** Calendars of holidays. */
export const holidays = entryHandlers<HolidaysSettings>(administeredHolidays, {
  kind: 'holidays',
  settings: holidaysSettings,
  draftOf: holidaysDraft,
});
