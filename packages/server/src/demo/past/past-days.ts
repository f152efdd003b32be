import { wallTimeIn } from '@wpm/directory';
import type { Instant } from '@wpm/kernel';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A day of the past: twelve hours before its noon, and whether people work less on it. */
export type PastDay = { readonly midnight: Instant; readonly isWeekend: boolean };

/** The last days up to the one of `now`, oldest first, by the clock of a zone: what opens at 8 opens at 8 in summer and winter. */
export function pastDays(now: Instant, timeZone: string, days: number): readonly PastDay[] {
  const noonToday = Math.floor(now / DAY) * DAY + DAY / 2;
  return Array.from({ length: days + 1 }, (_, index) => {
    const noon = noonToday - (days - index) * DAY;
    const { minutes, weekday } = wallTimeIn(timeZone, new Date(noon));
    return { midnight: noon - minutes * MINUTE, isWeekend: weekday === 'sat' || weekday === 'sun' };
  });
}

/** How many customers call in each hour of the day, from 0 on. */
const WEEKDAY = [0, 0, 0, 0, 0, 0, 0, 0, 3, 6, 7, 6, 5, 4, 5, 6, 4, 2, 0, 0, 0, 0, 0, 0];
const WEEKEND = [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 3, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];

/** When customers call on a day. */
export function arrivals({ midnight, isWeekend }: PastDay, chance: () => number): readonly Instant[] {
  return (isWeekend ? WEEKEND : WEEKDAY).flatMap((expected, hour) => {
    // As many as expected on average, some more or fewer each day.
    const count = Math.round(expected * (0.6 + 0.8 * chance()));
    return Array.from({ length: count }, () => Math.round(midnight + (hour + chance()) * HOUR));
  });
}
