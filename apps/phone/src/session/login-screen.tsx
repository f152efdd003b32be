import type { TakenOver } from '@wpm/client';
import { LoginForm, Notice, untilAnswered } from '@wpm/ui';
import { Suspense, useEffect, useState } from 'react';
import { client } from '../client.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { BeforePhone } from './before-phone.tsx';
import { endLeft, isLeaving, signIn } from './leaving.ts';
import { lazily } from '../loading/lazily.tsx';

/** Few are displaced: what is said to them is loaded for them alone. */
const TakenOverNotice = lazily(async () => (await import('../place/taken-over.tsx')).TakenOver);

export type LoginScreenProps = { readonly why: string | null; readonly takenOver?: TakenOver | undefined };

/** Login, domain, password (F08). `why` tells what ended the last session, `takenOver` where its user went on. */
export function LoginScreen({ why, takenOver }: LoginScreenProps) {
  const own = usePhoneWords();
  const [isLeft, setLeft] = useState(isLeaving);
  useEffect(() => {
    if (isLeft) void untilAnswered(endLeft).then(() => setLeft(false));
  }, [isLeft]);
  return (
    <BeforePhone>
      {takenOver !== undefined && (
        <Suspense>
          <TakenOverNotice by={takenOver} />
        </Suspense>
      )}
      {isLeft && <Notice tone="warn">{own.leftHere}</Notice>}
      <LoginForm
        signIn={signIn}
        why={takenOver === undefined ? why : null}
        askReset={client.askPasswordReset}
        help="agent#login"
      />
    </BeforePhone>
  );
}
