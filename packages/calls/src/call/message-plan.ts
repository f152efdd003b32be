import type { AudioSource } from '@wpm/media';

/** How a customer leaves a message, as it was when the call came to that. */
export type MessagePlan = {
  /** Asks for it; the tone is its end. */
  readonly greeting: AudioSource;
  /** After it, before the platform hangs up. */
  readonly thanks: AudioSource;
  /** The longest message; it ends then. */
  readonly mostMs: number;
  /** Shorter ones, as there was something to be heard, are none: who hears the tone and hangs up has left nothing. */
  readonly leastMs: number;
  /** Who says nothing for so long has said everything. */
  readonly silenceMs: number;
};
