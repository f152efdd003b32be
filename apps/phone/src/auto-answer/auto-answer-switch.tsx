import { errorText, Notice, useWords } from '@wpm/ui';
import { useCallScreenWords } from '../call/words/use-call-screen-words.ts';
import { Toggle } from '../settings/toggle.tsx';
import { type AutoAnswering, useAutoAnswer } from './use-auto-answer.ts';
import { useAutoAnswerWords } from './words/use-auto-answer-words.ts';

/** The switch of the keypad (F15); not there where it is not the user's to press. */
export function KeypadAutoAnswer() {
  const answering = useAutoAnswer();
  return answering.now?.rule === 'chosen' ? <AutoAnswerSwitch answering={answering} /> : null;
}

/** The switch, and why it could not be pressed. */
export function AutoAnswerSwitch({ answering }: { readonly answering: AutoAnswering }) {
  const shared = useWords();
  const own = useCallScreenWords();
  const words = useAutoAnswerWords();
  const { now, problem, microphone, choose } = answering;
  const wrong = microphone === undefined ? problem && errorText(shared, problem) : own.microphone[microphone];
  return (
    <>
      {wrong !== undefined && (
        <Notice tone="warn" urgent>
          {wrong}
        </Notice>
      )}
      {now !== undefined && (
        <Toggle label={words.name} on={now.on} onChange={(on) => void choose({ on, afterSeconds: now.afterSeconds })} />
      )}
    </>
  );
}
