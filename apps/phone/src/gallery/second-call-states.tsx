import type { Call, Handling } from '@wpm/softphone';
import { CallScreen } from '../call/call-screen.tsx';
import { ACCOUNT } from './demo-platform.ts';
import { connectedCall, demoSamples, FACTS, TALKING } from './demo-softphone.ts';
import type { GalleryState } from './gallery-state.ts';

const OTHER = {
  ...FACTS,
  id: 'call-2',
  other: { number: '+48601200300', name: null },
  platformCallId: '0192f7a0-0000-7000-8000-000000000200',
};
const up = connectedCall();
const waiting: Call = { ...OTHER, kind: 'ringing-in' };
const second = connectedCall({ ...OTHER, since: performance.now() - 31_000 });
const held: Handling = { ...TALKING, stage: { kind: 'holding', since: performance.now() - 32_000 } };
const asking: Handling = {
  ...TALKING,
  stage: { kind: 'consulting', consulted: { number: '102', name: 'Jan Kowalski' }, since: performance.now() - 9_000 },
};
const pending: Handling = { ...TALKING, asked: { kind: 'pending', command: { kind: 'hold' } } };

function state(shown: Call, calls: readonly Call[], handlings: Readonly<Record<string, Handling>> = {}): GalleryState {
  return {
    phone: { calls, handlings, samples: demoSamples(60) },
    shown: () => <CallScreen call={shown} account={ACCOUNT} onMinimise={() => {}} />,
  };
}

/** A call that comes while another is up, and two that are up (F29). */
export const SECOND_CALL_STATES: Readonly<Record<string, GalleryState>> = {
  'second-call-waiting': state(up, [up, waiting]),
  'second-call-waiting-on-hold': state(up, [up, waiting], { [up.id]: held }),
  'second-call-holding': state(up, [up, waiting], { [up.id]: pending }),
  'second-call-in-consultation': state(up, [up, waiting], { [up.id]: asking }),
  'second-call-answered': state(second, [up, second], { [up.id]: held }),
  'second-call-both-held': state(second, [up, second], { [up.id]: held, [second.id]: held }),
};
