import { LoaderCircle, Pause, Play, RotateCcw, RotateCw } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { clockDuration } from '../format/duration.ts';
import type { CallWords } from '../i18n/calls/call-words.ts';
import { useCallWords } from '../i18n/calls/use-call-words.ts';
import { useWords } from '../i18n/language-provider.tsx';
import { errorText } from '../i18n/words.ts';
import { IconButton } from './button.tsx';
import { Notice } from './notice.tsx';
import { type OpenRecording, type Playback, type Recording, useRecording } from './use-recording.ts';

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const JUMP_MS = 10_000;

export type RecordingPlayerProps = {
  readonly open: OpenRecording;
  /** Length of the audio in milliseconds. */
  readonly durationMs: number;
  /** What else is drawn of what is played, below the buttons. */
  readonly children?: (recording: Recording) => ReactNode;
};

/** Plays a recording (F26): play and pause, position, speed, ten seconds back and forth; all of it by keyboard. */
export function RecordingPlayer({ open, durationMs, children }: RecordingPlayerProps) {
  const words = useCallWords().player;
  const shared = useWords();
  const recording = useRecording(open);
  return (
    <section className="ui-player" aria-label={words.recording} aria-busy={recording.playback.kind === 'loading'}>
      <audio ref={recording.audioRef} preload="none" {...recording.audioEvents} />
      <Position recording={recording} durationMs={durationMs} />
      <div className="ui-player-buttons">
        <Jump recording={recording} durationMs={durationMs} by={-JUMP_MS} />
        <IconButton
          className="ui-player-play"
          label={playLabel(recording.playback, words)}
          icon={<PlayIcon playback={recording.playback} />}
          onClick={() => void recording.toggle()}
        />
        <Jump recording={recording} durationMs={durationMs} by={JUMP_MS} />
        <Speed recording={recording} />
      </div>
      {children?.(recording)}
      {recording.playback.kind === 'failed' && (
        <Notice tone="bad" urgent>
          {recording.playback.code === null ? words.unplayable : errorText(shared, recording.playback.code)}
        </Notice>
      )}
    </section>
  );
}

function playLabel(playback: Playback, words: CallWords['player']): string {
  if (playback.kind === 'loading') return words.loading;
  return playback.kind === 'playing' ? words.pause : words.play;
}

function PlayIcon({ playback }: { readonly playback: Playback }) {
  if (playback.kind === 'loading') return <LoaderCircle aria-hidden />;
  return playback.kind === 'playing' ? <Pause aria-hidden /> : <Play aria-hidden />;
}

function Position({ recording, durationMs }: { readonly recording: Recording; readonly durationMs: number }) {
  const words = useCallWords().player;
  const position = clockDuration(recording.positionMs);
  const length = clockDuration(durationMs);
  return (
    <div className="ui-player-position">
      <span>{position}</span>
      <input
        type="range"
        min={0}
        max={durationMs}
        step={1000}
        value={Math.min(recording.positionMs, durationMs)}
        onChange={(event) => recording.seek(event.currentTarget.valueAsNumber)}
        aria-label={words.position}
        aria-valuetext={words.positionOf(position, length)}
      />
      <span>{length}</span>
    </div>
  );
}

type JumpProps = { readonly recording: Recording; readonly durationMs: number; readonly by: number };

function Jump({ recording, durationMs, by }: JumpProps) {
  const words = useCallWords().player;
  const target = Math.min(durationMs, Math.max(0, recording.positionMs + by));
  return (
    <IconButton
      label={by < 0 ? words.back : words.forward}
      icon={by < 0 ? <RotateCcw aria-hidden /> : <RotateCw aria-hidden />}
      onClick={() => recording.seek(target)}
    />
  );
}

function Speed({ recording }: { readonly recording: Recording }) {
  const words = useCallWords().player;
  const id = useId();
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const choose = (speed: number) => {
    const audio = recording.audioRef.current;
    // The default rate too: a new link resets the rate to it.
    if (audio !== null) audio.playbackRate = audio.defaultPlaybackRate = speed;
  };
  return (
    <>
      <label htmlFor={id} className="ui-unseen">
        {words.speed}
      </label>
      <select id={id} defaultValue={1} onChange={(event) => choose(Number(event.currentTarget.value))}>
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {numbers.format(speed)}×
          </option>
        ))}
      </select>
    </>
  );
}
