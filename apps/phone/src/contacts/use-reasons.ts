import { useContactWords } from './words/use-contact-words.ts';

/** Says why a field is wrong, by its path in the card; undefined where it is not. */
export function useReasons(reasons: Readonly<Record<string, string>>): (path: string) => string | undefined {
  const words = useContactWords();
  const texts: Readonly<Record<string, string | undefined>> = words.reasons;
  return (path) => {
    const reason = reasons[path];
    // A card with nothing to find it by is told so at the surname, which by itself need not be filled in.
    if (path === 'lastName' && reason === 'required') return words.nameless;
    return reason === undefined ? undefined : (texts[reason] ?? words.wrong);
  };
}
