import type { SipLadder as Ladder } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { useState } from 'react';
import { PlainTable } from '../../tables/plain-table.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { ReadPart } from './read-part.tsx';
import { useSipLadder } from './use-reported-call.ts';

/** The SIP messages of the call. Every look is audited, so they are read only when asked for. */
export function SipLadder({ callId }: { readonly callId: string }) {
  const words = useReportWords().call;
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button onClick={() => setAsked(true)}>{words.showSip}</Button>;
  return <Read callId={callId} />;
}

function Read({ callId }: { readonly callId: string }) {
  const words = useReportWords().call;
  return (
    <ReadPart query={useSipLadder(callId)}>
      {(ladder) => (ladder.messages.length === 0 ? <p className="quiet">{words.noSip}</p> : <Messages {...ladder} />)}
    </ReadPart>
  );
}

function Messages({ participants, messages, forgotten }: Ladder) {
  const words = useReportWords().call;
  const { at, way, message } = words.sipColumns;
  return (
    <>
      {forgotten > 0 && <p className="quiet">{words.sipForgotten(forgotten)}</p>}
      <PlainTable label={words.sip} headings={[at, way, message]}>
        {[...messages.entries()].map(([place, one]) => (
          <tr key={place}>
            <td>+{(one.sinceStartMs / 1_000).toFixed(3)} s</td>
            <td>
              {participants[one.from]} → {participants[one.to]}
            </td>
            <td>
              <details>
                <summary>{one.summary}</summary>
                <pre className="sip-text">{one.text}</pre>
              </details>
            </td>
          </tr>
        ))}
      </PlainTable>
    </>
  );
}
