import type { Language } from '@wpm/ui';

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** `14:05:33` in the browser's zone, 24 hours in every language. */
export function clockTime(instant: Date, language: Language): string {
  return format(language, CLOCK).format(instant);
}

/** `22 lis, 14:05:33` in the browser's zone; with the year where it is not the present one. */
export function shortInstant(instant: Date, now: Date, language: Language): string {
  const year = instant.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return format(language, { day: 'numeric', month: 'short', ...year, ...CLOCK }).format(instant);
}

/** Day of the week, date, time and zone: all there is to say about an instant. */
export function fullInstant(instant: Date, language: Language): string {
  const date = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(language, { ...date, ...CLOCK, timeZoneName: 'short' }).format(instant);
}

/** Part of a whole, rounded down so that only what is complete reads as 100 %. */
export function percentOf(part: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(part * 100) / 100);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it, and a table uses few of them many times. */
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // The British order of day and month: the console is read in Europe.
  const locale = language === 'en' ? 'en-GB' : language;
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}
