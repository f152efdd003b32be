import { encodeSample, isLaw } from '../codec/g711.ts';
import { Downsampler } from '../codec/half-band.ts';
import type { Leg } from '../leg/leg.ts';
import type { Paced, Pacer } from '../leg/pacer.ts';
import type { Recording } from '../recording/recording.ts';
import type { Channel } from '../recording/recording-timeline.ts';

/** Timestamp units of a frame of the recording. */
const FRAME = 160;

/** Brings what a leg says into the recording where its packets are no G.711: decoded, at 8 kHz, in A-law. */
class RecordingTap implements Paced {
  readonly leg: Leg;
  readonly #channel: Channel;
  readonly #recording: Recording;
  readonly #pacer: Pacer;
  readonly #downsampler = new Downsampler();

  constructor(leg: Leg, to: { channel: Channel; recording: Recording }, pacer: Pacer) {
    this.leg = leg;
    this.#channel = to.channel;
    this.#recording = to.recording;
    this.#pacer = pacer;
    pacer.add(this);
  }

  tick(_: number, beat: number): void {
    const frame = this.leg.voice.frameAt(beat);
    if (!frame) return;
    const narrow = this.#downsampler.apply(frame);
    const payload = Uint8Array.from(narrow, (sample) => encodeSample('PCMA', sample));
    this.#recording.put(this.#channel, { stream: this, timestamp: beat * FRAME, codec: 'PCMA', payload });
  }

  close(): void {
    this.#pacer.remove(this);
  }
}

/** The taps of one recording: none for a leg whose packets can be written as they come. */
export class RecordingTaps {
  readonly #pacer: Pacer;
  readonly #byChannel = new Map<Channel, RecordingTap>();

  constructor(pacer: Pacer) {
    this.#pacer = pacer;
  }

  get legs(): Leg[] {
    return [...this.#byChannel.values()].map((tap) => tap.leg);
  }

  /** Puts the right tap on a channel; to be called when its leg or that leg's codec may have changed. */
  turn(channel: Channel, leg: Leg | undefined, recording: Recording): void {
    const codec = leg?.agreed?.codec;
    const wanted = codec !== undefined && !isLaw(codec) ? leg : undefined;
    const tap = this.#byChannel.get(channel);
    if (tap?.leg === wanted) return;
    tap?.close();
    if (wanted) this.#byChannel.set(channel, new RecordingTap(wanted, { channel, recording }, this.#pacer));
    else this.#byChannel.delete(channel);
  }

  close(): void {
    for (const tap of this.#byChannel.values()) tap.close();
    this.#byChannel.clear();
  }
}
