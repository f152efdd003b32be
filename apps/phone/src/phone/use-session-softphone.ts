import { type BrowserSoftphone, type IssueCredentials, createBrowserSoftphone } from '@wpm/softphone';
import { useEffect, useState } from 'react';
import { perform } from '../call/perform.ts';
import { client } from '../client.ts';

/** The softphone of the session and its device: made when the phone appears, signed out when it goes. */
export function useSessionSoftphone(): BrowserSoftphone | undefined {
  const [shown, setShown] = useState<BrowserSoftphone>();
  useEffect(() => {
    let gone = false;
    let endLog = () => {};
    const made = createBrowserSoftphone(issueOnceSignedIn, perform);
    const show = async () => {
      const ready = await made;
      if (gone) return;
      setShown(ready);
      // Nobody waits for it: what is noted first is how the connection is by then.
      const { keepLog } = await import('../log/keep-log.ts');
      if (!gone) endLog = keepLog(ready.softphone);
    };
    const end = async () => {
      const { softphone, device } = await made;
      device[Symbol.dispose]();
      await softphone.signOut();
    };
    void show();
    return () => {
      gone = true;
      endLog();
      void end();
    };
  }, []);
  return shown;
}

/** A phone that was opened without a network asks for nothing before its session is restored; and then at once. */
const issueOnceSignedIn: IssueCredentials = async () => {
  await new Promise<void>((resolve) => {
    const unhear = client.session.subscribe(look);
    function look(): void {
      if (client.session.getState().kind === 'unknown') return;
      unhear();
      resolve();
    }
    look();
  });
  return client.issueSipCredentials({});
};
