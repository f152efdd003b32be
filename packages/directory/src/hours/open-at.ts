import type { HolidayDate, HolidaysSettings, HoursSettings, OpenTime } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { easterSunday } from './easter.ts';
import { type WallTime, wallTimeIn } from './zoned.ts';

/** A working hours' week and, where it has one, its calendar. */
export type Schedule = { readonly hours: HoursSettings; readonly holidays: HolidaysSettings | null };

/**
 * Whether it is open at an instant, by the wall clock of its zone: at the hour that summer time takes away nothing opens, and
 * in the one it doubles a time on the wall counts twice. Hours that are disabled are never open.
 */
export function isOpenAt(schedule: Schedule, at: Date): boolean {
  if (!schedule.hours.enabled) return false;
  const wall = wallTimeIn(schedule.hours.timeZone, at);
  return openTimesOn(schedule, wall).some(
    ({ from, to }) => wall.minutes >= minutesOf(from) && wall.minutes < minutesOf(to),
  );
}

const MINUTE_MS = 60_000;
/** Longer than any run of holidays; what does not open until then is as good as closed. */
const LOOK_AHEAD_MINUTES = 60 * 24 * 31;

/** The first instant from `at` on at which it is open, to the minute; undefined if not within 31 days. */
export function nextOpening(schedule: Schedule, at: Date): Date | undefined {
  if (isOpenAt(schedule, at)) return at;
  const first = Math.ceil(at.getTime() / MINUTE_MS);
  // Minute by minute where something may open, in leaps where nothing can.
  for (let minute = first; minute < first + LOOK_AHEAD_MINUTES; minute++) {
    const instant = new Date(minute * MINUTE_MS);
    if (isOpenAt(schedule, instant)) return instant;
    minute += quietMinutesAfter(schedule, instant);
  }
  return undefined;
}

/** Minutes after this one in which surely nothing opens: of a day that has no opening, up to its last hours. */
function quietMinutesAfter(schedule: Schedule, at: Date): number {
  const wall = wallTimeIn(schedule.hours.timeZone, at);
  const opens = openTimesOn(schedule, wall).map(({ from }) => minutesOf(from));
  const next = Math.min(24 * 60, ...opens.filter((from) => from > wall.minutes));
  // A change of the clock moves the wall by two hours at most.
  return Math.max(0, next - wall.minutes - 121);
}

function openTimesOn({ hours, holidays }: Schedule, wall: WallTime): readonly OpenTime[] {
  const holiday = holidays?.enabled ? holidays.days.find(({ date }) => fallsOn(date, wall)) : undefined;
  if (holiday) return holiday.open;
  return hours.week.filter(({ days }) => days.includes(wall.weekday)).flatMap(({ open }) => open);
}

const DAY_MS = 24 * 60 * MINUTE_MS;

function fallsOn(date: HolidayDate, { year, month, day }: WallTime): boolean {
  switch (date.kind) {
    case 'once':
      return Date.parse(date.date) === Date.UTC(year, month - 1, day);
    case 'yearly':
      return date.month === month && date.day === day;
    case 'easter':
      return easterSunday(year) + date.days * DAY_MS === Date.UTC(year, month - 1, day);
    default:
      return assertNever(date);
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
