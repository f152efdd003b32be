import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, errorText, Notice, TextField, useLanguage, useWords } from '@wpm/ui';
import { type SubmitEvent, useState } from 'react';
import { client } from '../client.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

const MY_EMAIL_KEY = ['my-email'] as const;
const EMPTY = { email: '', current: '' };

type Sent = { readonly kind: 'no' | 'busy' | 'done' } | { readonly kind: 'refused'; readonly code: string };

/** The user's e-mail address, and another, which takes effect when its link is followed (F43). */
export function EmailForm() {
  const shared = useWords();
  const { email: words } = useSettingsWords();
  const { known, fields, sent, missing, change, submit } = useEmailForm();
  return (
    <form className="settings-form" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.heading}</h3>
      {known !== undefined && <p className="quiet">{known.email === null ? words.none : words.now(known.email)}</p>}
      {known !== undefined && known.pending !== null && <Notice urgent>{words.pending(known.pending)}</Notice>}
      <TextField
        type="email"
        label={words.address}
        autoComplete="email"
        value={fields.email}
        problem={missing === 'email' ? words.wrong : undefined}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <TextField
        type="password"
        label={words.current}
        autoComplete="current-password"
        value={fields.current}
        problem={missing === 'current' ? words.missing : undefined}
        onChange={(event) => change({ current: event.currentTarget.value })}
      />
      {sent.kind === 'refused' && (
        <Notice tone="bad" urgent>
          {errorText(shared, sent.code)}
        </Notice>
      )}
      <Button type="submit" disabled={sent.kind === 'busy'}>
        {words.submit}
      </Button>
    </form>
  );
}

function useMyEmail() {
  const { data } = useQuery({
    queryKey: MY_EMAIL_KEY,
    queryFn: async () => {
      const answer = await client.settings((settings) => settings.getMyEmail({}));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    networkMode: 'always',
  });
  return data;
}

/** The first field that cannot be sent as it is. */
function problemOf({ email, current }: typeof EMPTY): keyof typeof EMPTY | undefined {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) return 'email';
  return current === '' ? 'current' : undefined;
}

function useEmailForm() {
  const queries = useQueryClient();
  const { language } = useLanguage();
  const [fields, setFields] = useState(EMPTY);
  const [missing, setMissing] = useState<keyof typeof EMPTY>();
  const [sent, setSent] = useState<Sent>({ kind: 'no' });
  const known = useMyEmail();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const first = problemOf(fields);
    setMissing(first);
    if (first !== undefined || sent.kind === 'busy') return;
    setSent({ kind: 'busy' });
    const asked = { email: fields.email.trim(), current: fields.current, language };
    const answer = await client.settings((settings) => settings.changeMyEmail(asked));
    setSent(answer.ok ? { kind: 'done' } : { kind: 'refused', code: answer.error.code });
    if (!answer.ok) return;
    setFields(EMPTY);
    queries.setQueryData(MY_EMAIL_KEY, answer.value);
  };
  return {
    known,
    fields,
    sent,
    missing,
    change: (changes: Partial<typeof EMPTY>) => {
      setFields({ ...fields, ...changes });
      setMissing(undefined);
      setSent({ kind: 'no' });
    },
    submit,
  };
}
