import type { ShortTone, Tone } from '../call/tones.ts';

/** What the phone itself makes heard, beside the other side's voice. */
export interface Sound {
  /** Plays the tone over and over until another is asked for; null is silence. */
  loop(tone: Tone | null): void;
  once(tone: ShortTone): void;
  /** The short feedback of a pressed key. */
  key(digit: string): void;
  /** The chosen ringtone, once. */
  ringOnce(): void;
}
