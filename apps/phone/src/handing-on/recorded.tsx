import { type Call, type RecordingSeen, warnedFrom } from '@wpm/softphone';
import { Button, clockDuration, Notice } from '@wpm/ui';
import { CircleDot, CirclePause, CircleSlash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCommand, useHandling } from '../call/use-handling.ts';
import { useAccount } from '../phone/account-context.ts';
import { buttonOf } from './hand-on.tsx';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

const ICONS = { running: CircleDot, paused: CirclePause, refused: CircleSlash2 } as const;

/** What is recorded of a call as its user is told: `refused` while what is said is lost, though it is to be recorded. */
type Told = 'off' | keyof typeof ICONS;

/** Whether the call is recorded now (F39), beside its state; of a pause, when it ends by itself. */
export function RecordedMark({ call }: { readonly call: Call }) {
  const { recorded } = useHandingOnWords();
  const told = toldOf(useRecording(call));
  const pause = usePause(call);
  if (told === 'off') return null;
  const Icon = ICONS[told];
  return (
    <span className="call-recorded" data-state={told}>
      <Icon size={14} aria-hidden />
      <span role="status">{recorded[told]}</span>
      {pause && (
        <span role="timer" aria-live="off">
          {recorded.resumes(clockDuration(pause.leftMs))}
        </span>
      )}
    </span>
  );
}

/** What it means that the recording is refused, or paused: nobody shall rely on it, and who says card data knows for how long. */
export function RecordingTold({ call }: { readonly call: Call }) {
  const { recorded } = useHandingOnWords();
  const told = toldOf(useRecording(call));
  const pause = usePause(call);
  if (told === 'refused') {
    return (
      <Notice tone="warn" urgent>
        {recorded.lost}
      </Notice>
    );
  }
  return pause ? <Paused call={call} isEnding={pause.isEnding} /> : null;
}

/** Whoever finds a pause may end it, whoever made it; and who is in the middle of a card's number when it is about to end asks for more. */
function Paused({ call, isEnding }: { readonly call: Call; readonly isEnding: boolean }) {
  const { recorded } = useHandingOnWords();
  const { permissions } = useAccount();
  const command = useCommand(call);
  const { disabled, busy } = buttonOf(useHandling(call), 'resume-recording');
  const isOff = disabled || busy;
  return (
    <Notice tone={isEnding ? 'warn' : 'plain'} urgent={isEnding}>
      <div className="call-pause">
        <span>{isEnding ? recorded.soon : recorded.explained}</span>
        {isEnding && permissions.includes('recordings:pause') && (
          <Button disabled={isOff} onClick={() => command('lengthen-pause')}>
            {recorded.longer}
          </Button>
        )}
        <Button
          icon={isEnding ? undefined : <CircleDot size={18} aria-hidden />}
          disabled={isOff}
          onClick={() => command('resume-recording')}
        >
          {recorded.resume}
        </Button>
      </div>
    </Notice>
  );
}

function useRecording(call: Call): RecordingSeen {
  const handling = useHandling(call);
  return call.kind === 'connected' && handling?.kind === 'live' ? handling.recording : { state: 'off' };
}

/** The pause the recording is in, by the second; undefined while it is in none. */
function usePause(call: Call): { readonly leftMs: number; readonly isEnding: boolean } | undefined {
  const recording = useRecording(call);
  const until = recording.state === 'paused' ? recording.until : undefined;
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (until === undefined) return undefined;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  if (recording.state !== 'paused') return undefined;
  return { leftMs: Math.max(0, recording.until - now), isEnding: now >= warnedFrom(recording) };
}

const toldOf = (recording: RecordingSeen): Told =>
  recording.state === 'running' && recording.refused ? 'refused' : recording.state;
