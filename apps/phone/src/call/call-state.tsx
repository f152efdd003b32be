import { type Call, type Handling, talkMsOf } from '@wpm/softphone';
import { useWords } from '@wpm/ui';
import { Suspense } from 'react';
import { RecordedMark } from '../handing-on/loaded-in-call.ts';
import { endText } from './end-text.ts';
import { useCallTime, useIsOtherRung } from './use-call-time.ts';
import { useHandling } from './use-handling.ts';
import { WaitingTime } from './waiting-time.tsx';
import type { CallScreenWords } from './words/call-screen-words.ts';
import { useCallScreenWords } from './words/use-call-screen-words.ts';

/** The call's state in a word (Dzwoni, Połączono, Nieodebrane …), read out when it changes, and its time beside it. */
export function CallState({ call }: { readonly call: Call }) {
  const words = useWords();
  const own = useCallScreenWords();
  const time = useCallTime(call);
  const handling = useHandling(call);
  const rung = useIsOtherRung(call) ? own.state['ringing-out'] : undefined;
  const state =
    call.kind === 'ended'
      ? endText(call, talkMsOf(call, handling), words, own).state
      : (rung ?? stageText(handling, own) ?? own.state[call.kind]);
  const stage = call.kind === 'connected' && handling?.kind === 'live' ? handling.stage : undefined;
  return (
    <span className="call-state">
      <span role="status">{state}</span>
      {time !== undefined && (
        <span role="timer" className="call-time" aria-live="off">
          {time}
        </span>
      )}
      {stage?.kind === 'holding' && (
        <span className="call-waits">
          {own.onHold} <WaitingTime since={stage.since} />
        </span>
      )}
      <Suspense>
        <RecordedMark call={call} />
      </Suspense>
    </span>
  );
}

/** What goes on in the call, where it is more than that it is up. */
function stageText(handling: Handling | undefined, own: CallScreenWords): string | undefined {
  const stages: Readonly<Record<string, string>> = own.stages;
  return handling?.kind === 'live' ? stages[handling.stage.kind] : undefined;
}
