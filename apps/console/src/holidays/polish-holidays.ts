import type { HolidayDate, HolidaysSettings } from '@wpm/contract';

export type Holiday = HolidaysSettings['days'][number];

/** Days off work by law in Poland (Act of 18 January 1951, art. 1; 24 December since 2025). */
export const POLISH_HOLIDAYS: readonly Holiday[] = [
  day('Nowy Rok', 'New Year’s Day', yearly(1, 1)),
  day('Trzech Króli', 'Epiphany', yearly(1, 6)),
  day('Wielkanoc', 'Easter Sunday', easter(0)),
  day('Poniedziałek Wielkanocny', 'Easter Monday', easter(1)),
  day('Święto Pracy', 'Labour Day', yearly(5, 1)),
  day('Święto Konstytucji 3 Maja', 'Constitution Day', yearly(5, 3)),
  day('Zielone Świątki', 'Pentecost', easter(49)),
  day('Boże Ciało', 'Corpus Christi', easter(60)),
  day('Wniebowzięcie NMP', 'Assumption Day', yearly(8, 15)),
  day('Wszystkich Świętych', 'All Saints’ Day', yearly(11, 1)),
  day('Święto Niepodległości', 'Independence Day', yearly(11, 11)),
  day('Wigilia', 'Christmas Eve', yearly(12, 24)),
  day('Boże Narodzenie', 'Christmas Day', yearly(12, 25)),
  day('Drugi dzień Bożego Narodzenia', 'Second Day of Christmas', yearly(12, 26)),
];

/** What is there, and of the Polish holidays those whose date is not there yet. */
export function withPolishHolidays(days: readonly Holiday[]): Holiday[] {
  const known = new Set(days.map(({ date }) => keyOf(date)));
  return [...days, ...POLISH_HOLIDAYS.filter(({ date }) => !known.has(keyOf(date)))];
}

function keyOf(date: HolidayDate): string {
  if (date.kind === 'once') return date.date;
  return date.kind === 'yearly' ? `${date.month}-${date.day}` : `easter ${date.days}`;
}

function day(pl: string, en: string, date: HolidayDate): Holiday {
  return { names: { pl, en }, date, open: [] };
}

function yearly(month: number, dayOfMonth: number): HolidayDate {
  return { kind: 'yearly', month, day: dayOfMonth };
}

function easter(days: number): HolidayDate {
  return { kind: 'easter', days };
}
