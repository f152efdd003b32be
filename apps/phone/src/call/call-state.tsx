import type { Call } from '@wpm/softphone';
import { useWords } from '@wpm/ui';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { endText } from './end-text.ts';
import { useCallTime } from './use-call-time.ts';

/** The call's state in a word (Dzwoni, Połączono, Nieodebrane …), read out when it changes, and its time beside it. */
export function CallState({ call }: { readonly call: Call }) {
  const words = useWords();
  const own = usePhoneWords();
  const time = useCallTime(call);
  const state = call.kind === 'ended' ? endText(call, words, own).state : own.call.state[call.kind];
  return (
    <span className="call-state">
      <span role="status">{state}</span>
      {time !== undefined && (
        <span role="timer" className="call-time" aria-live="off">
          {time}
        </span>
      )}
    </span>
  );
}
