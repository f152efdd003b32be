import type { AudioSource } from '@wpm/media';

/** How long there is music between two times of saying so. */
const MUSIC_MS = 6_000;

/** Whose agent's phone vanished hears that we reconnect them, in the languages we speak, and music, until it is back. */
export const COMFORT: AudioSource = {
  sequence: [
    { prompt: 'reconnecting', language: 'pl' },
    { prompt: 'reconnecting', language: 'en' },
    { sound: 'music', ms: MUSIC_MS },
  ],
  loop: true,
};

/** It did not come back: the call ends after this. */
export const FAREWELL: AudioSource = {
  sequence: [
    { prompt: 'not-available', language: 'pl' },
    { prompt: 'goodbye', language: 'pl' },
    { prompt: 'not-available', language: 'en' },
    { prompt: 'goodbye', language: 'en' },
  ],
  loop: false,
};
