import type { Call, CallOnDevice } from '@wpm/softphone';
import { useEffect } from 'react';
import { useDevice, useSoftphone } from '../phone/softphone-context.ts';
import { performAct } from './perform-act.ts';
import { usePartyText } from './use-party-text.ts';

/**
 * Tells the device of the call that is up, and does what its user asks for there: the screen stays on, the system's own controls or the
 * native shell know whom it is with, mute it and end it.
 */
export function useCallOnDevice(call: Call | undefined): void {
  const device = useDevice();
  const softphone = useSoftphone();
  const partyText = usePartyText();
  const live = call !== undefined && call.kind !== 'ended' ? call : undefined;
  const id = live?.id;
  const stage = live && STAGES[live.kind];
  const title = live === undefined ? '' : partyText(live.other).title;
  const talking = live?.kind === 'connected' ? live : undefined;
  const muted = talking?.muted ?? false;
  const since = talking === undefined ? null : Math.round(performance.timeOrigin + talking.since);
  useEffect(() => {
    if (id === undefined || stage === undefined) device.show(null);
    else device.show({ id, stage, title, muted, since });
  }, [device, id, stage, title, muted, since]);
  useEffect(() => device.onAct((act, callId) => performAct(softphone, act, callId)), [device, softphone]);
}

const STAGES: Readonly<Record<Exclude<Call['kind'], 'ended'>, CallOnDevice['stage']>> = {
  'ringing-in': 'ringing',
  answering: 'connected',
  dialling: 'calling',
  'ringing-out': 'calling',
  connected: 'connected',
};
