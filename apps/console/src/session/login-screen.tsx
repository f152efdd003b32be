import { LANGUAGE_NAMES, LANGUAGES, LoginForm, THEMES, useWords } from '@wpm/ui';
import { client } from '../client.ts';
import { SelectField } from '../fields/select-field.tsx';
import { Brand } from '../frame/brand.tsx';
import { usePreferences } from '../frame/use-preferences.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** Login, domain, password (F08). `why` is the code that ended the last session. */
export function LoginScreen({ why }: { readonly why: string | null }) {
  const words = useConsoleWords();
  return (
    <main className="login">
      <title>{`${words.console} · ${words.product}`}</title>
      <div className="login-card">
        <Brand />
        <LoginForm signIn={client.signIn} why={why} askReset={client.askPasswordReset} help="supervisor#start" />
      </div>
      <Preferences />
    </main>
  );
}

/** Before anybody is known the console speaks the browser's language; it can be changed here already. */
export function Preferences() {
  const words = useWords();
  const { language, chooseLanguage, theme, chooseTheme } = usePreferences();
  return (
    <div className="login-preferences">
      <SelectField
        label={words.language}
        value={language}
        values={LANGUAGES}
        texts={LANGUAGE_NAMES}
        onChoose={(chosen) => chosen !== null && chooseLanguage(chosen)}
      />
      <SelectField
        label={words.theme}
        value={theme}
        values={THEMES}
        texts={words.themes}
        onChoose={(chosen) => chosen !== null && chooseTheme(chosen)}
      />
    </div>
  );
}
