import type { App } from '@wpm/contract';
import { rememberLogin } from '@wpm/ui';
import { type SubmitEvent, useState } from 'react';
import { client } from '../client.ts';
import type { AcceptedBy } from './accepted-by.ts';
import { problemOf } from './password-problem.ts';

/** Whose password was set, and where they can sign in now. */
export type AcceptedInvitation = {
  readonly login: string;
  readonly domain: string;
  readonly apps: readonly App[];
};

/** What is wrong with what was typed, before it is sent or by the platform's word. */
export type PasswordProblem = 'too-short' | 'differs' | { readonly code: string };

export type Accepting = {
  readonly password: string;
  readonly repeated: string;
  readonly problem: PasswordProblem | null;
  readonly isBusy: boolean;
  readonly type: (changes: { password?: string; repeated?: string }) => void;
  readonly submit: (event: SubmitEvent) => Promise<void>;
};

/** The state of the form that sets a password by a link. */
export function useAccepting(
  { token, by }: { readonly token: string; readonly by: AcceptedBy },
  onAccepted: (accepted: AcceptedInvitation) => void,
): Accepting {
  const [{ password, repeated }, setTyped] = useState({ password: '', repeated: '' });
  const [problem, setProblem] = useState<PasswordProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = problemOf(password, repeated);
    setProblem(found);
    if (found !== null || isBusy) return;
    setBusy(true);
    const answer = await client[by]({ token, password });
    setBusy(false);
    if (!answer.ok) return setProblem({ code: answer.error.code });
    rememberLogin(answer.value);
    onAccepted(answer.value);
  };
  return {
    password,
    repeated,
    problem,
    isBusy,
    type: (changes) => setTyped((typed) => ({ ...typed, ...changes })),
    submit,
  };
}
