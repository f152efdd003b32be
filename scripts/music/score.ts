/**
 * "Poczekalnia", the platform's music on hold: 20 bars in D major at 75 beats a minute, written for it and in the public domain.
 * Notes are MIDI numbers, times are beats.
 */
export const BEAT_MS = 800;
export const BEATS_PER_BAR = 4;

/** What a bar is played with, the lowest note first. */
type Chord = readonly [bass: number, ...voices: number[]];
type Melody = readonly (readonly [beat: number, note: number, beats: number])[];
export type Bar = { readonly chord: Chord; readonly isPlucked: boolean; readonly melody: Melody };

const D: Chord = [50, 62, 66, 69, 73];
const BM: Chord = [47, 62, 66, 69, 74];
const G: Chord = [43, 62, 66, 67, 71];
const A: Chord = [45, 61, 64, 67, 71];
const EM: Chord = [52, 62, 64, 67, 71];
const FSM: Chord = [54, 61, 64, 66, 69];

const bar = (chord: Chord, melody: Melody = []): Bar => ({ chord, isPlucked: true, melody });
const still = (chord: Chord, melody: Melody = []): Bar => ({ chord, isPlucked: false, melody });

export const BARS: readonly Bar[] = [
  bar(D),
  bar(BM),
  bar(G),
  bar(A),
  bar(D, [[2, 78, 2]]),
  bar(BM, [
    [0, 76, 1.5],
    [2, 74, 2],
  ]),
  bar(EM, [
    [1, 71, 1],
    [2, 74, 2],
  ]),
  bar(A, [
    [0, 73, 1.5],
    [2, 71, 2],
  ]),
  bar(FSM, [
    [0, 76, 1],
    [1.5, 78, 2.5],
  ]),
  bar(BM, [
    [0, 81, 1.5],
    [2, 78, 2],
  ]),
  bar(G, [
    [0, 79, 1],
    [1.5, 78, 1],
    [3, 76, 1],
  ]),
  bar(A, [[0, 73, 3]]),
  bar(D, [
    [0, 74, 1.5],
    [2, 78, 2],
  ]),
  bar(G, [
    [0, 79, 1.5],
    [2, 74, 2],
  ]),
  bar(EM, [
    [0, 76, 1],
    [1.5, 74, 1],
    [3, 71, 1],
  ]),
  bar(A, [[0, 69, 3]]),
  still(BM, [[1, 74, 3]]),
  still(G, [[0, 71, 3]]),
  still(EM, [[1, 67, 2]]),
  still(A),
];
