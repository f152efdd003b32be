import type { PromptId, PromptLanguage } from './prompt.ts';

/** The tones of a telephone network; how each sounds is a country's matter (ITU-T E.180, supplement 2). */
export const NETWORK_TONES = ['ringback', 'busy', 'congestion', 'waiting'] as const;
export type NetworkTone = (typeof NETWORK_TONES)[number];

/** Countries whose tones are known (ISO 3166-1). */
export const TONE_COUNTRIES = [
  'AT',
  'BE',
  'BG',
  'CH',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HU',
  'IT',
  'LT',
  'NL',
  'NO',
  'PL',
  'PT',
  'SE',
  'SK',
  'UA',
  'US',
] as const;
export type ToneCountry = (typeof TONE_COUNTRIES)[number];

/**
 * Sound without an end: a network's tone, of the engine's own country unless one is named; `tone`, a steady 440 Hz; `music`, the
 * platform's own music on hold.
 */
export type EndlessSound =
  | NetworkTone
  | 'tone'
  | 'music'
  | { readonly tone: NetworkTone; readonly country: ToneCountry };

/** Sound that is over at some time: a prompt of the platform, or a tenant's own file by its id. */
export type FiniteSound = { readonly prompt: PromptId; readonly language: PromptLanguage } | { readonly file: string };

/** A step of a sequence; what has no end by itself is given one. */
export type SequenceStep =
  | FiniteSound
  | { readonly sound: EndlessSound; readonly ms: number }
  | { readonly silenceMs: number };

/**
 * What `play` can put on a leg: beside a single sound `echo`, the leg's own voice, and a sequence, which begins again after its
 * last step where it is a loop. What is over is followed by the event `played`, and the leg hears its route again.
 */
export type AudioSource =
  | EndlessSound
  | FiniteSound
  | 'echo'
  | { readonly sequence: readonly [SequenceStep, ...SequenceStep[]]; readonly loop: boolean };

/** The steps of a source and whether they begin anew; `echo` is no sound of ours. */
export function stepsOf(source: Exclude<AudioSource, 'echo'>): {
  readonly steps: readonly SequenceStep[];
  readonly loop: boolean;
} {
  if (typeof source === 'object' && 'sequence' in source) return { steps: source.sequence, loop: source.loop };
  if (isEndless(source)) return { steps: [{ sound: source, ms: Infinity }], loop: false };
  return { steps: [source], loop: false };
}

const isEndless = (sound: EndlessSound | FiniteSound): sound is EndlessSound =>
  typeof sound === 'string' || 'tone' in sound;
