import { LoginForm } from '@wpm/ui';
import { Phone } from 'lucide-react';
import { client } from '../client.ts';

/** Login, domain, password (F08). `why` tells what ended the last session. */
export function LoginScreen({ why }: { readonly why: string | null }) {
  return (
    <main className="login">
      <header className="login-head">
        <Phone size={40} aria-hidden />
        <p>WebPhone Mobile</p>
      </header>
      <LoginForm signIn={client.signIn} why={why} askReset={client.askPasswordReset} />
    </main>
  );
}
