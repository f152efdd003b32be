const RATE = 8_000;
const BEAT_MS = 750;
const BEATS_PER_BAR = 4;

/**
 * "Poczekalnia", the platform's music on hold: eight bars written for it, in the public domain. Chords as MIDI notes;
 * the melody as [beat within the bar, MIDI note].
 */
const BARS: readonly { readonly chord: readonly number[]; readonly melody: readonly (readonly [number, number])[] }[] =
  [
    {
      chord: [48, 55, 64, 71],
      melody: [
        [0, 76],
        [1.5, 74],
        [2, 71],
      ],
    },
    {
      chord: [45, 52, 60, 67],
      melody: [
        [0, 72],
        [1, 71],
        [2.5, 67],
      ],
    },
    {
      chord: [50, 57, 65, 72],
      melody: [
        [0, 69],
        [1.5, 72],
        [3, 74],
      ],
    },
    {
      chord: [43, 50, 59, 65],
      melody: [
        [0, 71],
        [2, 67],
      ],
    },
    {
      chord: [52, 59, 67, 74],
      melody: [
        [0, 79],
        [1.5, 76],
        [2, 74],
      ],
    },
    {
      chord: [45, 52, 60, 67],
      melody: [
        [0, 72],
        [1, 76],
        [2.5, 72],
      ],
    },
    {
      chord: [41, 48, 57, 64],
      melody: [
        [0, 69],
        [1, 72],
        [2, 76],
        [3, 72],
      ],
    },
    {
      chord: [43, 50, 59, 65],
      melody: [
        [0, 74],
        [2, 71],
        [3, 67],
      ],
    },
  ];

type Note = { readonly startMs: number; readonly midi: number; readonly peak: number; readonly decayMs: number };

const hertz = (midi: number): number => 440 * 2 ** ((midi - 69) / 12);

/** 24 s of soft electric-piano sound. Tails that pass the end come in at the beginning, so the loop has no seam. */
export function composeMusic(): Int16Array {
  const length = (BARS.length * BEATS_PER_BAR * BEAT_MS * RATE) / 1_000;
  const mix = new Float64Array(length);
  for (const note of notes()) ring(mix, note);
  return Int16Array.from(mix, (value) => Math.round(value));
}

function notes(): Note[] {
  return BARS.flatMap(({ chord, melody }, bar) => {
    const barMs = bar * BEATS_PER_BAR * BEAT_MS;
    // The chord is rolled from the bottom, as a hand would.
    const rolled = chord.map((midi, i) => ({ startMs: barMs + i * 90, midi, peak: 1_100, decayMs: 1_500 }));
    const sung = melody.map(([beat, midi]) => ({ startMs: barMs + beat * BEAT_MS, midi, peak: 1_700, decayMs: 900 }));
    return [...rolled, ...sung];
  });
}

/** A struck note: the fundamental and a quiet octave, swelling for 12 ms and dying away. */
function ring(mix: Float64Array, { startMs, midi, peak, decayMs }: Note): void {
  const start = Math.round((startMs * RATE) / 1_000);
  const radians = (2 * Math.PI * hertz(midi)) / RATE;
  const swell = 0.012 * RATE;
  const decay = (decayMs * RATE) / 1_000;
  // After seven time constants a note is below one step of the encoder.
  for (let i = 0; i < 7 * decay; i++) {
    const envelope = Math.min(1, i / swell) * Math.exp(-i / decay);
    const wave = Math.sin(radians * i) + 0.25 * Math.exp(-i / (decay / 3)) * Math.sin(2 * radians * i);
    const at = (start + i) % mix.length;
    mix[at] = (mix[at] ?? 0) + peak * envelope * wave;
  }
}
