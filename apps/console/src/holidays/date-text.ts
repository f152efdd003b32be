import type { HolidayDate } from '@wpm/contract';
import type { Language } from '@wpm/ui';

type DateWords = {
  readonly yearlyText: (day: string) => string;
  readonly easterText: (days: number) => string;
  readonly noDate: string;
};

/** When a holiday is, in a few words. */
export function dateText(date: HolidayDate, words: DateWords, language: Language): string {
  if (date.kind === 'easter') return words.easterText(date.days);
  // In a leap year, so that 29 February reads as that.
  if (date.kind === 'yearly')
    return words.yearlyText(format(language, new Date(Date.UTC(2024, date.month - 1, date.day))));
  return date.date === '' ? words.noDate : format(language, new Date(`${date.date}T00:00:00Z`), 'numeric');
}

function format(language: Language, day: Date, year?: 'numeric'): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year, timeZone: 'UTC' }).format(day);
}
