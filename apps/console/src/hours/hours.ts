import type { HoursSettings } from '@wpm/contract';
import { type Entry, entriesBy } from '../administration/entries.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { HoursHolidays, HoursState, HoursWeek } from './hours-cells.tsx';
import { HoursForm } from './hours-form.tsx';

const FIRST: HoursSettings = {
  name: '',
  enabled: true,
  timeZone: 'Europe/Warsaw',
  week: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: [{ from: '08:00', to: '16:00' }] }],
  holidaysId: null,
};

/** Working hours (F07), by which numbers and campaigns are open or closed. */
export const HOURS: Noun<Entry<HoursSettings>, HoursSettings> = {
  kind: 'hours',
  reading: 'directory:read',
  managing: 'directory:manage',
  ...entriesBy<HoursSettings, HoursSettings>({
    list: client.listHours,
    get: client.getHours,
    create: client.createHours,
    change: client.changeHours,
    remove: client.removeHours,
  }),
  nameOf: ({ settings }) => settings.name,
  columns: [
    { id: 'week', Cell: HoursWeek },
    { id: 'holidays', Cell: HoursHolidays },
    { id: 'state', Cell: HoursState, order: ({ settings }) => Number(!settings.enabled) },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: HoursForm,
};
