import { type SubmitEvent, useState } from 'react';
import { useWords } from '../i18n/language-provider.tsx';
import { errorText, type Words } from '../i18n/words.ts';

const REMEMBERED_AS = { login: 'wpm.login', domain: 'wpm.domain' } as const;
const FIELD_NAMES = ['login', 'domain', 'password'] as const;
type FieldName = (typeof FIELD_NAMES)[number];
type LoginFields = Readonly<Record<FieldName, string>>;

/** Tries to log in. A refusal says why by its code, and after how many seconds to try again where the platform told. */
export type SignIn = (
  fields: LoginFields,
) => Promise<
  | { readonly ok: true }
  | { readonly ok: false; readonly error: { readonly code: string; readonly retryAfter?: number } }
>;

export type Login = {
  readonly fields: LoginFields;
  readonly problems: Partial<LoginFields>;
  /** Why the last attempt was refused, in words. */
  readonly refusal: string | undefined;
  readonly busy: boolean;
  readonly change: (name: FieldName, value: string) => void;
  readonly submit: (event: SubmitEvent) => Promise<void>;
  /** Whose account it is about; undefined where that is not typed yet, which is said at the fields. */
  readonly whose: () => Pick<LoginFields, 'login' | 'domain'> | undefined;
};

/** The state of a login form. Login and domain are remembered on this device, the password never. */
export function useLogin(signIn: SignIn): Login {
  const words = useWords();
  const [fields, setFields] = useState<LoginFields>(rememberedFields);
  const [missing, setMissing] = useState<readonly FieldName[]>([]);
  const [refusal, setRefusal] = useState<Parameters<typeof refusalText>[1]>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const empty = FIELD_NAMES.filter((name) => fields[name].trim() === '');
    setMissing(empty);
    if (busy || empty.length > 0) return;
    setBusy(true);
    setRefusal(undefined);
    rememberLogin(fields);
    const answer = await signIn(fields);
    setBusy(false);
    if (!answer.ok) setRefusal(answer.error);
  };
  return {
    fields,
    problems: Object.fromEntries(missing.map((name) => [name, words.login.missing[name]])),
    refusal: refusalText(words, refusal),
    busy,
    change: (name, value) => setFields((known) => ({ ...known, [name]: value })),
    submit,
    whose: () => {
      const empty = (['login', 'domain'] as const).filter((name) => fields[name].trim() === '');
      setMissing(empty);
      return empty.length > 0 ? undefined : { login: fields.login.trim(), domain: fields.domain.trim() };
    },
  };
}

function refusalText(
  words: Words,
  refusal: { readonly code: string; readonly retryAfter?: number } | undefined,
): string | undefined {
  if (refusal?.retryAfter === undefined) return refusal && errorText(words, refusal.code);
  return `${errorText(words, refusal.code)} ${words.inSeconds(refusal.retryAfter)}`;
}

function rememberedFields(): LoginFields {
  return {
    login: localStorage.getItem(REMEMBERED_AS.login) ?? '',
    domain: localStorage.getItem(REMEMBERED_AS.domain) ?? '',
    password: '',
  };
}

/** What the login form of either application shows the next time on this device. */
export function rememberLogin({ login, domain }: Pick<LoginFields, 'login' | 'domain'>): void {
  localStorage.setItem(REMEMBERED_AS.login, login.trim());
  localStorage.setItem(REMEMBERED_AS.domain, domain.trim());
}
