import type { ShortTone, Tone } from '../call/tones.ts';
import { CADENCES, type Cadence, keyCadence, RINGTONE_CADENCES } from './cadence.ts';
import type { Sound } from './sound.ts';
import type { SoundPreferences } from './sound-settings.ts';

const LOUDNESS = 0.12;
const KEY_LOUDNESS = 0.06;
/** Heard beside the other's voice, not over it. */
const UNDER_A_TALK = 0.05;
/** At full volume of the ringing. */
const RING_LOUDNESS = 0.3;
/** Ramps instead of steps, so that a tone does not click. */
const RAMP_S = 0.008;

/** Where a tone is heard: ringing may have a device of its own, apart from the headset (F41). */
type Outlet = 'ringer' | 'speaker';

/** Tones made by Web Audio: nothing to download, and they stop at once. */
export class WebAudioSound implements Sound {
  readonly #preferences: SoundPreferences;
  readonly #isRung: () => boolean;
  readonly #contexts = new Map<Outlet, AudioContext>();
  #looping: Tone | null = null;
  #stopLoop: () => void = () => {};

  /** @param isRung whether the device rings by itself, so that nothing has to be heard of it here */
  constructor(preferences: SoundPreferences, isRung: () => boolean = () => false) {
    this.#preferences = preferences;
    this.#isRung = isRung;
  }

  loop(tone: Tone | null): void {
    if (tone === this.#looping) return;
    this.#looping = tone;
    this.#stopLoop();
    this.#stopLoop = tone === null ? () => {} : this.#repeat(tone);
  }

  once(tone: ShortTone): void {
    this.#sound(CADENCES[tone], 'speaker', LOUDNESS);
  }

  key(digit: string): void {
    const cadence = keyCadence(digit);
    if (cadence !== undefined) this.#sound(cadence, 'speaker', KEY_LOUDNESS);
  }

  ringOnce(): void {
    this.#ring();
  }

  #repeat(tone: Tone): () => void {
    if (tone === 'ringtone' && this.#isRung()) return () => {};
    const cadence = tone === 'ringtone' ? this.#ringtone() : CADENCES[tone];
    const loudness = tone === 'call-waiting' ? UNDER_A_TALK : LOUDNESS;
    const sound = () => (tone === 'ringtone' ? this.#ring() : this.#sound(cadence, 'speaker', loudness));
    const period = cadence.onOff.reduce((sum, ms) => sum + ms, 0);
    let silence = sound();
    const timer = setInterval(() => {
      silence = sound();
    }, period);
    return () => {
      clearInterval(timer);
      silence();
    };
  }

  #ringtone(): Cadence {
    return RINGTONE_CADENCES[this.#preferences.getState().ringtone];
  }

  #ring(): () => void {
    return this.#sound(this.#ringtone(), 'ringer', RING_LOUDNESS * this.#preferences.getState().ringVolume);
  }

  /** Sounds one cadence; the returned function silences it. */
  #sound({ frequencies, onOff }: Cadence, outlet: Outlet, loudness: number): () => void {
    const context = this.#context(outlet);
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

  #context(outlet: Outlet): AudioContext {
    const context = this.#contexts.get(outlet) ?? new AudioContext();
    this.#contexts.set(outlet, context);
    if (context.state === 'suspended') void context.resume();
    if (hasSinkId(context)) void sinkTo(context, this.#preferences.getState()[outlet]);
    return context;
  }
}

/** Chromium lets a context choose its device; the type library does not know it yet. */
type SinkContext = AudioContext & { readonly sinkId: unknown; setSinkId(id: string): Promise<void> };

function hasSinkId(context: AudioContext): context is SinkContext {
  return 'setSinkId' in context;
}

/** A device that is gone leaves the ringing to the system's own. */
async function sinkTo(context: SinkContext, device: string | null): Promise<void> {
  if (context.sinkId === (device ?? '')) return;
  try {
    await context.setSinkId(device ?? '');
  } catch {
    await context.setSinkId('').catch(() => {});
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
