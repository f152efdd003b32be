import { mkdirSync, writeFileSync } from 'node:fs';
import { encode } from '../packages/media-embedded/src/codec/g711.ts';
import { decibels, rms, toLinear16 } from '../packages/media-embedded/src/audio/loudness.ts';
import { writeWavSound } from '../packages/media-embedded/src/audio/wav-sound.ts';
import { BARS, BEATS_PER_BAR, BEAT_MS, type Bar } from './music/score.ts';

/**
 * `node scripts/compose-music.ts`: plays the score of the music on hold with three soft instruments and writes it as the engine
 * plays it, A-law at 8 kHz. Nothing is left to chance: the same file comes out every time.
 */
const RATE = 8_000;
const FOLDER = new URL('../packages/media-embedded/sounds/', import.meta.url);
/** Level of the whole, in dB of full scale: below a voice, which is at -20. */
const LEVEL_DB = -24;
/** Nothing is played above, so that nothing folds back and the telephone's filters have nothing to cut. */
const HIGHEST_HZ = 3_300;
/** Three quarters of a beat later it comes back, this much softer each time. */
const ECHO = { ms: 0.75 * BEAT_MS, gain: 0.28, times: 4 } as const;

/** How an instrument sounds: its partials, how it swells and how it dies away, in ms. */
type Instrument = {
  readonly partials: readonly number[];
  readonly gain: number;
  readonly swellMs: number;
  readonly fadeMs: number;
  /** Pairs of strings a little apart beat slowly, as a choir does. */
  readonly detune: readonly number[];
};

const PAD: Instrument = { partials: [1, 0.3, 0.12], gain: 0.5, swellMs: 900, fadeMs: 1_600, detune: [-0.0015, 0.0015] };
const PLUCK: Instrument = { partials: [1, 0.45, 0.2, 0.08], gain: 1, swellMs: 6, fadeMs: 420, detune: [0] };
const BELL: Instrument = {
  partials: [1, 0.15, 0.25],
  gain: 1.15,
  swellMs: 14,
  fadeMs: 1_100,
  detune: [-0.0004, 0.0004],
};
const BASS: Instrument = { partials: [1, 0.5, 0.25], gain: 0.8, swellMs: 40, fadeMs: 1_500, detune: [0] };

type Note = { readonly instrument: Instrument; readonly midi: number; readonly atMs: number; readonly forMs: number };

const hertz = (midi: number): number => 440 * 2 ** ((midi - 69) / 12);
const samplesOf = (ms: number): number => Math.round((ms * RATE) / 1_000);

/** Up and down through the chord in eighths. */
const ARPEGGIO = [0, 1, 2, 3, 2, 1, 3, 2] as const;

function notesOf({ chord, isPlucked, melody }: Bar, index: number): Note[] {
  const atMs = index * BEATS_PER_BAR * BEAT_MS;
  const barMs = BEATS_PER_BAR * BEAT_MS;
  const [bass, ...voices] = chord;
  const pad = voices.map((midi) => ({ instrument: PAD, midi, atMs, forMs: barMs }));
  const plucked = ARPEGGIO.map((voice, i) => {
    const midi = voices[voice] ?? bass;
    return { instrument: PLUCK, midi, atMs: atMs + (i * BEAT_MS) / 2, forMs: BEAT_MS / 2 };
  });
  const sung = melody.map(([beat, midi, beats]) => {
    return { instrument: BELL, midi, atMs: atMs + beat * BEAT_MS, forMs: beats * BEAT_MS };
  });
  const low = { instrument: BASS, midi: bass, atMs, forMs: barMs };
  return [low, ...pad, ...(isPlucked ? plucked : []), ...sung];
}

/** Adds a note; what rings past the end comes in at the beginning, so that the loop has no seam. */
function play(mix: Float32Array, { instrument, midi, atMs, forMs }: Note): void {
  const { partials, gain, swellMs, fadeMs, detune } = instrument;
  const [start, hold] = [samplesOf(atMs), samplesOf(forMs)];
  const [swell, fade] = [samplesOf(swellMs), samplesOf(fadeMs)];
  const isStruck = swellMs < 100;
  const length = (isStruck ? 0 : hold) + 7 * fade;
  const waves = detune.flatMap((apart) =>
    partials.map((level, i) => ({ hz: hertz(midi) * (1 + apart) * (i + 1), level: level / detune.length })),
  );
  for (let i = 0; i < length; i++) {
    const dying = isStruck ? i : Math.max(0, i - hold);
    const envelope = gain * Math.min(1, i / swell) * Math.exp(-dying / fade);
    let wave = 0;
    for (const { hz, level } of waves) {
      if (hz < HIGHEST_HZ) wave += level * Math.sin((2 * Math.PI * hz * i) / RATE);
    }
    const at = (start + i) % mix.length;
    mix[at] = (mix[at] ?? 0) + envelope * wave;
  }
}

/** The echo goes round the loop too. */
function withEcho(dry: Float32Array): Float32Array {
  const apart = samplesOf(ECHO.ms);
  return dry.map((sample, i) => {
    let sum = sample;
    for (let time = 1; time <= ECHO.times; time++) {
      sum += ECHO.gain ** time * (dry[(i - time * apart + dry.length) % dry.length] ?? 0);
    }
    return sum;
  });
}

const mix = new Float32Array(samplesOf(BARS.length * BEATS_PER_BAR * BEAT_MS));
for (const note of BARS.flatMap(notesOf)) play(mix, note);
const wet = withEcho(mix);
const gain = 10 ** (LEVEL_DB / 20) / rms(wet);
const music = toLinear16(wet.map((sample) => gain * sample));
mkdirSync(FOLDER, { recursive: true });
const file = new URL('music.wav', FOLDER);
writeFileSync(file, writeWavSound({ encoding: 'PCMA', rate: RATE, bytes: encode('PCMA', music) }));
const peak = wet.reduce((most, sample) => Math.max(most, Math.abs(gain * sample)), 0);
process.stdout.write(`${music.length / RATE} s, ${LEVEL_DB} dBFS, peak ${decibels(peak).toFixed(1)} dBFS\n`);
