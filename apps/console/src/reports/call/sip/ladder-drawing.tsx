import type { SipLadder } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { Download } from 'lucide-react';
import { saveFile } from '../../../files/save-file.ts';
import { useReportWords } from '../../words/use-report-words.ts';
import { LadderMessage } from './ladder-message.tsx';
import { ladderText } from './ladder-text.ts';

export type LadderDrawingProps = {
  readonly ladder: SipLadder;
  readonly callId: string;
  readonly timeZone: string;
};

/**
 * The ladder as it is drawn in books: a column for whoever took part, an arrow for each message. Its arrows are an ordinary list
 * of buttons, each with who said it to whom, so it is the same to who hears it.
 */
export function LadderDrawing({ ladder, callId, timeZone }: LadderDrawingProps) {
  const words = useReportWords().call;
  const { messages, forgotten } = ladder;
  const participants = ladder.participants.map((name) => (name === 'platform' ? words.platform : name));
  const width = (column: string) => `calc(var(--sip-time) + ${participants.length} * ${column})`;
  const save = () =>
    saveFile(`sip-${callId}.txt`, new Blob([ladderText(ladder)], { type: 'text/plain;charset=utf-8' }));
  return (
    <>
      <p className="quiet">{words.sipHint}</p>
      {forgotten > 0 && <p className="quiet">{words.sipForgotten(forgotten)}</p>}
      <div className="sip-scroll" tabIndex={0} role="group" aria-label={words.sip}>
        <div
          className="sip-ladder"
          style={{ minWidth: width('var(--sip-column)'), maxWidth: width('2 * var(--sip-column)') }}
        >
          <div className="sip-row sip-heads" aria-hidden>
            <span />
            <div className="sip-columns">
              {participants.map((name) => (
                <Participant key={name} name={name} />
              ))}
            </div>
          </div>
          <ol className="sip-messages">
            {[...messages.entries()].map(([place, message]) => (
              <LadderMessage key={place} message={message} participants={participants} timeZone={timeZone} />
            ))}
          </ol>
        </div>
      </div>
      <div>
        <Button icon={<Download size={18} aria-hidden />} onClick={save}>
          {words.sipSave}
        </Button>
      </div>
    </>
  );
}

/** An address stands above its transport. */
function Participant({ name }: { readonly name: string }) {
  const [address = '', transport] = name.split(' ');
  return (
    <span className="sip-head">
      <b>{address}</b>
      {transport !== undefined && <span className="quiet">{transport.toUpperCase()}</span>}
    </span>
  );
}
