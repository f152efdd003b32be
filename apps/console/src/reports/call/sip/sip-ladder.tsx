import { Button } from '@wpm/ui';
import { useState } from 'react';
import { useReportWords } from '../../words/use-report-words.ts';
import { ReadPart } from '../read-part.tsx';
import { useSipLadder } from '../use-reported-call.ts';
import { LadderDrawing } from './ladder-drawing.tsx';

export type SipLadderProps = { readonly callId: string; readonly timeZone: string };

/** The SIP messages of the call. Every look is audited, so they are read only when asked for. */
export function SipLadder(props: SipLadderProps) {
  const words = useReportWords().call;
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button onClick={() => setAsked(true)}>{words.showSip}</Button>;
  return <Read {...props} />;
}

function Read({ callId, timeZone }: SipLadderProps) {
  const words = useReportWords().call;
  return (
    <ReadPart query={useSipLadder(callId)}>
      {(ladder) =>
        ladder.messages.length === 0 ? (
          <p className="quiet">{words.noSip}</p>
        ) : (
          <LadderDrawing ladder={ladder} callId={callId} timeZone={timeZone} />
        )
      }
    </ReadPart>
  );
}
