import type { AccountSettings, Invitation } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { LogOut, MailPlus, QrCode } from 'lucide-react';
import { useState } from 'react';
import { Question } from '../administration/edit/question.tsx';
import type { Entry } from '../administration/entries.ts';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { InvitationLink } from './invitation-link.tsx';
import { PhoneLink, type PhoneLinkProps } from './phone-link.tsx';

type Done =
  | { readonly kind: 'invited'; readonly invitation: Invitation }
  | { readonly kind: 'linked'; readonly link: PhoneLinkProps['link'] }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly code: string };

/** What can be done to an account beside changing it: a new invitation, a code that signs a phone in, and signing it out everywhere. */
export function AccountActions({ entry }: { readonly entry: Entry<AccountSettings> }) {
  const words = useConsoleWords().accounts;
  const { done, invite, link, signOut } = useDoing(entry.id);
  const [asking, setAsking] = useState(false);
  const { kind, enabled, webphoneSeat, displayName } = entry.settings;
  return (
    <section className="account-actions" aria-label={words.access}>
      <h3>{words.access}</h3>
      <div className="account-buttons">
        <Button icon={<MailPlus size={18} aria-hidden />} onClick={() => void invite()}>
          {words.invite}
        </Button>
        {kind !== null && webphoneSeat && enabled && (
          <Button icon={<QrCode size={18} aria-hidden />} onClick={() => void link()}>
            {words.qr}
          </Button>
        )}
        <Button icon={<LogOut size={18} aria-hidden />} onClick={() => setAsking(true)}>
          {words.signOut}
        </Button>
      </div>
      <p className="field-hint">{words.inviteHint}</p>
      {done && <DoneNotice done={done} name={displayName} />}
      <Question
        open={asking}
        title={words.signOutQuestion(displayName)}
        hint={words.signOutHint}
        no={words.signOutNo}
        yes={words.signOut}
        onNo={() => setAsking(false)}
        onYes={() => void signOut().then(() => setAsking(false))}
      />
    </section>
  );
}

function useDoing(id: string) {
  const [done, setDone] = useState<Done>();
  const refused = (code: string) => setDone({ kind: 'refused', code });
  const invite = async () => {
    const answer = await client.inviteAccount({ id });
    if (answer.ok) setDone({ kind: 'invited', invitation: answer.value });
    else refused(answer.error.code);
  };
  const link = async () => {
    const answer = await client.createSignInLink({ id });
    if (answer.ok) setDone({ kind: 'linked', link: answer.value });
    else refused(answer.error.code);
  };
  const signOut = async () => {
    const answer = await client.endSessionsOf({ id });
    if (answer.ok) setDone({ kind: 'signed-out' });
    else refused(answer.error.code);
  };
  return { done, invite, link, signOut };
}

function DoneNotice({ done, name }: { readonly done: Done; readonly name: string }) {
  const words = useConsoleWords().accounts;
  const errorText = useErrorText();
  if (done.kind === 'invited') return <InvitationLink invitation={done.invitation} />;
  if (done.kind === 'linked') return <PhoneLink name={name} link={done.link} />;
  return (
    <Notice tone={done.kind === 'refused' ? 'bad' : 'plain'} urgent>
      {done.kind === 'refused' ? errorText(done.code) : words.signedOut}
    </Notice>
  );
}
