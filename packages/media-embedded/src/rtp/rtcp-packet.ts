/** What a receiver says about one of our streams (RFC 3550 §6.4.1). */
export interface ReportBlock {
  readonly ssrc: number;
  /** Since its last report, 0…1. */
  readonly fractionLost: number;
  readonly totalLost: number;
  readonly highestIndex: number;
  /** In timestamp units. */
  readonly jitter: number;
  /** Middle 32 bits of the NTP time of the last sender report it got, 0 if none. */
  readonly lastSenderReport: number;
  /** Delay since then, in 1/65536 s. */
  readonly delaySinceLastSenderReport: number;
}

/** What stands before the report blocks of somebody who sends. */
export interface SenderInfo {
  /** Seconds since 1900 and their fraction in 1/2^32 s. */
  readonly ntp: { readonly seconds: number; readonly fraction: number };
  readonly timestamp: number;
  readonly packets: number;
  readonly octets: number;
}

export interface RtcpReport {
  readonly ssrc: number;
  readonly cname: string;
  /** Absent: a receiver report. */
  readonly sender?: SenderInfo;
  readonly block?: ReportBlock;
  /** Adds BYE: the stream ends (RFC 3550 §6.6). */
  readonly bye: boolean;
}

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const SOURCE_DESCRIPTION = 202;
const BYE = 203;
const BLOCK = 24;

/** Writes a compound packet: SR or RR, SDES with CNAME, and BYE at the end of a stream; `room` bytes stay free behind it. */
export function writeRtcp(report: RtcpReport, room: number): { packet: Buffer; length: number } {
  const cname = Buffer.from(report.cname, 'latin1').subarray(0, 255);
  // RFC 3550 §6.5: the chunk ends with at least one null byte and is padded to 32 bits.
  const chunk = 4 + 2 + cname.length + 1;
  const sdes = 4 + chunk + ((4 - (chunk % 4)) % 4);
  const head = 8 + (report.sender ? 20 : 0) + (report.block ? BLOCK : 0);
  const length = head + sdes + (report.bye ? 8 : 0);
  const packet = Buffer.alloc(length + room);
  writeHead(packet, report.sender ? SENDER_REPORT : RECEIVER_REPORT, report.block ? 1 : 0, head);
  packet.writeUInt32BE(report.ssrc, 4);
  if (report.sender) writeSender(packet, report.sender);
  if (report.block) writeBlock(packet.subarray(head - BLOCK), report.block);
  const description = packet.subarray(head);
  writeHead(description, SOURCE_DESCRIPTION, 1, sdes);
  description.writeUInt32BE(report.ssrc, 4);
  description[8] = 1;
  description[9] = cname.length;
  description.set(cname, 10);
  if (report.bye) {
    writeHead(packet.subarray(head + sdes), BYE, 1, 8);
    packet.writeUInt32BE(report.ssrc, head + sdes + 4);
  }
  return { packet, length };
}

function writeHead(packet: Buffer, type: number, count: number, length: number): void {
  packet[0] = 0x80 | count;
  packet[1] = type;
  packet.writeUInt16BE(length / 4 - 1, 2);
}

function writeSender(packet: Buffer, sender: SenderInfo): void {
  packet.writeUInt32BE(sender.ntp.seconds >>> 0, 8);
  packet.writeUInt32BE(sender.ntp.fraction >>> 0, 12);
  packet.writeUInt32BE(sender.timestamp, 16);
  packet.writeUInt32BE(sender.packets >>> 0, 20);
  packet.writeUInt32BE(sender.octets >>> 0, 24);
}

function writeBlock(at: Buffer, block: ReportBlock): void {
  at.writeUInt32BE(block.ssrc, 0);
  at[4] = Math.min(255, Math.max(0, Math.floor(block.fractionLost * 256)));
  at.writeIntBE(Math.min(0x7f_ffff, Math.max(-0x80_0000, block.totalLost)), 5, 3);
  at.writeUInt32BE(block.highestIndex % 2 ** 32, 8);
  at.writeUInt32BE(Math.round(block.jitter) >>> 0, 12);
  at.writeUInt32BE(block.lastSenderReport, 16);
  at.writeUInt32BE(block.delaySinceLastSenderReport >>> 0, 20);
}

/** What of a compound packet concerns a leg. */
export interface HeardRtcp {
  /** Middle 32 bits of the NTP time in a sender report. */
  readonly senderReport?: { readonly ssrc: number; readonly middleNtp: number };
  readonly blocks: readonly ReportBlock[];
  /** Whether there is a report in it at all: feedback may come alone (RFC 5506). */
  readonly isReport: boolean;
}

/** Reads `packet[0…length)`; undefined if it is no well-formed compound packet (RFC 3550 appendix A.2). */
export function readRtcp(packet: Buffer, length: number): HeardRtcp | undefined {
  let senderReport: HeardRtcp['senderReport'];
  const blocks: ReportBlock[] = [];
  let isReport = false;
  for (let at = 0; at < length;) {
    if (at + 4 > length || (packet[at] ?? 0) >> 6 !== 2) return undefined;
    const end = at + 4 * (packet.readUInt16BE(at + 2) + 1);
    if (end > length) return undefined;
    const report = packet.subarray(at, end);
    isReport ||= report[1] === SENDER_REPORT || report[1] === RECEIVER_REPORT;
    blocks.push(...readBlocks(report));
    if (report[1] === SENDER_REPORT && report.length >= BEFORE_BLOCKS[SENDER_REPORT]) {
      senderReport = { ssrc: report.readUInt32BE(4), middleNtp: report.readUInt32BE(10) };
    }
    at = end;
  }
  return { ...(senderReport && { senderReport }), blocks, isReport };
}

/** Bytes of a report before its blocks. */
const BEFORE_BLOCKS = { [SENDER_REPORT]: 28, [RECEIVER_REPORT]: 8 } as const;

function readBlocks(report: Buffer): ReportBlock[] {
  const type = report[1];
  if (type !== SENDER_REPORT && type !== RECEIVER_REPORT) return [];
  const bytes = report.subarray(BEFORE_BLOCKS[type]);
  const count = (report[0] ?? 0) & 0x1f;
  const blocks: ReportBlock[] = [];
  for (let at = 0; at + BLOCK <= bytes.length && blocks.length < count; at += BLOCK) {
    blocks.push({
      ssrc: bytes.readUInt32BE(at),
      fractionLost: (bytes[at + 4] ?? 0) / 256,
      totalLost: bytes.readIntBE(at + 5, 3),
      highestIndex: bytes.readUInt32BE(at + 8),
      jitter: bytes.readUInt32BE(at + 12),
      lastSenderReport: bytes.readUInt32BE(at + 16),
      delaySinceLastSenderReport: bytes.readUInt32BE(at + 20),
    });
  }
  return blocks;
}
