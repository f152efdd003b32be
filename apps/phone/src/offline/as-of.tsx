import { dayHeading, timeOfDay, useLanguage, useWords } from '@wpm/ui';
import { useOfflineWords } from './words/use-offline-words.ts';

/** How old what is shown is. @param at when it was read, in ms since 1970 */
export function AsOf({ at }: { readonly at: number }) {
  const shared = useWords();
  const words = useOfflineWords();
  const { language } = useLanguage();
  const read = new Date(at);
  return (
    <time dateTime={read.toISOString()}>
      {words.asOf(`${dayHeading(read, new Date(), language, shared).toLowerCase()}, ${timeOfDay(read, language)}`)}
    </time>
  );
}
