import type { Language } from '@wpm/ui';
import { dateIn } from './zone.ts';

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** Whom an instant is told: in which language, and by the clocks of which zone. */
export type Telling = { readonly language: Language; readonly timeZone: string };

/** `14:05:33`, 24 hours in every language. */
export function clockTime(instant: Date, telling: Telling): string {
  return format(telling, CLOCK).format(instant);
}

/** `22 lis, 14:05:33`; with the year where it is not the present one. */
export function shortInstant(instant: Date, now: Date, telling: Telling): string {
  const [then, present] = [instant, now].map((each) => dateIn(telling.timeZone, each).slice(0, 4));
  const year = then === present ? {} : ({ year: 'numeric' } as const);
  return format(telling, { day: 'numeric', month: 'short', ...year, ...CLOCK }).format(instant);
}

/** Day of the week, date, time and zone: all there is to say about an instant. */
export function fullInstant(instant: Date, telling: Telling): string {
  const date = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(telling, { ...date, ...CLOCK, timeZoneName: 'short' }).format(instant);
}

/** `1 mar 2027`. */
export function dayText(instant: Date, telling: Telling): string {
  return format(telling, { dateStyle: 'medium' }).format(instant);
}

/** Part of a whole, rounded down so that only what is complete reads as 100 %. */
export function percentOf(part: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(part * 100) / 100);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it, and a table uses few of them many times. */
function format({ language, timeZone }: Telling, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // The British order of day and month: the console is read in Europe.
  const locale = language === 'en' ? 'en-GB' : language;
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formats.set(key, known);
  return known;
}
