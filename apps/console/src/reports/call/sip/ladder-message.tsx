import type { SipLadder } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { useId, useState } from 'react';
import { exactTime } from '../../format.ts';
import { useReportWords } from '../../words/use-report-words.ts';
import { arrowOf } from './arrow.ts';

export type LadderMessageProps = {
  readonly message: SipLadder['messages'][number];
  /** As they are shown. */
  readonly participants: readonly string[];
  readonly timeZone: string;
};

/** One message; pressed, it shows its text beneath. */
export function LadderMessage(props: LadderMessageProps) {
  const { message, participants } = props;
  const words = useReportWords().call;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li>
      <button
        type="button"
        className="sip-row sip-message"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Times {...props} />
        <Arrow {...props} />
        <span className="ui-unseen">
          {words.sipWay(participants[message.from] ?? '', participants[message.to] ?? '')}
        </span>
      </button>
      {open && (
        <pre id={id} className="sip-text" tabIndex={0} aria-label={message.summary}>
          {message.text.trimEnd()}
        </pre>
      )}
    </li>
  );
}

function Times({ message: { at, sinceStartMs }, timeZone }: LadderMessageProps) {
  const { language } = useLanguage();
  const seconds = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <span className="sip-time">
      <span>+{seconds.format(sinceStartMs / 1_000)} s</span>
      <span className="quiet">{exactTime(at, timeZone, language)}</span>
    </span>
  );
}

function Arrow({ message, participants }: LadderMessageProps) {
  const words = useReportWords().call;
  const { summary, isRepeated } = message;
  const { kind, points, start, length } = arrowOf(message, participants.length);
  return (
    <span className="sip-columns" style={{ backgroundSize: `${100 / participants.length}% 100%` }}>
      <span
        className="sip-arrow"
        data-kind={kind}
        data-points={points}
        data-again={isRepeated || undefined}
        style={{ left: `${start * 100}%`, width: `${length * 100}%` }}
      >
        <span className="sip-summary">
          {summary}
          {isRepeated && ` (${words.sipAgain})`}
        </span>
      </span>
    </span>
  );
}
