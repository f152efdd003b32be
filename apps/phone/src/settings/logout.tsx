import { Button, errorText, Notice, Sheet, useWords } from '@wpm/ui';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { leave } from '../session/leaving.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Logs out without closing the window (F10); a call that is up is only ended after a clear yes. */
export function Logout() {
  const words = useWords();
  const { leaving: own } = useSettingsWords();
  const softphone = useSoftphone();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const logout = async () => {
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
      <Button wide icon={<LogOut aria-hidden />} onClick={() => (inCall() ? setAsking(true) : void logout())}>
        {own.logout}
      </Button>
      <Sheet open={asking} onClose={() => setAsking(false)} title={own.logout}>
        <p>{own.logoutInCall}</p>
        <Button wide onClick={() => setAsking(false)}>
          {own.stay}
        </Button>
        <Button tone="bad" wide onClick={() => void logout()}>
          {own.logoutAnyway}
        </Button>
      </Sheet>
    </section>
  );
}
