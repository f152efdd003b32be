import type { Language } from '../i18n/languages.ts';
import type { Words } from '../i18n/words.ts';

/** The heading of a day in a list: today, yesterday, else weekday and date (with the year where it is another). Local zone. */
export function dayHeading(day: Date, now: Date, language: Language, words: Words): string {
  const ago = Math.round((startOfDay(now) - startOfDay(day)) / 86_400_000);
  if (ago === 0) return words.today;
  if (ago === 1) return words.yesterday;
  const year = day.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(day);
}

/** `14:05`, local zone, 24 hours in every language: a list of calls is read as a table. */
export function timeOfDay(instant: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

function startOfDay(instant: Date): number {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate()).getTime();
}
