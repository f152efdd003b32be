import { isMicrophoneReady } from '@wpm/softphone';
import { useEffect, useState } from 'react';
import { useAutoAnswer } from './use-auto-answer.ts';
import { useAutoAnswerWords } from './words/use-auto-answer-words.ts';

/** Of a call that rings: that it will be answered by itself, or why it will not, though that is chosen (F15). */
export function AutoAnswerNote() {
  const words = useAutoAnswerWords();
  const { now } = useAutoAnswer();
  const [isReady, setReady] = useState<boolean>();
  useEffect(() => void isMicrophoneReady().then(setReady), []);
  if (now?.on !== true || isReady === undefined) return null;
  return <p className="call-number">{isReady ? words.soon(now.afterSeconds) : words.notSoon}</p>;
}
