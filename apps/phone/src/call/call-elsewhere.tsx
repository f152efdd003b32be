import type { LiveCall } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { useEffect } from 'react';
import { useCallScreenWords } from './words/use-call-screen-words.ts';
import { useSoftphone, useSoftphoneState } from '../phone/softphone-context.ts';
import { takeContinued } from '../place/continued-call.ts';
import { usePartyText } from './use-party-text.ts';

/** The user is in a call on another device: it can go on here, and whom they talk with notices nothing (F09). */
export function CallElsewhere({ call }: { readonly call: LiveCall }) {
  const { elsewhere } = useCallScreenWords();
  const partyText = usePartyText();
  const softphone = useSoftphone();
  const { connection } = useSoftphoneState();
  useEffect(() => {
    if (connection.kind === 'registered' && takeContinued(call.callId)) softphone.takeOver(call.callId);
  }, [connection.kind, call.callId, softphone]);
  const who = call.other === null ? elsewhere.somebody : partyText(call.other).title;
  return (
    <Notice>
      <p>{elsewhere.talking(who)}</p>
      <Button wide onClick={() => softphone.takeOver(call.callId)}>
        {elsewhere.takeOver}
      </Button>
    </Notice>
  );
}
