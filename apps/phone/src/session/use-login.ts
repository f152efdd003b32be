import { errorText, useWords } from '@wpm/ui';
import { type FormEvent, useState } from 'react';
import { client } from '../client.ts';
import type { PhoneWords } from '../i18n/phone-words.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';

const REMEMBERED_LOGIN = 'wpm.login';
const REMEMBERED_DOMAIN = 'wpm.domain';

export type LoginFields = { readonly login: string; readonly domain: string; readonly password: string };
type FieldName = keyof LoginFields;

export type LoginForm = {
  readonly fields: LoginFields;
  readonly problems: Partial<Record<FieldName, string>>;
  /** Why the last attempt was refused, in words. */
  readonly refusal: string | undefined;
  readonly busy: boolean;
  readonly change: (name: FieldName, value: string) => void;
  readonly submit: (event: FormEvent) => Promise<void>;
};

/** The login form: remembers login and domain on this device, never the password. */
export function useLogin(): LoginForm {
  const words = useWords();
  const own = usePhoneWords();
  const [fields, setFields] = useState<LoginFields>(rememberedFields);
  const [problems, setProblems] = useState<LoginForm['problems']>({});
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = missingFields(fields, own);
    setProblems(missing);
    if (busy || Object.keys(missing).length > 0) return;
    setBusy(true);
    setRefusal(undefined);
    remember(fields);
    const answer = await client.signIn(fields);
    setBusy(false);
    if (answer.ok) return;
    const { code, retryAfter } = answer.error;
    setRefusal([errorText(words, code), retryAfter === undefined ? '' : words.inSeconds(retryAfter)].join(' ').trim());
  };
  return {
    fields,
    problems,
    refusal,
    busy,
    change: (name, value) => setFields((known) => ({ ...known, [name]: value })),
    submit,
  };
}

function missingFields(fields: LoginFields, words: PhoneWords): LoginForm['problems'] {
  const names: readonly FieldName[] = ['login', 'domain', 'password'];
  return Object.fromEntries(
    names.filter((name) => fields[name].trim() === '').map((name) => [name, words.login.missing[name]]),
  );
}

function rememberedFields(): LoginFields {
  return {
    login: localStorage.getItem(REMEMBERED_LOGIN) ?? '',
    domain: localStorage.getItem(REMEMBERED_DOMAIN) ?? '',
    password: '',
  };
}

function remember({ login, domain }: LoginFields): void {
  localStorage.setItem(REMEMBERED_LOGIN, login.trim());
  localStorage.setItem(REMEMBERED_DOMAIN, domain.trim());
}
