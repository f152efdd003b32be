import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../client.ts';
import { BeforePhone } from './before-phone.tsx';
import { useLinkWords } from './words/use-link-words.ts';

export type LinkedSignInProps = {
  readonly token: string;
  /** What must be done first. @returns whether it was */
  readonly before: () => Promise<boolean>;
  readonly onDone: () => void;
};

/**
 * Asks before a link signs this device in: a page that opens it for a look, or a link somebody else sent, must not do it by itself.
 */
export function LinkedSignIn(props: LinkedSignInProps) {
  const words = useLinkWords();
  const { isBusy, refusal, signIn } = useLink(props);
  const session = client.session.getState();
  return (
    <BeforePhone>
      <div className="ui-login">
        <h1>{words.title}</h1>
        <p>{words.explained}</p>
        {session.kind === 'signed-in' && <Notice tone="warn">{words.instead(session.account.displayName)}</Notice>}
        {refusal !== undefined && <Refused code={refusal} />}
        {refusal !== 'sign-in-link/void' && (
          <Button tone="primary" wide aria-disabled={isBusy} onClick={() => !isBusy && void signIn()}>
            {isBusy ? words.signingIn : words.signIn}
          </Button>
        )}
        <Button wide onClick={props.onDone}>
          {words.cancel}
        </Button>
      </div>
    </BeforePhone>
  );
}

function Refused({ code }: { readonly code: string }) {
  const shared = useWords();
  const words = useLinkWords();
  return (
    <Notice tone="bad" urgent>
      {code === 'sign-in-link/void' ? words.void : errorText(shared, code)}
    </Notice>
  );
}

const UNREACHED = { ok: false, error: { code: 'network/unreachable' } } as const;

function useLink({ token, before, onDone }: LinkedSignInProps) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const signIn = async () => {
    setBusy(true);
    // Whoever was here before is not left signed in behind the new user's back.
    if (client.session.getState().kind === 'signed-in') await client.signOut({});
    const answer = (await before()) ? await client.sessions((own) => own.signInByLink({ token })) : UNREACHED;
    const restored = answer.ok ? await client.session.restore() : answer;
    setBusy(false);
    if (restored.ok) onDone();
    else setRefusal(restored.error.code);
  };
  return { isBusy, refusal, signIn };
}
