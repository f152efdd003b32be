import type { ShortTone, Tone } from '../call/tones.ts';
import { CADENCES, type Cadence, keyCadence } from './cadence.ts';
import type { Sound } from './sound.ts';

const LOUDNESS = 0.12;
const KEY_LOUDNESS = 0.06;
/** Ramps instead of steps, so that a tone does not click. */
const RAMP_S = 0.008;

/** Tones made by Web Audio: nothing to download, and they stop at once. */
export class WebAudioSound implements Sound {
  #context: AudioContext | undefined;
  #looping: Tone | null = null;
  #stopLoop: () => void = () => {};

  loop(tone: Tone | null): void {
    if (tone === this.#looping) return;
    this.#looping = tone;
    this.#stopLoop();
    this.#stopLoop = tone === null ? () => {} : this.#repeat(CADENCES[tone]);
  }

  once(tone: ShortTone): void {
    this.#sound(CADENCES[tone], LOUDNESS);
  }

  key(digit: string): void {
    const cadence = keyCadence(digit);
    if (cadence !== undefined) this.#sound(cadence, KEY_LOUDNESS);
  }

  #repeat(cadence: Cadence): () => void {
    const period = cadence.onOff.reduce((sum, ms) => sum + ms, 0);
    let silence = this.#sound(cadence, LOUDNESS);
    const timer = setInterval(() => {
      silence = this.#sound(cadence, LOUDNESS);
    }, period);
    return () => {
      clearInterval(timer);
      silence();
    };
  }

  /** Sounds one cadence; the returned function silences it. */
  #sound({ frequencies, onOff }: Cadence, loudness: number): () => void {
    const context = (this.#context ??= new AudioContext());
    if (context.state === 'suspended') void context.resume();
    const gain = new GainNode(context, { gain: 0 });
    gain.connect(context.destination);
    const end = scheduleEnvelope(gain.gain, onOff, context.currentTime, loudness / frequencies.length);
    for (const frequency of frequencies) {
      const oscillator = new OscillatorNode(context, { frequency });
      oscillator.connect(gain);
      oscillator.start();
      oscillator.stop(end);
    }
    return () => gain.disconnect();
  }
}

/** @returns when the cadence is over, in seconds of the audio clock */
function scheduleEnvelope(gain: AudioParam, onOff: readonly number[], from: number, level: number): number {
  let at = from;
  onOff.forEach((ms, index) => {
    const next = at + ms / 1000;
    if (index % 2 === 0) {
      gain.setValueAtTime(0, at);
      gain.linearRampToValueAtTime(level, at + RAMP_S);
      gain.setValueAtTime(level, next - RAMP_S);
      gain.linearRampToValueAtTime(0, next);
    }
    at = next;
  });
  return at;
}
