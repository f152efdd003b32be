import type { Codec } from '@wpm/media';
import { Mixer } from '../voice/mixer.ts';
import { Voice } from '../voice/voice.ts';
import { OutputEncoder } from './output-encoder.ts';
import type { DeskOutput, DeskTap, DeskVoice, FrameSource, OnEncoded, SoundDesk, Voices } from './sound-desk.ts';
import { TapEncoder } from './tap-encoder.ts';

/** A desk in this thread: what is ordered is there before the order returns. */
export const LOCAL_DESK: SoundDesk = {
  openVoice: () => new Voice(),
  openOutput: () => new LocalOutput(),
  openTap: () => new LocalTap(),
};

/** Keeps the mixer of an array of voices as long as it is the same array. */
class MixerOf {
  #voices: Voices | undefined;
  #mixer = new Mixer([]);

  for(voices: Voices): Mixer {
    if (voices !== this.#voices) {
      this.#voices = voices;
      this.#mixer = new Mixer(voices.filter(isVoice));
    }
    return this.#mixer;
  }
}

const isVoice = (voice: DeskVoice): voice is Voice => voice instanceof Voice;

class LocalOutput implements DeskOutput {
  readonly #encoder = new OutputEncoder();
  readonly #mixers = new MixerOf();

  isReady(codec: Codec): boolean {
    return this.#encoder.isReady(codec);
  }

  mix(codec: Codec, { voices, beat }: { voices: Voices; beat: number }, onEncoded: OnEncoded): void {
    const mixer = this.#mixers.for(voices);
    const linear = mixer.at(beat);
    onEncoded(this.#encoder.encode(codec, linear, mixer.band));
  }

  encode(codec: Codec, sound: FrameSource, onEncoded: OnEncoded): void {
    onEncoded(this.#encoder.encode(codec, sound.linear(), sound.band));
  }

  close(): void {
    this.#encoder.close();
  }
}

class LocalTap implements DeskTap {
  readonly #encoder = new TapEncoder();
  readonly #mixers = new MixerOf();

  take(voices: Voices, beat: number, onEncoded: OnEncoded): void {
    onEncoded(this.#encoder.take(this.#mixers.for(voices), beat));
  }

  close(): void {
    // Holds nothing.
  }
}
