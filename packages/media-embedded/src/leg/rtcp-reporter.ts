import type { Clock, Instant } from '@wpm/kernel';
import type { LegStats } from '@wpm/media';
import { type HeardRtcp, type ReportBlock, type SenderInfo, readRtcp, writeRtcp } from '../rtp/rtcp-packet.ts';
import type { RtpReceiver } from '../rtp/rtp-receiver.ts';
import { SpreadOf } from '../rtp/spread-of.ts';
import { MAX_SRTP_GROWTH } from '../srtp/srtp-session.ts';
import { HearingWatch } from './hearing-watch.ts';
import type { LegOutput } from './leg-output.ts';

const FIRST_MS = 1_000;
/** RFC 3550 §6.2, with the minimum of 5 s, spread by half to either side so that legs do not report in step. */
const INTERVAL_MS = 5_000;
/** Seconds from 1900 to 1970. */
const NTP_EPOCH = 2_208_988_800;
/** A round trip longer than this is a far end that counts wrong. */
const MAX_ROUND_TRIP_MS = 30_000;

/** Sender and receiver reports of one leg, both ways (RFC 3550 §6.4). */
export class RtcpReporter {
  readonly #clock: Clock;
  readonly #cname: string;
  readonly #output: LegOutput;
  readonly #receiver: RtpReceiver;
  /** Wall time in ms when the monotonic clock read 0, fixed so that a step of the wall clock bends no round trip. */
  readonly #wallAtZero: number;
  #nextAt: Instant;
  #packetsAtLastReport = 0;
  readonly #hearing = new HearingWatch();
  #lastSenderReport: { readonly ssrc: number; readonly middleNtp: number; readonly at: Instant } | undefined;
  #rttMs: number | null = null;
  #remoteLoss: number | null = null;
  #remoteJitterMs: number | null = null;
  #remoteLossOverall: number | null = null;
  readonly #rtts = new SpreadOf();
  readonly #remoteJitters = new SpreadOf();

  constructor(clock: Clock, cname: string, output: LegOutput, receiver: RtpReceiver) {
    this.#clock = clock;
    this.#cname = cname;
    this.#output = output;
    this.#receiver = receiver;
    this.#wallAtZero = Date.now() - clock.now();
    this.#nextAt = clock.now() + FIRST_MS;
  }

  get rttMs(): number | null {
    return this.#rttMs;
  }

  get remoteLoss(): number | null {
    return this.#remoteLoss;
  }

  /** Jitter of what we send as the far end measures it. */
  get remoteJitterMs(): number | null {
    return this.#remoteJitterMs;
  }

  /** What the reports of the far end come to, all of them together. */
  get overall(): Pick<LegStats, 'rttOverallMs' | 'remoteJitterOverallMs' | 'remoteLossOverall'> {
    return {
      rttOverallMs: this.#rtts.value,
      remoteJitterOverallMs: this.#remoteJitters.value,
      remoteLossOverall: this.#remoteLossOverall,
    };
  }

  /** The compound packet that is due, with room for SRTP behind it. */
  due(): { packet: Buffer; length: number } | undefined {
    const now = this.#clock.now();
    if (now < this.#nextAt) return undefined;
    this.#nextAt = now + INTERVAL_MS * (0.5 + Math.random());
    return this.#write(false);
  }

  /** The packet that says the stream ends. */
  goodbye(): { packet: Buffer; length: number } {
    return this.#write(true);
  }

  /** @returns what it tells of whether we are heard there, where that is another thing than before */
  receive(packet: Buffer, length: number): ReturnType<HearingWatch['onReport']> {
    const heard = readRtcp(packet, length);
    if (!heard) return undefined;
    this.#noteSenderReport(heard);
    const ours = heard.blocks.find((block) => block.ssrc === this.#output.ssrc);
    if (!ours) return heard.isReport ? this.#hearing.onReport(undefined, this.#output.packets) : undefined;
    this.#noteBlock(ours);
    const named = { highest: ours.highestIndex, isOurs: this.#output.mayHaveSent(ours.highestIndex) };
    return this.#hearing.onReport(named, this.#output.packets);
  }

  #noteSenderReport({ senderReport }: HeardRtcp): void {
    if (senderReport) this.#lastSenderReport = { ...senderReport, at: this.#clock.now() };
  }

  #noteBlock(block: ReportBlock): void {
    this.#remoteLoss = block.fractionLost;
    this.#remoteJitterMs = (1_000 * block.jitter) / this.#output.clockRate;
    this.#remoteJitters.add(this.#remoteJitterMs);
    // The count goes below zero where packets come twice (RFC 3550 §6.4.1), and is the far end's word.
    const { packets } = this.#output;
    if (packets > 0) this.#remoteLossOverall = Math.min(1, Math.max(0, block.totalLost / packets));
    if (block.lastSenderReport === 0) return;
    const { seconds, fraction } = this.#ntp();
    const middle = ((seconds & 0xffff) * 65_536 + (fraction >>> 16)) >>> 0;
    // RFC 3550 §6.4.1: A - LSR - DLSR, in 1/65536 s.
    const roundTripMs = ((middle - block.lastSenderReport - block.delaySinceLastSenderReport) | 0) / 65.536;
    if (roundTripMs < 0 || roundTripMs >= MAX_ROUND_TRIP_MS) return;
    this.#rttMs = roundTripMs;
    this.#rtts.add(roundTripMs);
  }

  #write(bye: boolean): { packet: Buffer; length: number } {
    const sentSince = this.#output.packets > this.#packetsAtLastReport;
    this.#packetsAtLastReport = this.#output.packets;
    const block = this.#block();
    const report = { ssrc: this.#output.ssrc, cname: this.#cname, bye, ...(block && { block }) };
    return writeRtcp(sentSince ? { ...report, sender: this.#senderInfo() } : report, MAX_SRTP_GROWTH);
  }

  #senderInfo(): SenderInfo {
    const { packets, octets } = this.#output;
    return { ntp: this.#ntp(), timestamp: this.#output.timestampAt(this.#clock.now()), packets, octets };
  }

  #ntp(): SenderInfo['ntp'] {
    const wall = this.#wallAtZero + this.#clock.now();
    const seconds = Math.floor(wall / 1_000);
    return { seconds: (seconds + NTP_EPOCH) >>> 0, fraction: Math.floor((wall / 1_000 - seconds) * 2 ** 32) };
  }

  #block(): ReportBlock | undefined {
    const { stream } = this.#receiver;
    if (!stream) return undefined;
    const expected = stream.expected - stream.expectedAtLastReport;
    const received = stream.received - stream.receivedAtLastReport;
    stream.expectedAtLastReport = stream.expected;
    stream.receivedAtLastReport = stream.received;
    const last = this.#lastSenderReport?.ssrc === stream.ssrc ? this.#lastSenderReport : undefined;
    return {
      ssrc: stream.ssrc,
      fractionLost: expected > 0 ? Math.max(0, (expected - received) / expected) : 0,
      totalLost: stream.expected - stream.received,
      highestIndex: stream.seen.highest,
      jitter: (stream.jitterMs * stream.clockRate) / 1_000,
      lastSenderReport: last?.middleNtp ?? 0,
      delaySinceLastSenderReport: last ? Math.round((this.#clock.now() - last.at) * 65.536) : 0,
    };
  }
}
