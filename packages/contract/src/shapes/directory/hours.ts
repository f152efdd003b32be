import { z } from 'zod';
import { because } from '../../field-reasons.ts';
import { name, namesPerLanguage } from './names.ts';

/** Days of the week, Monday first as ISO 8601 counts. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A time of day on the wall, to the minute; `24:00` is the end of a day. */
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** Open from the first minute, closed from the last: `08:00`–`16:00`. */
export const openTime = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, { ...because('contradicts', 'ends before it begins'), path: ['to'] });
export type OpenTime = z.infer<typeof openTime>;

/** A zone of the IANA database that is known here. */
export const timeZone = z
  .string()
  .refine(isTimeZone, because('not-an-option', 'is no time zone such as Europe/Warsaw'));

/** Working hours: a week in a time zone, and the calendar of days that differ. */
export const hoursSettings = z.strictObject({
  name,
  enabled: z.boolean().default(true),
  timeZone: timeZone.default('Europe/Warsaw'),
  week: z
    .array(z.strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1).max(7), open: z.array(openTime).min(1).max(8) }))
    .max(14),
  holidaysId: z.uuid().nullable().default(null),
});
export type HoursSettings = z.infer<typeof hoursSettings>;

/** On which days a holiday falls. */
export const holidayDate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), date: z.iso.date() }),
  z
    .strictObject({ kind: z.literal('yearly'), month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
    .refine(isDayOfMonth, { ...because('contradicts', 'is no day of this month'), path: ['day'] }),
  /** Days from Easter Sunday (Gregorian): 1 is Easter Monday, 60 Corpus Christi. */
  z.strictObject({ kind: z.literal('easter'), days: z.int().min(-60).max(70) }),
]);
export type HolidayDate = z.infer<typeof holidayDate>;

/** A calendar of days on which the week does not hold; shared by any number of working hours. */
export const holidaysSettings = z.strictObject({
  name,
  enabled: z.boolean().default(true),
  days: z
    .array(
      z.strictObject({
        names: namesPerLanguage,
        date: holidayDate,
        /** Empty: closed all day. */
        open: z.array(openTime).max(8).default([]),
      }),
    )
    .max(200),
});
export type HolidaysSettings = z.infer<typeof holidaysSettings>;

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== '';
  } catch {
    return false;
  }
}

/** In a leap year: 29 February is a holiday of every fourth year. */
function isDayOfMonth({ month, day }: { readonly month: number; readonly day: number }): boolean {
  return day <= new Date(Date.UTC(2024, month, 0)).getUTCDate();
}
