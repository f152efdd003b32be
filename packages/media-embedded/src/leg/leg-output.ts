import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '@wpm/kernel';
import { type AgreedFormat, CODEC_FORMATS, type Codec } from '@wpm/media';
import { isLaw, lawTable } from '../codec/g711.ts';
import { MAX_PAYLOAD } from '../desk/output-encoder.ts';
import type { DeskOutput, FrameSource, OnEncoded, SoundDesk, Voices } from '../desk/sound-desk.ts';
import { type OutgoingPacket, PacketRing } from '../net/outgoing-packet.ts';
import { RtpNumbering } from '../rtp/rtp-numbering.ts';
import { type OutgoingHeader, RTP_HEADER, type RtpHeader, writeRtpHeader } from '../rtp/rtp-packet.ts';
import type { RtpStream } from '../rtp/rtp-receiver.ts';
import { MAX_SRTP_GROWTH } from '../srtp/srtp-session.ts';
import { EventRelay } from './event-relay.ts';

/** A packet of sound or of a digit that came in on some leg. */
export interface Arrived {
  readonly stream: RtpStream;
  readonly header: RtpHeader;
  readonly packet: Buffer;
  readonly payload: Codec | 'telephone-event';
  /** Ticks a second of its timestamps. */
  readonly clockRate: number;
  /** The key that begins with it. */
  readonly digit: string | undefined;
}

type SendPacket = (packet: OutgoingPacket, length: number, index: number) => void;

/** One ring for all legs: nobody writes a packet before the one before it was sent. */
const ring = new PacketRing();

const newPacket = (size: number): OutgoingPacket => ring.take(RTP_HEADER + size + MAX_SRTP_GROWTH);

/** What a stream is known by, and where its numbers begin (RFC 3550 §5.1: by chance). */
export const newIdentity = () => ({
  ssrc: randomBytes(4).readUInt32BE(),
  firstIndex: randomInt(32_768),
  firstTimestamp: randomBytes(4).readUInt32BE(),
});

/** The one stream a leg sends: packets of whatever it hears, under one SSRC and one numbering. */
export class LegOutput {
  readonly ssrc: number;
  readonly #clock: Clock;
  readonly #numbering: RtpNumbering;
  readonly #send: SendPacket;
  readonly #events = new EventRelay();
  #format: AgreedFormat | undefined;
  #made: DeskOutput;
  #closed = false;
  #packets = 0;
  #octets = 0;

  /** @param ground where what it says itself is made */
  constructor(
    identity: { ssrc: number; firstIndex: number; firstTimestamp: number },
    { clock, desk }: { clock: Clock; desk: SoundDesk },
    send: SendPacket,
  ) {
    this.ssrc = identity.ssrc;
    this.#clock = clock;
    this.#made = desk.openOutput();
    this.#numbering = new RtpNumbering(identity.firstIndex, identity.firstTimestamp);
    this.#send = send;
  }

  /** What the far end agreed to hear; undefined: it does not want to hear anything now. */
  set format(format: AgreedFormat | undefined) {
    this.#format = format;
    if (format) this.#numbering.clockRate = CODEC_FORMATS[format.codec].clockRate;
  }

  /** Clock of the telephone-events the far end takes; undefined: it knows none. */
  get eventClock(): number | undefined {
    return this.#format?.dtmf?.clockRate;
  }

  /** Ticks a second of what we send. */
  get clockRate(): number {
    return this.#format ? CODEC_FORMATS[this.#format.codec].clockRate : 8_000;
  }

  get packets(): number {
    return this.#packets;
  }

  get octets(): number {
    return this.#octets;
  }

  /** Whether a packet of ours may have had this number, of which the lower 16 bits are looked at. */
  mayHaveSent(sequence: number): boolean {
    return this.#numbering.mayHaveGiven(sequence);
  }

  timestampAt(now: number): number {
    return this.#numbering.timestampAt(now);
  }

