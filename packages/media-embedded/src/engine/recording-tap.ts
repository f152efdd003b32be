import { isLaw } from '../codec/g711.ts';
import type { DeskTap, SoundDesk, Voices } from '../desk/sound-desk.ts';
import type { Leg } from '../leg/leg.ts';
import type { Paced, Pacer } from '../leg/pacer.ts';
import type { Recording } from '../recording/recording.ts';
import type { Channel } from '../recording/recording-timeline.ts';

/** Timestamp units of a frame of the recording. */
const FRAME = 160;

type TapGround = { readonly pacer: Pacer; readonly desk: SoundDesk };

/** Brings what legs say into a channel where it is not one leg's packets of G.711: decoded, mixed, at 8 kHz, in A-law. */
class RecordingTap implements Paced {
  readonly legs: readonly Leg[];
  readonly #voices: Voices;
  readonly #tap: DeskTap;
  readonly #channel: Channel;
  readonly #recording: Recording;
  readonly #pacer: Pacer;

  constructor(legs: readonly Leg[], to: { channel: Channel; recording: Recording }, { pacer, desk }: TapGround) {
    this.legs = legs;
    this.#voices = legs.map(({ voice }) => voice);
    this.#tap = desk.openTap();
    this.#channel = to.channel;
    this.#recording = to.recording;
    this.#pacer = pacer;
    pacer.add(this);
  }

  tick(_: number, beat: number): void {
    this.#tap.take(this.#voices, beat, (payload) => {
      if (payload.length === 0) return;
      this.#recording.put(this.#channel, { stream: this, timestamp: beat * FRAME, codec: 'PCMA', payload });
    });
  }

  close(): void {
    this.#pacer.remove(this);
    this.#tap.close();
  }
}

/** How the channels of one recording are filled: by the packets of a leg as they come, or by a tap. */
export class RecordingTaps {
  readonly #ground: TapGround;
  readonly #tapped = new Map<Channel, RecordingTap>();
  readonly #relayed = new Map<Channel, Leg>();

  constructor(ground: TapGround) {
    this.#ground = ground;
  }

  /** Those that are to be decoded. */
  get legs(): Leg[] {
    return [...this.#tapped.values()].flatMap((tap) => tap.legs);
  }

  /** The channel into which this leg's packets can be written as they come. */
  channelOf(leg: Leg): Channel | undefined {
    for (const [channel, relayed] of this.#relayed) if (relayed === leg) return channel;
    return undefined;
  }

  /** Says who is on a channel; to be called when that, or the codec of a leg, may have changed. */
  turn(channel: Channel, legs: readonly Leg[], recording: Recording): void {
    const [only] = legs.length === 1 ? legs : [];
    const codec = only?.spoken;
    const isRelayed = only !== undefined && (codec === undefined || isLaw(codec));
    if (isRelayed) this.#relayed.set(channel, only);
    else this.#relayed.delete(channel);
    this.#tap(channel, isRelayed ? [] : legs, recording);
  }

  close(): void {
    for (const tap of this.#tapped.values()) tap.close();
    this.#tapped.clear();
    this.#relayed.clear();
  }

  #tap(channel: Channel, legs: readonly Leg[], recording: Recording): void {
    const tap = this.#tapped.get(channel);
    const taps = tap?.legs ?? [];
    if (taps.length === legs.length && taps.every((leg, i) => leg === legs[i])) return;
    tap?.close();
    if (legs.length === 0) this.#tapped.delete(channel);
    else this.#tapped.set(channel, new RecordingTap(legs, { channel, recording }, this.#ground));
  }
}
