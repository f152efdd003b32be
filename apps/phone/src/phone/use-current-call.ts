import { type Call, waitingIn } from '@wpm/softphone';
import { useEffect, useState } from 'react';
import { useCallOnScreen } from '../call/use-handling.ts';
import { updates } from '../service-worker/register.ts';
import { useSoftphone, useSoftphoneState } from './softphone-context.ts';

/** How long the reason of an ended call stays on the screen before it goes by itself. */
const ENDED_SHOWN_MS = 6_000;

export type CurrentCall = {
  readonly call: Call | undefined;
  readonly minimised: boolean;
  readonly minimise: () => void;
  readonly show: () => void;
};

/** The call on the screen, and what its coming and going brings: a warning before the page closes. */
export function useCurrentCall(): CurrentCall {
  const softphone = useSoftphone();
  const call = useCallOnScreen();
  // Nobody can answer what they do not see.
  const isAnotherRinging = waitingIn(useSoftphoneState().calls) !== undefined;
  const [minimisedId, setMinimised] = useState<string>();
  const live = call !== undefined && call.kind !== 'ended';
  const endedId = call?.kind === 'ended' ? call.id : undefined;
  usePageKept(live);
  useEffect(() => {
    if (endedId === undefined) return undefined;
    const timer = setTimeout(() => softphone.dismiss(endedId), ENDED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [endedId, softphone]);
  return {
    call,
    minimised: live && minimisedId === call.id && !isAnotherRinging,
    minimise: () => setMinimised(call?.id),
    show: () => setMinimised(undefined),
  };
}

/** Neither a slip nor an update may close the page under a call. */
function usePageKept(live: boolean): void {
  useEffect(() => {
    if (!live) return undefined;
    const letUpdatesHappen = updates.hold();
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      letUpdatesHappen();
      window.removeEventListener('beforeunload', warn);
    };
  }, [live]);
}
