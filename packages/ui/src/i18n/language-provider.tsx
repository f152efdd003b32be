import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { en } from './en.ts';
import { LANGUAGES, type Language, preferredLanguage } from './languages.ts';
import { pl } from './pl.ts';
import type { Words } from './words.ts';

const STORED_AS = 'wpm.language';
const WORDS: Readonly<Record<Language, Words>> = { pl, en };

type LanguageChoice = { readonly language: Language; readonly choose: (language: Language) => void };
const LanguageContext = createContext<LanguageChoice>({ language: 'pl', choose: () => {} });

/** Gives the tree its language: the one chosen on this device, else the browser's, else Polish. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo<LanguageChoice>(() => {
    const choose = (chosen: Language) => {
      localStorage.setItem(STORED_AS, chosen);
      setLanguage(chosen);
    };
    return { language, choose };
  }, [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** The words both applications share, in the chosen language. */
export function useWords(): Words {
  return WORDS[useLanguage().language];
}

function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED_AS);
  return LANGUAGES.find((language) => language === stored) ?? preferredLanguage(navigator.languages);
}
