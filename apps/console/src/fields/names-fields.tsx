import type { NamesPerLanguage } from '@wpm/contract';
import { LANGUAGE_NAMES, LANGUAGES } from '@wpm/ui';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { TextField } from './text-field.tsx';

export type NamesFieldsProps = {
  readonly names: NamesPerLanguage;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (names: NamesPerLanguage) => void;
};

/** A name in each language of the console; an empty one is not set, and what there is in further languages stays. */
export function NamesFields({ names, problem, onChange }: NamesFieldsProps) {
  const words = useConsoleWords().administration;
  const change = (language: string, name: string) => {
    const { [language]: _, ...others } = names;
    onChange(name === '' ? others : { ...others, [language]: name });
  };
  return LANGUAGES.map((language, index) => (
    <TextField
      key={language}
      label={words.nameIn(LANGUAGE_NAMES[language])}
      value={names[language] ?? ''}
      maxLength={100}
      // That there is none at all is said once, at the first.
      problem={
        problem(`names.${language}`) ?? (index === 0 && Object.keys(names).length === 0 ? problem('names') : undefined)
      }
      onChange={(name) => change(language, name)}
    />
  ));
}
