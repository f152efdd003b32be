import type { CallResult } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { AudioSource } from '@wpm/media';
import type { MessageBox } from '../record.ts';
import type { End } from './ends.ts';

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

/** Whose message it is, and how the call is reported beside it; kept with the call to its end. */
export type MessageCall = { readonly plan: MessagePlan; readonly box: MessageBox; readonly result: CallResult };

/** Where a customer is who leaves a message. */
export type MessageStage =
  /** Hears what to do, and then the tone. */
  | { readonly kind: 'greeting'; readonly until: Instant }
  | { readonly kind: 'recording'; readonly until: Instant }
  /** Hears that it is kept, and then the call ends. */
  | { readonly kind: 'parting'; readonly until: Instant };

/** A customer whom nobody is there for leaves a message. */
export type Messaging = { readonly kind: 'messaging'; readonly customer: End; readonly stage: MessageStage };
