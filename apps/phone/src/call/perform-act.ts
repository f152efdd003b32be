import type { CallAct, Softphone } from '@wpm/softphone';

/** Does what was pressed outside the page. A call that is no longer ringing by then is neither answered nor rejected. */
export function performAct(softphone: ActedOn, act: CallAct, callId: string): void {
  const call = softphone.getState().calls.find(({ id }) => id === callId);
  if (call === undefined || call.kind === 'ended') return undefined;
  const isRinging = call.kind === 'ringing-in';
  switch (act) {
    case 'answer':
      return isRinging ? softphone.answer(callId) : undefined;
    case 'reject':
      return isRinging ? softphone.reject(callId) : undefined;
    case 'hang-up':
      return isRinging ? softphone.reject(callId) : softphone.hangUp(callId);
    case 'mute':
    case 'unmute':
      return call.kind === 'connected' ? softphone.mute(callId, act === 'mute') : undefined;
  }
}

export type ActedOn = Pick<Softphone, 'answer' | 'reject' | 'hangUp' | 'mute'> & {
  readonly getState: () => Pick<ReturnType<Softphone['getState']>, 'calls'>;
};
