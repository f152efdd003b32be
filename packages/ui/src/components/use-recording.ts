import { type RefObject, useRef, useState } from 'react';

/** Asks for a link to the audio; links are short-lived, so one is asked for at every first play. */
export type OpenRecording = () => Promise<
  | { readonly ok: true; readonly value: { readonly url: string; readonly expiresAt: string } }
  | { readonly ok: false; readonly error: { readonly code: string } }
>;

/** What the player is doing. A failure has the platform's code, or null where the audio itself could not be played. */
export type Playback =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'playing' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly code: string | null };

export type Recording = {
  readonly audioRef: RefObject<HTMLAudioElement | null>;
  readonly playback: Playback;
  readonly positionMs: number;
  readonly toggle: () => Promise<void>;
  readonly seek: (positionMs: number) => void;
  readonly audioEvents: Readonly<Record<'onPlay' | 'onPause' | 'onTimeUpdate' | 'onError', () => void>>;
};

/** Drives one `<audio>` element: opens a link when first played, and a new one after a failure, going on where it was. */
export function useRecording(open: OpenRecording): Recording {
  const audioRef = useRef<HTMLAudioElement>(null);
  const [playback, setPlayback] = useState<Playback>({ kind: 'idle' });
  const [positionMs, setPosition] = useState(0);

  const start = async (audio: HTMLAudioElement) => {
    setPlayback({ kind: 'loading' });
    const link = await open();
    if (!link.ok) return setPlayback({ kind: 'failed', code: link.error.code });
    audio.src = link.value.url;
    audio.currentTime = positionMs / 1000;
    return play(audio);
  };
  const play = (audio: HTMLAudioElement) => audio.play().catch(() => setPlayback({ kind: 'failed', code: null }));

  return {
    audioRef,
    playback,
    positionMs,
    toggle: async () => {
      const audio = audioRef.current;
      if (audio === null || playback.kind === 'loading') return;
      if (playback.kind === 'playing') audio.pause();
      else await (playback.kind === 'paused' ? play(audio) : start(audio));
    },
    seek: (ms) => {
      setPosition(ms);
      const audio = audioRef.current;
      if (audio !== null && audio.readyState > 0) audio.currentTime = ms / 1000;
    },
    audioEvents: {
      onPlay: () => setPlayback({ kind: 'playing' }),
      onPause: () => setPlayback({ kind: 'paused' }),
      onTimeUpdate: () => setPosition((audioRef.current?.currentTime ?? 0) * 1000),
      onError: () => setPlayback({ kind: 'failed', code: null }),
    },
  };
}
