import { dayHeading, timeOfDay, useLanguage, useWords } from '@wpm/ui';

/** Day and time, as in the lists of calls. */
export function useInstant(): (at: string) => string {
  const words = useWords();
  const { language } = useLanguage();
  return (at) => {
    const instant = new Date(at);
    return `${dayHeading(instant, new Date(), language, words)}, ${timeOfDay(instant, language)}`;
  };
}
