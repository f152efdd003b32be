import { clockDuration, type Language } from '@wpm/ui';

const TO_THE_MILLISECOND = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
} as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** `22 lis 2026, 14:05:33` in the zone the report counts its days in, 24 hours in every language. */
export function zonedInstant(instant: string, timeZone: string, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const key = `${locale} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
  formats.set(key, format);
  return format.format(new Date(instant));
}

/** `14:05:33.120` in that zone. */
export function exactTime(instant: string, timeZone: string, language: Language): string {
  const key = `exact ${language} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone,
      ...TO_THE_MILLISECOND,
      hourCycle: 'h23',
    });
  formats.set(key, format);
  return format.format(new Date(instant));
}

/** A length of time, or nothing for none at all. */
export function durationOrNone(ms: number | null): string | null {
  return ms === null || ms === 0 ? null : clockDuration(ms);
}

/** A measured value with its unit; null where nothing was measured. */
export function measured(value: number | null, digits: number, unit: string, language: Language): string | null {
  if (value === null) return null;
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  return unit === '' ? text : `${text} ${unit}`;
}
