import type { Call } from '@wpm/softphone';
import { useEffect } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { keepAwake } from './keep-awake.ts';
import { usePartyText } from './use-party-text.ts';

/** What a call is to the device: the screen stays on, and the system's own controls know whom it is with, mute it and end it. */
export function useCallOnDevice(call: Call | undefined): void {
  const softphone = useSoftphone();
  const partyText = usePartyText();
  const live = call !== undefined && call.kind !== 'ended' ? call : undefined;
  const id = live?.id;
  const title = live === undefined ? '' : partyText(live.other).title;
  const isMuted = live?.kind === 'connected' && live.muted;

  useEffect(() => (id === undefined ? undefined : keepAwake()), [id]);
  useEffect(() => {
    const { mediaSession } = navigator;
    if (id === undefined || mediaSession === undefined) return undefined;
    mediaSession.metadata = new MediaMetadata({ title });
    handle('hangup', () => softphone.hangUp(id));
    handle('togglemicrophone', () => softphone.mute(id, !isMuted));
    void mediaSession.setMicrophoneActive?.(!isMuted);
    return () => {
      mediaSession.metadata = null;
      handle('hangup', null);
      handle('togglemicrophone', null);
    };
  }, [id, title, isMuted, softphone]);
}

/** The actions of a call (Media Session specification, §5.3); the type library does not know them yet. */
type CallAction = 'hangup' | 'togglemicrophone';
type CallControls = { setActionHandler(action: CallAction, handler: (() => void) | null): void };

/** A browser that does not know an action throws (Media Session specification, §6.2). */
function handle(action: CallAction, handler: (() => void) | null): void {
  const controls: CallControls = Object(navigator.mediaSession);
  try {
    controls.setActionHandler(action, handler);
  } catch {
    // Then the phone's own buttons have to do.
  }
}
