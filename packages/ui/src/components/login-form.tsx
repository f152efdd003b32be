import { useOnline } from '../device/use-online.ts';
import type { HelpPlace } from '../help/guides.ts';
import { useWords } from '../i18n/language-provider.tsx';
import { errorText } from '../i18n/words.ts';
import { Button } from './button.tsx';
import { type AskReset, ForgottenPassword } from './forgotten-password.tsx';
import { HelpLink } from './help-link.tsx';
import { Notice } from './notice.tsx';
import { TextField } from './text-field.tsx';
import { type Login, type SignIn, useLogin } from './use-login.ts';

export type LoginFormProps = {
  readonly signIn: SignIn;
  /** The code that ended the last session; null where none was ended. */
  readonly why: string | null;
  readonly askReset: AskReset;
  /** The section of the guides that tells how one logs in here. */
  readonly help: HelpPlace;
};

/** Login, domain, password (F08); each failure has its own message. */
export function LoginForm({ signIn, why, askReset, help }: LoginFormProps) {
  const words = useWords();
  const online = useOnline();
  const login = useLogin(signIn);
  return (
    <form className="ui-login" onSubmit={(event) => void login.submit(event)} noValidate>
      <h1>{words.login.heading}</h1>
      {!online && <Notice tone="warn">{words.login.offline}</Notice>}
      {why !== null && login.refusal === undefined && <Notice tone="warn">{errorText(words, why)}</Notice>}
      <Fields login={login} />
      {login.refusal !== undefined && (
        <Notice tone="bad" urgent>
          {login.refusal}
        </Notice>
      )}
      <Button tone="primary" wide type="submit" disabled={login.busy}>
        {login.busy ? words.login.submitting : words.login.submit}
      </Button>
      <ForgottenPassword login={login} ask={askReset} />
      <HelpLink place={help} className="ui-help" />
    </form>
  );
}

/** With what a password manager looks for in each field. */
const FIELDS = [
  { name: 'login', type: 'text', autoComplete: 'username' },
  { name: 'domain', type: 'text', autoComplete: 'organization' },
  { name: 'password', type: 'password', autoComplete: 'current-password' },
] as const;

function Fields({ login }: { readonly login: Login }) {
  const words = useWords();
  return FIELDS.map(({ name, type, autoComplete }) => (
    <TextField
      key={name}
      name={name}
      type={type}
      label={words.login[name]}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      value={login.fields[name]}
      problem={login.problems[name]}
      onChange={(event) => login.change(name, event.currentTarget.value)}
    />
  ));
}
