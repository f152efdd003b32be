import { Notice } from '@wpm/ui';
import { useState } from 'react';
import { Brand } from '../frame/brand.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { Preferences } from '../session/login-screen.tsx';
import { Accepted } from './accepted.tsx';
import type { AcceptedBy } from './accepted-by.ts';
import { tokenOf } from './invitation-address.ts';
import { PasswordForm } from './password-form.tsx';
import type { AcceptedInvitation } from './use-accepting.ts';

/** Where who was invited sets a password, and learns where to sign in by it (F02). */
export function InvitationPage() {
  return <PasswordPage by="acceptInvitation" />;
}

/** Where who forgot their password sets another, by the link they were mailed (F08). */
export function ResetPage() {
  return <PasswordPage by="acceptPasswordReset" />;
}

const VOID = { acceptInvitation: 'invitation/void', acceptPasswordReset: 'account-link/void' } as const;

function PasswordPage({ by }: { readonly by: AcceptedBy }) {
  const words = useConsoleWords();
  const [token] = useState(() => tokenOf(location.hash));
  const [accepted, setAccepted] = useState<AcceptedInvitation>();
  return (
    <main className="login">
      <title>{`${words.invitation.heading} · ${words.product}`}</title>
      <div className="login-card">
        <Brand />
        {accepted ? <Accepted accepted={accepted} /> : <Setting token={token} by={by} onAccepted={setAccepted} />}
      </div>
      <Preferences />
    </main>
  );
}

type SettingProps = {
  readonly token: string | undefined;
  readonly by: AcceptedBy;
  readonly onAccepted: (accepted: AcceptedInvitation) => void;
};

function Setting({ token, by, onAccepted }: SettingProps) {
  const words = useConsoleWords();
  return (
    <div className="ui-login">
      <h1>{words.invitation.heading}</h1>
      {token === undefined ? (
        <Notice tone="bad">{words.errors[VOID[by]]}</Notice>
      ) : (
        <PasswordForm token={token} by={by} onAccepted={onAccepted} />
      )}
    </div>
  );
}
