import { onWorkerMessage, WokenCall, type WokenState } from '@wpm/softphone';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { wokenAddress } from './woken-address.ts';

/** The call whose notification was pressed, until it rings here or is lost. */
export function useWokenCall(): { readonly state: WokenState; readonly dismiss: () => void } {
  const softphone = useSoftphone();
  const woken = useMemo(() => new WokenCall(softphone), [softphone]);
  useEffect(() => {
    const opened = wokenAddress(location.search);
    if (opened !== undefined) {
      // A reload does not ask for the call again.
      history.replaceState(history.state, '', `${location.pathname}${location.hash}`);
      woken.choose(opened.callId, opened.choice);
    }
    const unhear = onWorkerMessage((message) => {
      if (message.kind === 'chosen') woken.choose(message.callId, message.choice);
      if (message.kind === 'over') woken.over(message.callId, message.outcome);
    });
    return () => {
      unhear();
      woken[Symbol.dispose]();
    };
  }, [woken]);
  return { state: useSyncExternalStore(woken.subscribe, woken.getState), dismiss: () => woken.dismiss() };
}
