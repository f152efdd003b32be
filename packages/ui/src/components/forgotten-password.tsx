import { useState } from 'react';
import type { Language } from '../i18n/languages.ts';
import { useLanguage, useWords } from '../i18n/language-provider.tsx';
import { errorText } from '../i18n/words.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import type { Login } from './use-login.ts';

/** Asks for a mail with a link that sets a new password; what it answers says nothing of whether there is such an account. */
export type AskReset = (whose: {
  readonly login: string;
  readonly domain: string;
  readonly language: Language;
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }>;

/** The way back in for who forgot the password (F08): for the login and domain that are typed above it. */
export function ForgottenPassword({ login, ask }: { readonly login: Login; readonly ask: AskReset }) {
  const words = useWords();
  const { language } = useLanguage();
  const [came, setCame] = useState<Awaited<ReturnType<AskReset>>>();
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    const whose = login.whose();
    setCame(undefined);
    if (whose === undefined || isBusy) return;
    setBusy(true);
    setCame(await ask({ ...whose, language }));
    setBusy(false);
  };
  return (
    <>
      <Button wide onClick={() => void press()} disabled={isBusy}>
        {words.login.forgotten}
      </Button>
      {came !== undefined && (
        <Notice tone={came.ok ? 'plain' : 'bad'} urgent>
          {came.ok ? words.login.resetSent : errorText(words, came.error.code)}
        </Notice>
      )}
    </>
  );
}
