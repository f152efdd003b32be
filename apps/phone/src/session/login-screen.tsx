import type { TakenOver } from '@wpm/client';
import { LoginForm } from '@wpm/ui';
import { lazy, Suspense } from 'react';
import { client } from '../client.ts';
import { BeforePhone } from './before-phone.tsx';

/** Few are displaced: what is said to them is loaded for them alone. */
const TakenOverNotice = lazy(async () => ({ default: (await import('../place/taken-over.tsx')).TakenOver }));

export type LoginScreenProps = { readonly why: string | null; readonly takenOver?: TakenOver | undefined };

/** Login, domain, password (F08). `why` tells what ended the last session, `takenOver` where its user went on. */
export function LoginScreen({ why, takenOver }: LoginScreenProps) {
  return (
    <BeforePhone>
      {takenOver !== undefined && (
        <Suspense>
          <TakenOverNotice by={takenOver} />
        </Suspense>
      )}
      <LoginForm signIn={client.signIn} why={takenOver === undefined ? why : null} askReset={client.askPasswordReset} />
    </BeforePhone>
  );
}
