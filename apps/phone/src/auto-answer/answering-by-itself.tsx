import { answerByItself, isMicrophoneReady, onlyRinging } from '@wpm/softphone';
import { useEffect } from 'react';
import { useSoftphone, useSoftphoneState } from '../phone/softphone-context.ts';
import { useAutoAnswer } from './use-auto-answer.ts';

/** Answers calls for a user who chose so (F15); shows nothing. */
export function AnsweringByItself() {
  const softphone = useSoftphone();
  const ringing = onlyRinging(useSoftphoneState().calls)?.id;
  const { now } = useAutoAnswer();
  const afterMs = now?.on === true ? now.afterSeconds * 1_000 : undefined;
  useEffect(() => {
    if (ringing === undefined || afterMs === undefined) return undefined;
    return answerByItself(softphone, ringing, afterMs, isMicrophoneReady);
  }, [softphone, ringing, afterMs]);
  return null;
}
