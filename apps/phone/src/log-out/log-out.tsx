import { Button, errorText, Notice, Sheet, useWords } from '@wpm/ui';
import { LogOut as LogOutIcon } from 'lucide-react';
import { useState } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { leave } from '../session/leaving.ts';
import { useLogOutWords } from './words/use-log-out-words.ts';

/** Logs out without closing the window (F10); a call that is up is only ended after a clear yes. */
export function LogOut() {
  const words = useWords();
  const own = useLogOutWords();
  const softphone = useSoftphone();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const logOut = async () => {
    setAsking(false);
    setRefusal(await leave());
  };
  const inCall = () => softphone.getState().calls.some((call) => call.kind !== 'ended');
  return (
    <section>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(words, refusal)}
        </Notice>
      )}
      <Button wide icon={<LogOutIcon aria-hidden />} onClick={() => (inCall() ? setAsking(true) : void logOut())}>
        {own.logOut}
      </Button>
      <Sheet open={asking} onClose={() => setAsking(false)} title={own.logOut}>
        <p>{own.inCall}</p>
        <Button wide onClick={() => setAsking(false)}>
          {own.stay}
        </Button>
        <Button tone="bad" wide onClick={() => void logOut()}>
          {own.anyway}
        </Button>
      </Sheet>
    </section>
  );
}
