import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../client.ts';
import { Brand } from '../frame/brand.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { Preferences } from '../session/login-screen.tsx';
import { tokenOf } from './invitation-address.ts';

/** Where a changed e-mail address is confirmed (F43). It waits for a press: programs that look into mail open what they find. */
export function EmailPage() {
  const words = useConsoleWords();
  const errorText = useErrorText();
  const [token] = useState(() => tokenOf(location.hash));
  const [came, setCame] = useState<Awaited<ReturnType<typeof client.confirmEmail>>>();
  const confirm = async () => token !== undefined && setCame(await client.confirmEmail({ token }));
  return (
    <main className="login">
      <title>{`${words.mail.confirmHeading} · ${words.product}`}</title>
      <div className="login-card">
        <Brand />
        <div className="ui-login">
          <h1>{words.mail.confirmHeading}</h1>
          {came?.ok === true && <p role="status">{words.mail.confirmed(came.value.email)}</p>}
          {(token === undefined || came?.ok === false) && (
            <Notice tone="bad" urgent>
              {errorText(came?.ok === false ? came.error.code : 'account-link/void')}
            </Notice>
          )}
          {token !== undefined && came?.ok !== true && (
            <Button tone="primary" wide onClick={() => void confirm()}>
              {words.mail.confirm}
            </Button>
          )}
        </div>
      </div>
      <Preferences />
    </main>
  );
}
