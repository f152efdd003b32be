import type { Codec } from '@wpm/media';
import type { Band } from '../codec/codec.ts';
import type { LoadReading } from '../engine/load-gate.ts';
import type { Letter } from './letter.ts';

/** What a record asks of a desk in another thread, and what its values and its content are. */
export const ORDER = {
  /** Voice; stream, timestamp, codec; payload. */
  push: 1,
  /** Voice. */
  forget: 2,
  /** Voice. */
  closeVoice: 3,
  /** Output; codec, beat; numbers of the voices. */
  mix: 4,
  /** Output; codec, band; samples. */
  encode: 5,
  /** Output. */
  closeOutput: 6,
  /** Tap; beat; numbers of the voices. */
  tap: 7,
  /** Tap. */
  closeTap: 8,
} as const;

/** Codecs and bands by their numbers in a record. */
export const CODECS: readonly Codec[] = ['opus', 'G722', 'PCMA', 'PCMU'];
export const BANDS: readonly Band[] = ['wide', 'narrow'];

/** What a desk's thread says. */
export type DeskMessage =
  | { readonly kind: 'ready' }
  /** What was ordered, in the order of the orders; `isLast`: the letter is done with. */
  | { readonly kind: 'done'; readonly letter: Letter; readonly isLast: boolean }
  | { readonly kind: 'load'; readonly busy: number; readonly cpu: number };

/** How busy a desk's thread was, without its lateness, which only who waits for it knows. */
export type DeskLoad = Pick<LoadReading, 'busy' | 'cpu'>;
