import type { Call, Handling } from '@wpm/softphone';
import { CallScreen } from '../call/call-screen.tsx';
import { ACCOUNT } from './demo-platform.ts';
import { connectedCall, demoSamples, FACTS, TALKING } from './demo-softphone.ts';
import type { GalleryState } from './gallery-state.ts';

type Live = Extract<Handling, { kind: 'live' }>;

const call = connectedCall();
const NOT_SECURE: Call = {
  ...FACTS,
  direction: 'outbound',
  dialled: null,
  kind: 'ended',
  why: 'call/not-secure',
  by: 'remote',
  talkMs: null,
  endedAt: 0,
};

function inCall(change: Partial<Live>, shown: Call = call): GalleryState {
  return {
    phone: { calls: [shown], samples: demoSamples(60), handling: { ...TALKING, ...change } },
    shown: () => <CallScreen call={shown} account={ACCOUNT} onMinimise={() => {}} />,
  };
}

/** A pause of two minutes, with so many milliseconds left. */
function pausedFor(ms: number): Live['recording'] {
  return { state: 'paused', endsAt: '2099-01-01T00:00:00.000Z', lastsMs: 120_000, until: performance.now() + ms };
}

const SUPERVISORS: Live['supervisors'] = [
  { by: { number: '190', name: 'Ewa Maj' }, mode: 'whisper' },
  { by: { number: '191', name: 'Bartłomiej Konstantynopolitański' }, mode: 'listen' },
  { by: { number: '192', name: 'Zofia Żak' }, mode: 'listen' },
  { by: { number: '193', name: 'Adam Lis' }, mode: 'join' },
];

/** A call that is not recorded, or not any more (F39), whose user nobody hears (F37), one with several at the ear (F47), and one that may not be (RFC 5630). */
export const IN_CALL_STATES: Readonly<Record<string, GalleryState>> = {
  'call-not-recorded': inCall({ recording: { state: 'off' } }),
  'call-recording-paused': inCall({ recording: pausedFor(92_500) }),
  'call-recording-resumes-soon': inCall({ recording: pausedFor(14_500) }),
  'call-recording-not-pausable': inCall({ recording: { state: 'running', unpausable: true } }),
  'call-recording-pause-refused': inCall({
    asked: { kind: 'refused', command: { kind: 'pause-recording' }, code: 'recording/not-running' },
  }),
  'call-recording-refused': inCall({ recording: { state: 'running', refused: true } }),
  'call-supervised-by-four': inCall({ supervisors: SUPERVISORS }),
  'call-unheard-here': inCall({ unheard: 'here' }),
  'call-unheard-there': inCall({ unheard: 'there' }),
  // Who is muted knows why nobody hears them.
  'call-unheard-muted': inCall({ unheard: 'there' }, connectedCall({ muted: true })),
  'call-not-secure': {
    phone: { calls: [NOT_SECURE] },
    shown: () => <CallScreen call={NOT_SECURE} account={ACCOUNT} onMinimise={() => {}} />,
  },
  'call-supervised-and-refused': inCall({
    recording: { state: 'running', refused: true },
    supervisors: SUPERVISORS,
    stage: { kind: 'holding', since: performance.now() - 95_000 },
  }),
};
