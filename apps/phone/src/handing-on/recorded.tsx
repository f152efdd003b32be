import type { LiveCall } from '@wpm/contract';
import type { Call } from '@wpm/softphone';
import { Notice } from '@wpm/ui';
import { CircleDot, CirclePause, CircleSlash2 } from 'lucide-react';
import { useHandling } from '../call/use-handling.ts';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

const ICONS = { running: CircleDot, paused: CirclePause, refused: CircleSlash2 } as const;

/** What is recorded of a call as its user is told: `refused` while what is said is lost, though it is to be recorded. */
type Told = 'off' | keyof typeof ICONS;

/** Whether the call is recorded now (F39), beside its state. */
export function RecordedMark({ call }: { readonly call: Call }) {
  const { recorded } = useHandingOnWords();
  const told = useRecorded(call);
  if (told === 'off') return null;
  const Icon = ICONS[told];
  return (
    <span className="call-recorded" data-state={told}>
      <Icon size={14} aria-hidden />
      {recorded[told]}
    </span>
  );
}

/** What it means that the recording is refused: nobody shall rely on it. */
export function RecordingRefused({ call }: { readonly call: Call }) {
  const { recorded } = useHandingOnWords();
  if (useRecorded(call) !== 'refused') return null;
  return (
    <Notice tone="warn" urgent>
      {recorded.lost}
    </Notice>
  );
}

function useRecorded(call: Call): Told {
  const handling = useHandling(call);
  return call.kind === 'connected' && handling?.kind === 'live' ? toldOf(handling.recording) : 'off';
}

const toldOf = (recording: LiveCall['recording']): Told =>
  recording.state === 'running' && recording.refused ? 'refused' : recording.state;
