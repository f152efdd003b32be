/** What a far end says of the stream it hears. */
export type Hearing = {
  readonly ssrc: number;
  /** Packets since the beginning; of the last ones it says that a quarter was lost. */
  readonly lost: number;
  readonly jitterTicks: number;
  /** How far away it is, for whoever gets its report. */
  readonly roundTripMs: number;
};

/** Seconds from 1900 to 1970. */
const NTP_EPOCH = 2_208_988_800;

/** The receiver report (RFC 3550 §6.4.2) of a far end of this machine that has kept this sender report until now. */
export function reportOn(senderReport: Buffer, { ssrc, lost, jitterTicks, roundTripMs }: Hearing): Buffer {
  const packet = Buffer.alloc(32);
  packet.writeUInt32BE(0x81c9_0007, 0);
  packet.writeUInt32BE(ssrc, 4);
  senderReport.copy(packet, 8, 4, 8);
  packet[12] = 64;
  packet.writeIntBE(lost, 13, 3);
  packet.writeUInt32BE(jitterTicks, 20);
  senderReport.copy(packet, 24, 10, 14);
  const kept = (middleOfNtp(Date.now() - roundTripMs) - senderReport.readUInt32BE(10)) | 0;
  packet.writeUInt32BE(Math.max(0, kept), 28);
  return packet;
}

/** The middle 32 bits of an NTP timestamp: 1/65536 s. */
function middleOfNtp(unixMs: number): number {
  return Math.floor(((unixMs / 1_000 + NTP_EPOCH) % 65_536) * 65_536);
}
