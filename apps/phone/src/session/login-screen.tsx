import { LoginForm } from '@wpm/ui';
import { Phone } from 'lucide-react';
import { client } from '../client.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';

/** Login, domain, password (F08). `why` tells what ended the last session. */
export function LoginScreen({ why }: { readonly why: string | null }) {
  const words = usePhoneWords();
  return (
    <main className="login">
      <header className="login-head">
        <Phone size={40} aria-hidden />
        <p>WebPhone Mobile</p>
      </header>
      <LoginForm signIn={client.signIn} why={why} />
      <p className="quiet">{words.forgotten}</p>
    </main>
  );
}
