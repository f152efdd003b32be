import type { Trunk, TrunkCredentials } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { KeyRound, RadioTower } from 'lucide-react';
import { useState } from 'react';
import { Question } from '../administration/edit/question.tsx';
import { client } from '../client.ts';
import { useInstants } from '../zone/use-instants.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { toneOf } from './state-tone.ts';
import { CallByTrunk } from './call-by-trunk.tsx';
import { TestResult, type Tested } from './test-result.tsx';
import { CredentialsOnce } from './trunk-credentials.tsx';

type Done =
  | { readonly kind: 'testing' }
  | { readonly kind: 'tested'; readonly tested: Tested }
  | { readonly kind: 'renewed'; readonly credentials: TrunkCredentials }
  | { readonly kind: 'refused'; readonly code: string };

/** How the trunk is now, and what can be done beside changing it: asking whether it answers, and new credentials. */
export function TrunkActions({ entry }: { readonly entry: Trunk }) {
  const words = useConsoleWords().trunks;
  const { done, test, renew } = useDoing(entry.id);
  const [asking, setAsking] = useState(false);
  return (
    <section className="account-actions" aria-label={words.now}>
      <h3>{words.now}</h3>
      <Standing trunk={entry} />
      <div className="account-buttons">
        <Button
          icon={<RadioTower size={18} aria-hidden />}
          aria-disabled={done?.kind === 'testing'}
          onClick={() => done?.kind !== 'testing' && void test()}
        >
          {done?.kind === 'testing' ? words.testing : words.test}
        </Button>
        {entry.acceptUser !== null && (
          <Button icon={<KeyRound size={18} aria-hidden />} onClick={() => setAsking(true)}>
            {words.renew}
          </Button>
        )}
      </div>
      <div role="status">{done && <DoneNotice done={done} />}</div>
      <CallByTrunk trunkId={entry.id} />
      <Question
        open={asking}
        title={words.renewQuestion}
        hint={words.renewHint}
        no={words.renewNo}
        yes={words.renew}
        onNo={() => setAsking(false)}
        onYes={() => void renew().then(() => setAsking(false))}
      />
    </section>
  );
}

function useDoing(trunkId: string) {
  const [done, setDone] = useState<Done>();
  const test = async () => {
    setDone({ kind: 'testing' });
    const answer = await client.testTrunk({ trunkId });
    setDone(answer.ok ? { kind: 'tested', tested: answer.value } : { kind: 'refused', code: answer.error.code });
  };
  const renew = async () => {
    const answer = await client.renewTrunkCredentials({ trunkId });
    setDone(answer.ok ? { kind: 'renewed', credentials: answer.value } : { kind: 'refused', code: answer.error.code });
  };
  return { done, test, renew };
}

/** Its state when the form was opened, and the last thing that went wrong. */
function Standing({ trunk: { state, lastError } }: { readonly trunk: Trunk }) {
  const words = useConsoleWords().trunks;
  const { short, clock } = useInstants();
  return (
    <>
      <p className="live-status" data-tone={toneOf(state)}>
        {words.stateText(state, clock)}
      </p>
      {lastError && <p className="field-hint">{words.lastError(short(lastError.at), lastError.words)}</p>}
    </>
  );
}

function DoneNotice({ done }: { readonly done: Done }) {
  const errorText = useErrorText();
  if (done.kind === 'testing') return null;
  if (done.kind === 'tested') return <TestResult tested={done.tested} />;
  if (done.kind === 'renewed') return <CredentialsOnce once={done.credentials} />;
  return <Notice tone="bad">{errorText(done.code)}</Notice>;
}
