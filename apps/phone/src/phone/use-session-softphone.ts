import { type Softphone, createBrowserSoftphone } from '@wpm/softphone';
import { useEffect, useState } from 'react';
import { perform } from '../call/perform.ts';
import { client } from '../client.ts';

/** The softphone of the session: made when the phone appears, signed out when it goes. */
export function useSessionSoftphone(): Softphone | undefined {
  const [softphone, setSoftphone] = useState<Softphone>();
  useEffect(() => {
    let gone = false;
    const made = createBrowserSoftphone(() => client.issueSipCredentials({}), perform);
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
