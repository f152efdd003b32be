import { Choice, LANGUAGE_NAMES, LANGUAGES, useLanguage, useWords } from '@wpm/ui';

/** What the user sets of the own account (F43): the language so far. */
export function UserSettings() {
  const words = useWords();
  const { language, choose } = useLanguage();
  return (
    <Choice
      label={words.language}
      value={language}
      options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
      onChoose={choose}
    />
  );
}
