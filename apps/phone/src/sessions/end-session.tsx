import type { MySession } from '@wpm/contract';
import { Button, deviceName, errorText, Notice, Sheet, useWords } from '@wpm/ui';
import { useState } from 'react';
import { client } from '../client.ts';
import { useSessionWords } from './words/use-session-words.ts';

export type EndSessionProps = {
  readonly session: MySession;
  readonly onEnded: () => void;
  readonly onClose: () => void;
};

/** Asks once: whoever works there is signed out at once. One that has ended meanwhile has ended. */
export function EndSession({ session, onEnded, onClose }: EndSessionProps) {
  const shared = useWords();
  const words = useSessionWords();
  const [refusal, setRefusal] = useState<string>();
  const end = async () => {
    const answer = await client.sessions((own) => own.endMySession({ sessionId: session.sessionId }));
    if (answer.ok || answer.error.code === 'request/not-found') return onEnded();
    return setRefusal(answer.error.code);
  };
  return (
    <Sheet open onClose={onClose} title={words.end}>
      <p>{words.asks(deviceName(session.userAgent) || words.unnamed)}</p>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(shared, refusal)}
        </Notice>
      )}
      <Button wide onClick={onClose}>
        {words.keep}
      </Button>
      <Button tone="bad" wide onClick={() => void end()}>
        {words.end}
      </Button>
    </Sheet>
  );
}
