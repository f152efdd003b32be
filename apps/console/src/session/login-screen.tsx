import { LoginForm } from '@wpm/ui';
import { Settings2 } from 'lucide-react';
import { client } from '../client.ts';
import { Brand } from '../frame/brand.tsx';
import { PreferencesMenu } from '../frame/preferences-menu.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** Login, domain, password (F08). `why` is the code that ended the last session. */
export function LoginScreen({ why }: { readonly why: string | null }) {
  const words = useConsoleWords();
  return (
    <div className="login">
      <header className="login-head">
        <PreferencesMenu label={words.preferences} face={<Settings2 size={20} aria-hidden />} />
      </header>
      <main className="login-card">
        <Brand />
        <LoginForm signIn={client.signIn} why={why} />
      </main>
    </div>
  );
}
