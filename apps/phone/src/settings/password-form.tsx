import { Button, errorText, Notice, TextField, useWords } from '@wpm/ui';
import { type SubmitEvent, useState } from 'react';
import { client } from '../client.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** The platform takes no shorter one. */
const SHORTEST = 10;
const EMPTY = { current: '', password: '', again: '' };

type Field = keyof typeof EMPTY;
type Sent = { readonly kind: 'no' | 'busy' | 'done' } | { readonly kind: 'refused'; readonly code: string };

/** Sets another password (F43); the user's other devices are logged out. */
export function PasswordForm() {
  const shared = useWords();
  const { password: words } = useSettingsWords();
  const form = usePasswordForm();
  const { sent, problem, fields } = form;
  return (
    <form className="settings-form" onSubmit={(event) => void form.submit(event)} noValidate>
      <h3>{words.heading}</h3>
      <p className="quiet">{words.explained}</p>
      {FIELDS.map(({ name, autoComplete }) => (
        <TextField
          key={name}
          type="password"
          label={words.fields[name]}
          autoComplete={autoComplete}
          value={fields[name]}
          problem={problem?.field === name ? words.problems[problem.why] : undefined}
          onChange={(event) => form.change(name, event.currentTarget.value)}
        />
      ))}
      {sent.kind === 'refused' && (
        <Notice tone="bad" urgent>
          {errorText(shared, sent.code)}
        </Notice>
      )}
      {sent.kind === 'done' && <Notice urgent>{words.done}</Notice>}
      <Button type="submit" disabled={sent.kind === 'busy'}>
        {words.submit}
      </Button>
    </form>
  );
}

const FIELDS = [
  { name: 'current', autoComplete: 'current-password' },
  { name: 'password', autoComplete: 'new-password' },
  { name: 'again', autoComplete: 'new-password' },
] as const;

type Problem = { readonly field: Field; readonly why: 'missing' | 'short' | 'different' };

function usePasswordForm() {
  const [fields, setFields] = useState(EMPTY);
  const [problem, setProblem] = useState<Problem>();
  const [sent, setSent] = useState<Sent>({ kind: 'no' });
  return {
    fields,
    problem,
    sent,
    change: (field: Field, value: string) => {
      setFields({ ...fields, [field]: value });
      setProblem(undefined);
      setSent({ kind: 'no' });
    },
    submit: async (event: SubmitEvent) => {
      event.preventDefault();
      const wrong = problemOf(fields);
      setProblem(wrong);
      if (wrong !== undefined || sent.kind === 'busy') return;
      setSent({ kind: 'busy' });
      const { current, password } = fields;
      const answer = await client.settings((settings) => settings.changeMyPassword({ current, password }));
      if (answer.ok) setFields(EMPTY);
      setSent(answer.ok ? { kind: 'done' } : { kind: 'refused', code: answer.error.code });
    },
  };
}

function problemOf({ current, password, again }: typeof EMPTY): Problem | undefined {
  if (current === '') return { field: 'current', why: 'missing' };
  if (password.length < SHORTEST) return { field: 'password', why: 'short' };
  return password === again ? undefined : { field: 'again', why: 'different' };
}
