import type { MyCall } from '@wpm/contract';
import { CallIcon, clockDuration, timeOfDay, useLanguage, useCallWords } from '@wpm/ui';
import { AudioLines } from 'lucide-react';
import { usePartyText } from '../call/use-party-text.ts';
import { classifierText } from '../classifiers/classifier-text.ts';
import { useClassifierWords } from '../classifiers/words/use-classifier-words.ts';
import { useMyCallsWords } from './words/use-my-calls-words.ts';

export type CallRowProps = {
  readonly call: MyCall;
  /** It is shown beside the list. */
  readonly isChosen: boolean;
  readonly onOpen: (call: MyCall) => void;
};

/** One call: icon and words, the other party, time, talk time, recording mark. */
export function CallRow({ call, isChosen, onOpen }: CallRowProps) {
  const words = useCallWords();
  const own = useMyCallsWords();
  const classifiers = useClassifierWords();
  const partyText = usePartyText();
  const { language } = useLanguage();
  return (
    <li>
      <button type="button" className="row call-row" aria-current={isChosen || undefined} onClick={() => onOpen(call)}>
        <CallIcon direction={call.direction} outcome={call.outcome} decorative />
        <span className="row-text">
          <b>{partyText(call.other).title}</b>
          <small>{[words.outcomes[call.direction][call.outcome], call.campaign].filter(Boolean).join(' · ')}</small>
          {call.classifier && <small>{classifierText(call.classifier, classifiers, language)}</small>}
        </span>
        <span className="call-row-times">
          <time dateTime={call.startedAt}>{timeOfDay(new Date(call.startedAt), language)}</time>
          <small>
            {call.recording !== null && <AudioLines size={14} aria-label={own.recorded} role="img" />}
            {call.talkMs > 0 && clockDuration(call.talkMs)}
          </small>
        </span>
      </button>
    </li>
  );
}
