import { Button, errorText, Notice, TextField, useWords } from '@wpm/ui';
import { Phone } from 'lucide-react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useLogin } from './use-login.ts';
import { useOnline } from './use-online.ts';

/** Login, domain, password (F08). `why` tells what ended the last session. */
export function LoginScreen({ why }: { readonly why: string | null }) {
  const words = useWords();
  const own = usePhoneWords();
  const online = useOnline();
  const form = useLogin();
  return (
    <main className="login">
      <header className="login-head">
        <Phone size={40} aria-hidden />
        <p>WebPhone Mobile</p>
      </header>
      <form className="login-form" onSubmit={(event) => void form.submit(event)} noValidate>
        <h1>{own.login.heading}</h1>
        {!online && <Notice tone="warn">{own.login.offline}</Notice>}
        {why !== null && form.refusal === undefined && <Notice tone="warn">{errorText(words, why)}</Notice>}
        <Fields form={form} />
        {form.refusal !== undefined && (
          <Notice tone="bad" urgent>
            {form.refusal}
          </Notice>
        )}
        <Button tone="primary" wide type="submit" disabled={form.busy}>
          {form.busy ? own.login.submitting : own.login.submit}
        </Button>
      </form>
    </main>
  );
}

/** What a password manager looks for in each field. */
const FIELDS = [
  { name: 'login', type: 'text', autoComplete: 'username' },
  { name: 'domain', type: 'text', autoComplete: 'organization' },
  { name: 'password', type: 'password', autoComplete: 'current-password' },
] as const;

function Fields({ form }: { readonly form: ReturnType<typeof useLogin> }) {
  const own = usePhoneWords();
  return FIELDS.map(({ name, type, autoComplete }) => (
    <TextField
      key={name}
      name={name}
      type={type}
      label={own.login[name]}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      value={form.fields[name]}
      problem={form.problems[name]}
      onChange={(event) => form.change(name, event.currentTarget.value)}
    />
  ));
}
