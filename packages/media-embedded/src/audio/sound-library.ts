import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type AudioSource,
  type EndlessSound,
  MediaError,
  PROMPT_IDS,
  PROMPT_LANGUAGES,
  type SequenceStep,
  type ToneCountry,
  stepsOf,
} from '@wpm/media';
import { WIDE_RATE } from '../codec/codec.ts';
import { FRAME, Loop } from './loop.ts';
import { cadenceOf } from './tone-plan.ts';
import { dtmfTones, render, steadyTone } from './tones.ts';
import { Track, type TrackPart } from './track.ts';
import { readWavSound } from './wav-sound.ts';

/** What the platform brings along: made by `scripts/compose-music.ts` and `scripts/speak-prompts.ts`. */
const OWN_SOUNDS = new URL('../../sounds/', import.meta.url);
/** Tenants' files kept in memory, the most recently played; one of five minutes takes 14 MB. */
const MAX_FILES = 16;
const FRAME_MS = 20;
const FILE_ID = /^[\w-]{1,80}$/;

/** Where the sounds of an engine are its own. */
export interface SoundGround {
  /** Whose tones are played where no country is named. */
  readonly country: ToneCountry;
  /** Absolute path of the folder of tenants' files, `<id>.wav`; undefined where there are none. */
  readonly folder: string | undefined;
}

/** Everything `play` can put on a leg but its own echo, and the digits. What was heard once is kept ready. */
export class SoundLibrary {
  /** 100 ms of each digit. */
  readonly digits: ReadonlyMap<string, Loop>;
  readonly #ground: SoundGround;
  readonly #music: Loop;
  readonly #own = new Map<string, Promise<Loop>>();
  readonly #files = new Map<string, Promise<Loop>>();
  readonly #silence = Loop.of(new Int16Array(FRAME));

  private constructor(ground: SoundGround, music: Loop) {
    this.#ground = ground;
    this.#music = music;
    this.digits = new Map([...dtmfTones()].map(([digit, samples]) => [digit, Loop.of(samples)]));
  }

  /** Reads the music; rejects with the system's error where it is missing. */
  static async open(ground: SoundGround): Promise<SoundLibrary> {
    return new SoundLibrary(ground, await load(new URL('music.wav', OWN_SOUNDS)));
  }

  /** What a leg is to hear, from its beginning. @throws MediaError `audio/unknown` */
  async trackOf(source: Exclude<AudioSource, 'echo'>): Promise<Track> {
    const { steps, loop } = stepsOf(source);
    return new Track(await Promise.all(steps.map((step) => this.#part(step))), loop);
  }

  async #part(step: SequenceStep): Promise<TrackPart> {
    if ('silenceMs' in step) return { sound: this.#silence, frames: framesOf(step.silenceMs) };
    if ('sound' in step) return { sound: await this.#endless(step.sound), frames: framesOf(step.ms) };
    const sound = await ('file' in step ? this.#file(step.file) : this.#prompt(step));
    return { sound, frames: sound.frames };
  }

  #endless(sound: EndlessSound): Loop | Promise<Loop> {
    if (sound === 'music') return this.#music;
    if (sound === 'tone') return this.#kept('tone', async () => Loop.of(steadyTone()));
    const { tone, country } = typeof sound === 'string' ? { tone: sound, country: this.#ground.country } : sound;
    return this.#kept(`${country} ${tone}`, async () => Loop.of(render(cadenceOf(tone, country))));
  }

  #prompt({ prompt, language }: Extract<SequenceStep, { prompt: unknown }>): Promise<Loop> {
    // What comes over the control socket is not checked field by field, and this becomes a path.
    if (!PROMPT_IDS.includes(prompt) || !PROMPT_LANGUAGES.includes(language)) throw unknown(`${language} ${prompt}`);
    return this.#kept(`${language}/${prompt}`, () => load(new URL(`${language}/${prompt}.wav`, OWN_SOUNDS)));
  }

  #kept(name: string, make: () => Promise<Loop>): Promise<Loop> {
    const known = this.#own.get(name) ?? make();
    this.#own.set(name, known);
    return known;
  }

  async #file(id: string): Promise<Loop> {
    const { folder } = this.#ground;
    if (folder === undefined || !FILE_ID.test(id)) throw unknown(id);
    const known = this.#files.get(id) ?? load(path.join(folder, `${id}.wav`));
    this.#files.delete(id);
    this.#files.set(id, known);
    const [oldest] = this.#files.keys();
    if (this.#files.size > MAX_FILES && oldest !== undefined) this.#files.delete(oldest);
    try {
      return await known;
    } catch {
      // It may be there the next time.
      this.#files.delete(id);
      throw unknown(id);
    }
  }
}

const framesOf = (ms: number): number => Math.ceil(ms / FRAME_MS);

const unknown = (detail: string) => new MediaError('audio/unknown', { detail });

/** Filled up with silence to a whole packet, so that its end is not followed by its beginning. */
async function load(file: string | URL): Promise<Loop> {
  const sound = readWavSound(await readFile(file));
  if (sound?.encoding === 'PCMA') return Loop.ofLaw(padded(sound.bytes, FRAME, ALAW_SILENCE));
  if (sound?.rate === WIDE_RATE) return Loop.ofWide(padded(sound.samples, 2 * FRAME, 0));
  throw new Error(`${String(file)} is no sound of ours`);
}

const ALAW_SILENCE = 0xd5;

function padded<T extends Uint8Array | Int16Array>(samples: T, unit: number, silence: number): T {
  if (samples.length % unit === 0) return samples;
  const length = Math.ceil(samples.length / unit) * unit;
  const whole = samples instanceof Int16Array ? new Int16Array(length) : new Uint8Array(length).fill(silence);
  whole.set(samples);
  // The same kind of array as came in.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return whole as T;
}
