import type { Codec } from '@wpm/media';
import type { Band } from '../codec/codec.ts';
import type { Law } from '../codec/g711.ts';
import type { VoicePacket } from '../voice/voice.ts';

/** 20 ms of sound of our own. */
export interface FrameSource {
  /** At 16 kHz. */
  linear(): Int16Array;
  /** What of it there can be. */
  readonly band: Band;
  /** Writes 160 bytes to `out` from `at`; absent where the sound is not there encoded. */
  readonly encoded?: (law: Law, out: Uint8Array, at: number) => void;
}

/** Takes what was ordered: a payload, valid until it returns; empty where there is nothing to be sent. */
export type OnEncoded = (payload: Uint8Array) => void;

/** What a leg says, on its way to becoming sound. */
export interface DeskVoice {
  push(packet: VoicePacket): void;
  /** Nobody listens any more: what waits is let go. */
  forget(): void;
  close(): void;
}

/** Whose voices are to be heard, the same array as long as they are the same; all of them of the desk they are given to. */
export type Voices = readonly DeskVoice[];

export const areSameVoices = (some: Voices, others: Voices): boolean =>
  some.length === others.length && some.every((voice, i) => voice === others[i]);

/** What a leg hears where it has to be made: by one encoder at a time. */
export interface DeskOutput {
  /** Whether what is ordered now will come. */
  isReady(codec: Codec): boolean;
  /** The 20 ms that sound at a beat of the engine's clock, the same beat for all that is ordered together. */
  mix(codec: Codec, sound: { readonly voices: Voices; readonly beat: number }, onEncoded: OnEncoded): void;
  encode(codec: Codec, sound: FrameSource, onEncoded: OnEncoded): void;
  close(): void;
}

/** What voices say as a recording takes it: A-law at 8 kHz. */
export interface DeskTap {
  /** Empty while nobody says anything. */
  take(voices: Voices, beat: number, onEncoded: OnEncoded): void;
  close(): void;
}

/**
 * Where sound is decoded, mixed and encoded: the costly part of a call whose ends speak different codecs. In this thread, or in one of
 * its own; the legs of a call have their voices and outputs at one desk, because only what is at one desk can be mixed.
 */
export interface SoundDesk {
  openVoice(): DeskVoice;
  openOutput(): DeskOutput;
  openTap(): DeskTap;
}
