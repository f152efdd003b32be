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

/** One arrow; pressed, it shows the message itself beneath. */
export function LadderMessage({ message, participants, timeZone }: LadderMessageProps) {
  const words = useReportWords().call;
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { from, to, at, sinceStartMs, summary, isRepeated, text } = message;
  const { kind, points, start, length } = arrowOf(message, participants.length);
  const seconds = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <li>
      <button
        type="button"
        className="sip-row sip-message"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className="sip-time">
          <span>+{seconds.format(sinceStartMs / 1_000)} s</span>
          <span className="quiet">{exactTime(at, timeZone, language)}</span>
        </span>
        <span className="sip-columns">
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
        <span className="ui-unseen">{words.sipWay(participants[from] ?? '', participants[to] ?? '')}</span>
      </button>
      {open && (
        <pre id={id} className="sip-text" tabIndex={0} aria-label={summary}>
          {text.trimEnd()}
        </pre>
      )}
    </li>
  );
}
