import { rtpHeaderLength } from '../srtp/srtp-session.ts';

/** The fields of an RTP header anybody here looks at, and where its payload lies (RFC 3550 §5.1). */
export interface RtpHeader {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payloadStart: number;
  /** Padding is left out. */
  readonly payloadEnd: number;
}

/** Bytes of the header of every packet we send: no CSRC, no extension. */
export const RTP_HEADER = 12;

/** Reads `packet[0…length)`; undefined if it is no RTP packet. */
export function readRtp(packet: Buffer, length: number): RtpHeader | undefined {
  const payloadStart = rtpHeaderLength(packet);
  if (payloadStart === 0 || payloadStart > length) return undefined;
  const padding = ((packet[0] ?? 0) & 0x20) !== 0 ? (packet[length - 1] ?? 0) : 0;
  const payloadEnd = length - padding;
  if (payloadEnd < payloadStart) return undefined;
  const second = packet[1] ?? 0;
  return {
    payloadType: second & 0x7f,
    marker: second >= 0x80,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    payloadStart,
    payloadEnd,
  };
}

/** RFC 5761 §4: with RTP and RTCP on one port, these are RTCP's packet types. */
export function isRtcp(packet: Uint8Array): boolean {
  const type = packet[1] ?? 0;
  return type >= 192 && type <= 223;
}

/** What a packet we send carries in its header beside our SSRC. */
export interface OutgoingHeader {
  readonly payloadType: number;
  readonly marker: boolean;
  /** Extended sequence number. */
  readonly index: number;
  readonly timestamp: number;
}

/** Writes the 12-byte header. */
export function writeRtpHeader(packet: Buffer, ssrc: number, header: OutgoingHeader): void {
  packet[0] = 0x80;
  packet[1] = header.payloadType | (header.marker ? 0x80 : 0);
  packet.writeUInt16BE(header.index % 65_536, 2);
  packet.writeUInt32BE(header.timestamp, 4);
  packet.writeUInt32BE(ssrc, 8);
}
