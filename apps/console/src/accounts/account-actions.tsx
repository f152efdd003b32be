import type { AccountSettings, Invitation } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { LogOut, MailPlus } from 'lucide-react';
import { useState } from 'react';
import { Question } from '../administration/edit/question.tsx';
import type { Entry } from '../administration/entries.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { InvitationLink } from './invitation-link.tsx';

type Done =
  | { readonly kind: 'invited'; readonly invitation: Invitation }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly code: string };

/** What can be done to an account beside changing it: a new invitation, and signing it out everywhere. */
export function AccountActions({ entry }: { readonly entry: Entry<AccountSettings> }) {
  const words = useConsoleWords().accounts;
  const [done, setDone] = useState<Done>();
  const [asking, setAsking] = useState(false);
  const invite = async () => {
    const answer = await client.inviteAccount({ id: entry.id });
    setDone(answer.ok ? { kind: 'invited', invitation: answer.value } : { kind: 'refused', code: answer.error.code });
  };
  const signOut = async () => {
    const answer = await client.endSessionsOf({ id: entry.id });
    setDone(answer.ok ? { kind: 'signed-out' } : { kind: 'refused', code: answer.error.code });
    setAsking(false);
  };
  return (
    <section className="account-actions" aria-label={words.access}>
      <h3>{words.access}</h3>
      <div className="account-buttons">
        <Button icon={<MailPlus size={18} aria-hidden />} onClick={() => void invite()}>
          {words.invite}
        </Button>
        <Button icon={<LogOut size={18} aria-hidden />} onClick={() => setAsking(true)}>
          {words.signOut}
        </Button>
      </div>
      <p className="field-hint">{words.inviteHint}</p>
      {done && <DoneNotice done={done} />}
      <Question
        open={asking}
        title={words.signOutQuestion(entry.settings.displayName)}
        hint={words.signOutHint}
        no={words.signOutNo}
        yes={words.signOut}
        onNo={() => setAsking(false)}
        onYes={() => void signOut()}
      />
    </section>
  );
}

function DoneNotice({ done }: { readonly done: Done }) {
  const words = useConsoleWords().accounts;
  const errorText = useErrorText();
  if (done.kind === 'invited') return <InvitationLink invitation={done.invitation} />;
  return (
    <Notice tone={done.kind === 'refused' ? 'bad' : 'plain'} urgent>
      {done.kind === 'refused' ? errorText(done.code) : words.signedOut}
    </Notice>
  );
}
