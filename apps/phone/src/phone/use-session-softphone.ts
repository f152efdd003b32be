import { type IssueCredentials, type Softphone, createBrowserSoftphone } from '@wpm/softphone';
import { useEffect, useState } from 'react';
import { perform } from '../call/perform.ts';
import { client } from '../client.ts';

/** The softphone of the session: made when the phone appears, signed out when it goes. */
export function useSessionSoftphone(): Softphone | undefined {
  const [softphone, setSoftphone] = useState<Softphone>();
  useEffect(() => {
    let gone = false;
    const made = createBrowserSoftphone(issueOnceSignedIn, perform);
    const show = async () => {
      const ready = await made;
      if (!gone) setSoftphone(ready);
    };
    const end = async () => (await made).signOut();
    void show();
    return () => {
      gone = true;
      void end();
    };
  }, []);
  return softphone;
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
