import type { Call, CallAct } from '@wpm/softphone';
import { expect, test } from 'vitest';
import { connectedCall, FACTS } from '../gallery/demo-softphone.ts';
import { performAct } from './perform-act.ts';

const RINGING: Call = { ...FACTS, kind: 'ringing-in' };
const CONNECTED = connectedCall();

/** What the softphone is asked to do with a call. */
function asked(call: Call, act: CallAct, callId = 'call-1'): string {
  let done = 'nothing';
  const note = (what: string) => () => void (done = what);
  performAct(
    {
      getState: () => ({ calls: [call] }),
      answer: note('answer'),
      reject: note('reject'),
      hangUp: note('hang up'),
      mute: (_, on) => void (done = `mute ${on}`),
    },
    act,
    callId,
  );
  return done;
}

test('a call that rings is answered or rejected, and ended by rejecting it', () => {
  expect((['answer', 'reject', 'hang-up', 'mute'] as const).map((act) => asked(RINGING, act))).toEqual([
    'answer',
    'reject',
    'reject',
    'nothing',
  ]);
});

test('a call that is talked in is muted and ended, and no late answer does anything to it', () => {
  expect((['mute', 'unmute', 'hang-up', 'answer', 'reject'] as const).map((act) => asked(CONNECTED, act))).toEqual([
    'mute true',
    'mute false',
    'hang up',
    'nothing',
    'nothing',
  ]);
});

test('nothing is done to a call that is not there', () => {
  expect(asked(CONNECTED, 'hang-up', 'call-2')).toBe('nothing');
});
