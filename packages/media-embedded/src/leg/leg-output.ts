import type { Clock } from '@wpm/kernel';
import type { Codec } from '@wpm/media';
import { lawTable } from '../audio/g711.ts';
import { FRAME } from '../audio/loop.ts';
import { type OutgoingPacket, PacketRing } from '../net/outgoing-packet.ts';
import { RtpNumbering } from '../rtp/rtp-numbering.ts';
import { type OutgoingHeader, RTP_HEADER, type RtpHeader, writeRtpHeader } from '../rtp/rtp-packet.ts';
import type { RtpStream } from '../rtp/rtp-receiver.ts';
import { MAX_SRTP_GROWTH } from '../srtp/srtp-session.ts';

/** What the far end agreed to hear. */
export interface OutputFormat {
  readonly codec: Codec;
  readonly payloadType: number;
  readonly dtmfPayloadType: number | undefined;
}

/** A packet that came in on some leg, and what its payload is. */
export interface Arrived {
  readonly stream: RtpStream;
  readonly header: RtpHeader;
  readonly packet: Buffer;
  readonly payload: Codec | 'telephone-event';
}

/** Writes 160 samples in the codec to `out` from `at`. */
export type FillFrame = (codec: Codec, out: Buffer, at: number) => void;

type SendPacket = (packet: OutgoingPacket, length: number, index: number) => void;

/** The one stream a leg sends: packets of whatever it hears, under one SSRC and one numbering. */
export class LegOutput {
  readonly ssrc: number;
  readonly #clock: Clock;
  readonly #numbering: RtpNumbering;
  readonly #send: SendPacket;
  #format: OutputFormat | undefined;
  #packets = 0;
  #octets = 0;

  constructor(identity: { ssrc: number; firstIndex: number; firstTimestamp: number }, clock: Clock, send: SendPacket) {
    this.ssrc = identity.ssrc;
    this.#clock = clock;
    this.#numbering = new RtpNumbering(identity.firstIndex, identity.firstTimestamp);
    this.#send = send;
  }

  /** Undefined: the far end does not want to hear anything now. */
  set format(format: OutputFormat | undefined) {
    this.#format = format;
  }

  get sendsEvents(): boolean {
    return this.#format?.dtmfPayloadType !== undefined;
  }

  get packets(): number {
    return this.#packets;
  }

  get octets(): number {
    return this.#octets;
  }

  timestampAt(now: number): number {
    return this.#numbering.timestampAt(now);
  }

  /** Passes on what another leg said: untouched where the codec is the same, else translated byte by byte. */
  relay({ stream, header, packet, payload }: Arrived): void {
    const payloadType = payload === 'telephone-event' ? this.#format?.dtmfPayloadType : this.#format?.payloadType;
    if (!this.#format || payloadType === undefined) return;
    const arrived = { index: stream.index, timestamp: header.timestamp, marker: header.marker };
    const place = this.#numbering.relay(stream, arrived, this.#clock.now());
    if (!place) return;
    const size = header.payloadEnd - header.payloadStart;
    const out = newPacket(size);
    const { bytes } = out;
    if (payload === 'telephone-event' || payload === this.#format.codec) {
      bytes.set(packet.subarray(header.payloadStart, header.payloadEnd), RTP_HEADER);
    } else {
      const table = lawTable(payload, this.#format.codec);
      for (let i = 0; i < size; i++) bytes[RTP_HEADER + i] = table[packet[header.payloadStart + i] ?? 0] ?? 0;
    }
    this.#write(out, size, { ...place, payloadType });
  }

  /**
   * Sends 20 ms of a source of our own.
   * @param frames 20 ms steps since the source's last packet: more than one after a stall
   */
  frame(source: object, frames: number, fill: FillFrame): void {
    if (!this.#format) return;
    const { codec, payloadType } = this.#format;
    const out = newPacket(FRAME);
    fill(codec, out.bytes, RTP_HEADER);
    const place = this.#numbering.next(source, frames * FRAME, this.#clock.now());
    this.#write(out, FRAME, { ...place, payloadType });
  }

  /** Sends a telephone-event (RFC 4733 §2.3); all packets of one event carry the timestamp of its first. */
  event(source: object, payload: Uint8Array): void {
    const payloadType = this.#format?.dtmfPayloadType;
    if (payloadType === undefined) return;
    const out = newPacket(payload.length);
    out.bytes.set(payload, RTP_HEADER);
    const place = this.#numbering.next(source, 0, this.#clock.now());
    this.#write(out, payload.length, { ...place, payloadType });
  }

  #write(out: OutgoingPacket, size: number, header: OutgoingHeader): void {
    writeRtpHeader(out.bytes, this.ssrc, header);
    this.#packets += 1;
    this.#octets += size;
    this.#send(out, RTP_HEADER + size, header.index);
  }
}

/** One ring for all legs: nobody writes a packet before the one before it was sent. */
const ring = new PacketRing();

const newPacket = (size: number): OutgoingPacket => ring.take(RTP_HEADER + size + MAX_SRTP_GROWTH);
