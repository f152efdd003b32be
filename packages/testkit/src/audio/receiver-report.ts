/** What a far end says of the stream it hears. */
export type Hearing = { readonly ssrc: number; readonly lost: number; readonly jitterTicks: number };

/**
 * The receiver report (RFC 3550 §6.4.2) of a far end that got this sender report at this very moment.
 * @param lost packets since the beginning; a quarter of the last ones
 */
export function reportOn(senderReport: Buffer, { ssrc, lost, jitterTicks }: Hearing): Buffer {
  const packet = Buffer.alloc(32);
  packet.writeUInt32BE(0x81c9_0007, 0);
  packet.writeUInt32BE(ssrc, 4);
  senderReport.copy(packet, 8, 4, 8);
  packet[12] = 64;
  packet.writeIntBE(lost, 13, 3);
  packet.writeUInt32BE(jitterTicks, 20);
  senderReport.copy(packet, 24, 10, 14);
  return packet;
}
