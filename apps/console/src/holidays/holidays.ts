import type { HolidaysSettings } from '@wpm/contract';
import { type Entry, entriesBy } from '../administration/entries.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { HolidaysDays, HolidaysState } from './holidays-cells.tsx';
import { HolidaysForm } from './holidays-form.tsx';

const FIRST: HolidaysSettings = { name: '', enabled: true, days: [] };

/** Calendars of days on which the week of working hours does not hold (F07). */
export const HOLIDAYS: Noun<Entry<HolidaysSettings>, HolidaysSettings> = {
  kind: 'holidays',
  reading: 'directory:read',
  managing: 'directory:manage',
  ...entriesBy<HolidaysSettings, HolidaysSettings>({
    list: client.listHolidays,
    get: client.getHolidays,
    create: client.createHolidays,
    change: client.changeHolidays,
    remove: client.removeHolidays,
  }),
  nameOf: ({ settings }) => settings.name,
  columns: [
    { id: 'days', Cell: HolidaysDays, order: ({ settings }) => settings.days.length },
    { id: 'state', Cell: HolidaysState, order: ({ settings }) => Number(!settings.enabled) },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: HolidaysForm,
};
