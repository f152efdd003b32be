import { errorText, useWords } from '@wpm/ui';
import { useConsoleWords } from './use-console-words.ts';

/** The text of a code in the chosen language: an administrator's own, else the shared one. */
export function useErrorText(): (code: string) => string {
  const shared = useWords();
  const own: Readonly<Record<string, string>> = useConsoleWords().errors;
  return (code) => own[code] ?? errorText(shared, code);
}
