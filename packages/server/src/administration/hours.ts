import { administeredHours, type HoursSettings, hoursSettings } from '@wpm/contract';
import { entryHandlers } from './entry-handlers.ts';
import { reference } from './reference.ts';

export const hoursDraft = (settings: HoursSettings) => ({
  name: settings.name,
  scope: '',
  settings,
  references: reference('holidaysId', 'holidays', settings.holidaysId),
});

/** Working hours (F45). */
export const hours = entryHandlers<HoursSettings>(administeredHours, {
  kind: 'hours',
  settings: hoursSettings,
  draftOf: hoursDraft,
});
