import { chooseTheme, type Language, storedTheme, type Theme, useLanguage } from '@wpm/ui';
import { useState } from 'react';

/** Language and appearance, kept on this device. */
export type Preferences = {
  readonly language: Language;
  readonly chooseLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly chooseTheme: (theme: Theme) => void;
};

export function usePreferences(): Preferences {
  const { language, choose } = useLanguage();
  const [theme, setTheme] = useState(storedTheme);
  return {
    language,
    chooseLanguage: choose,
    theme,
    chooseTheme: (chosen) => {
      chooseTheme(chosen);
      setTheme(chosen);
    },
  };
}