  /** Passes on what another leg said: untouched where the codec is the same, byte by byte from one law of G.711 to the other. */
  relay(arrived: Arrived): void {
    const { stream, header, packet, payload } = arrived;
    const format = this.#format;
    if (!format) return;
    if (payload === 'telephone-event') return this.#relayEvent(arrived, format);
    const now = this.#clock.now();
    if (!canRelay(payload, format.codec) || this.#events.isOn(now)) return;
    const numbered = { index: stream.index, timestamp: header.timestamp, marker: header.marker };
    const place = this.#numbering.relay(stream, numbered, now);
    if (!place) return;
    const size = header.payloadEnd - header.payloadStart;
    const out = newPacket(size);
    const { bytes } = out;
    if (payload === format.codec) {
      bytes.set(packet.subarray(header.payloadStart, header.payloadEnd), RTP_HEADER);
    } else if (isLaw(payload) && isLaw(format.codec)) {
      const table = lawTable(payload, format.codec);
      for (let i = 0; i < size; i++) bytes[RTP_HEADER + i] = table[packet[header.payloadStart + i] ?? 0] ?? 0;
    }
    this.#write(out, size, { ...place, payloadType: format.payloadType });
  }

  /**
   * Sends 20 ms of a source of our own.
   * @param frames 20 ms steps since the source's last packet: more than one after a stall
   */
  frame(source: object, frames: number, sound: FrameSource): void {
    const codec = this.#format?.codec;
    if (codec === undefined) return;
    const { encoded } = sound;
    if (isLaw(codec) && encoded) return this.#sendAsItIs(source, frames, (out) => encoded(codec, out, RTP_HEADER));
    this.#order(source, frames, (onEncoded) => this.#made.encode(codec, sound, onEncoded));
  }

  /** Sends the 20 ms that others say at a beat, where that has to be made first. `source` and `frames` as for `frame`. */
  mix(source: object, frames: number, sound: { readonly voices: Voices; readonly beat: number }): void {
    const codec = this.#format?.codec;
    if (codec !== undefined) this.#order(source, frames, (onEncoded) => this.#made.mix(codec, sound, onEncoded));
  }

  /** From now on what it says itself is made at another desk. */
  moveTo(desk: SoundDesk): void {
    this.#made.close();
    this.#made = desk.openOutput();
  }

  /** Sends a telephone-event (RFC 4733 §2.3); all packets of one event carry the timestamp of its first. */
  event(source: object, payload: Uint8Array): void {
    const payloadType = this.#format?.dtmf?.payloadType;
    if (payloadType === undefined) return;
    const out = newPacket(payload.length);
    out.bytes.set(payload, RTP_HEADER);
    const place = this.#numbering.event(source, this.#clock.now());
    this.#write(out, payload.length, { ...place, payloadType });
  }

  close(): void {
    this.#closed = true;
    this.#made.close();
  }

  #relayEvent({ stream, header, packet, clockRate }: Arrived, { dtmf }: AgreedFormat): void {
    if (!dtmf) return;
    const came = packet.subarray(header.payloadStart, header.payloadEnd);
    const event = { stream, timestamp: header.timestamp, payload: came, stretch: dtmf.clockRate / clockRate };
    const passed = this.#events.pass(event, this.#clock.now());
    if (passed) this.event(passed.key, passed.payload);
  }

  #sendAsItIs(source: object, frames: number, write: (out: Uint8Array) => void): void {
    const format = this.#format;
    const now = this.#clock.now();
    if (!format || this.#events.isOn(now)) return;
    const out = newPacket(MAX_PAYLOAD);
    write(out.bytes);
    this.#write(out, FRAME, { ...this.#numbering.next(source, frames, now), payloadType: format.payloadType });
  }

  /** The packet has its place from now on, though it may go out a moment later: what never comes is a packet that was lost. */
  #order(source: object, frames: number, make: (onEncoded: OnEncoded) => void): void {
    const format = this.#format;
    const now = this.#clock.now();
    if (!format || this.#events.isOn(now) || !this.#made.isReady(format.codec)) return;
    const header = { ...this.#numbering.next(source, frames, now), payloadType: format.payloadType };
    make((payload) => {
      if (payload.length === 0 || this.#closed) return;
      const out = newPacket(payload.length);
      out.bytes.set(payload, RTP_HEADER);
      this.#write(out, payload.length, header);
    });
  }

  #write(out: OutgoingPacket, size: number, header: OutgoingHeader): void {
    writeRtpHeader(out.bytes, this.ssrc, header);
    this.#packets += 1;
    this.#octets += size;
    this.#send(out, RTP_HEADER + size, header.index);
  }
}

/** Bytes of 20 ms of G.711. */
const FRAME = 160;

/** Whether packets of one codec can go to a leg of the other without being decoded; who has none yet does not stand in the way. */
export const canRelay = (from: Codec | undefined, to: Codec | undefined): boolean =>
  !from || !to || from === to || (isLaw(from) && isLaw(to));
