import { assertNever } from '@wpm/kernel';
import { AesCmRtcpCipher, AesCmRtpCipher, AesGcmRtcpCipher, AesGcmRtpCipher, type PacketCipher } from './cipher.ts';
import { type MasterKey, deriveSessionKeys } from './key-derivation.ts';
import { extendSequence } from './packet-index.ts';
import { ReplayWindow } from './replay-window.ts';

/** RFC 5764 §4.1.2 and RFC 7714 §14.2, with the numbers DTLS negotiates them by. */
export const SRTP_PROFILES = { AES_CM_128_HMAC_SHA1_80: 1, AEAD_AES_128_GCM: 7 } as const;
export type SrtpProfile = (typeof SRTP_PROFILES)[keyof typeof SRTP_PROFILES];

/** Bytes of master salt the profile needs. */
export const saltLength = (profile: SrtpProfile): 12 | 14 => (profile === SRTP_PROFILES.AEAD_AES_128_GCM ? 12 : 14);

/** Most bytes any profile adds to an RTP or RTCP packet: the room a packet to be sent must have behind its end. */
export const MAX_SRTP_GROWTH = 20;

/** A far end that uses more SSRCs than this in one leg is not believed; real ones use one or two. */
const MAX_STREAMS = 16;
const RTCP_HEADER = 8;
const MAX_RTCP_INDEX = 2 ** 31 - 1;

function ciphersFor(profile: SrtpProfile, master: MasterKey): { rtp: PacketCipher; rtcp: PacketCipher } {
  const rtp = deriveSessionKeys(master, 'rtp');
  const rtcp = deriveSessionKeys(master, 'rtcp');
  switch (profile) {
    case SRTP_PROFILES.AES_CM_128_HMAC_SHA1_80:
      return { rtp: new AesCmRtpCipher(rtp), rtcp: new AesCmRtcpCipher(rtcp) };
    case SRTP_PROFILES.AEAD_AES_128_GCM:
      return { rtp: new AesGcmRtpCipher(rtp), rtcp: new AesGcmRtcpCipher(rtcp) };
    default:
      return assertNever(profile);
  }
}

/** What we send, protected. Works in place on a buffer with `MAX_SRTP_GROWTH` bytes of room. */
export class SrtpSender {
  readonly #rtp: PacketCipher;
  readonly #rtcp: PacketCipher;
  #rtcpIndex = 0;

  constructor(profile: SrtpProfile, master: MasterKey) {
    ({ rtp: this.#rtp, rtcp: this.#rtcp } = ciphersFor(profile, master));
  }

  /**
   * Protects an RTP packet of `length` bytes with a 12-byte header; returns its new length.
   * @param index extended sequence number; the caller never gives one twice, or the keystream would repeat
   */
  protectRtp(packet: Uint8Array, length: number, ssrc: number, index: number): number {
    this.#rtp.protect(packet, { body: 12, end: length }, ssrc, index);
    return length + this.#rtp.tagLength;
  }

  /** Protects a compound RTCP packet of `length` bytes; returns its new length. */
  protectRtcp(packet: Uint8Array, length: number): number {
    this.#rtcpIndex = (this.#rtcpIndex + 1) % MAX_RTCP_INDEX;
    this.#rtcp.protect(packet, { body: RTCP_HEADER, end: length }, readWord(packet, 4), this.#rtcpIndex);
    return length + this.#rtcp.tagLength;
  }
}

/** Packets that were refused: with a wrong tag or damaged, and those numbered like one that came before. */
export interface SrtpTally {
  forged: number;
  replayed: number;
}

/** What we receive: authentic, not a replay, decrypted in place. */
export class SrtpReceiver {
  readonly #rtp: PacketCipher;
  readonly #rtcp: PacketCipher;
  readonly #rtpStreams = new Map<number, ReplayWindow>();
  readonly #rtcpStreams = new Map<number, ReplayWindow>();
  readonly #tally: SrtpTally;

  /** @param tally where refused packets are counted */
  constructor(profile: SrtpProfile, master: MasterKey, tally: SrtpTally = { forged: 0, replayed: 0 }) {
    ({ rtp: this.#rtp, rtcp: this.#rtcp } = ciphersFor(profile, master));
    this.#tally = tally;
  }

  /** Length of the RTP packet that was inside; 0 if it is forged, damaged, replayed or no RTP. */
  unprotectRtp(packet: Uint8Array): number {
    const body = rtpHeaderLength(packet);
    const end = packet.length - this.#rtp.tagLength;
    if (body === 0 || end < body) return this.#refuse('forged');
    const ssrc = readWord(packet, 8);
    const window = this.#rtpStreams.get(ssrc) ?? new ReplayWindow();
    const index = extendSequence(((packet[2] ?? 0) << 8) | (packet[3] ?? 0), window.highest);
    if (window.hasSeen(index)) return this.#refuse('replayed');
    if (!this.#rtp.unprotect(packet, { body, end }, ssrc, index)) return this.#refuse('forged');
    return remember(this.#rtpStreams, ssrc, window, index) ? end : 0;
  }

  /** Length of the compound RTCP packet that was inside; 0 if it is forged, damaged, replayed or no RTCP. */
  unprotectRtcp(packet: Uint8Array): number {
    const end = packet.length - this.#rtcp.tagLength;
    if (end < RTCP_HEADER) return this.#refuse('forged');
    const ssrc = readWord(packet, 4);
    const indexAt = this.#rtcp instanceof AesGcmRtcpCipher ? packet.length - 4 : end;
    const index = readWord(packet, indexAt) & 0x7fff_ffff;
    const window = this.#rtcpStreams.get(ssrc) ?? new ReplayWindow();
    if (window.hasSeen(index)) return this.#refuse('replayed');
    if (!this.#rtcp.unprotect(packet, { body: RTCP_HEADER, end }, ssrc, index)) return this.#refuse('forged');
    return remember(this.#rtcpStreams, ssrc, window, index) ? end : 0;
  }

  #refuse(why: keyof SrtpTally): 0 {
    this.#tally[why] += 1;
    return 0;
  }
}

/** Only an authentic packet may open a stream, so a forger cannot fill the table. */
function remember(streams: Map<number, ReplayWindow>, ssrc: number, window: ReplayWindow, index: number): boolean {
  if (!streams.has(ssrc)) {
    if (streams.size >= MAX_STREAMS) return false;
    streams.set(ssrc, window);
  }
  window.mark(index);
  return true;
}

/** Header with CSRCs and extension (RFC 3550 §5.1, §5.3.1); 0 if the packet is too short for it or not version 2. */
export function rtpHeaderLength(packet: Uint8Array): number {
  const first = packet[0] ?? 0;
  if (packet.length < 12 || first >> 6 !== 2) return 0;
  const fixed = 12 + 4 * (first & 0x0f);
  if ((first & 0x10) === 0) return fixed <= packet.length ? fixed : 0;
  if (fixed + 4 > packet.length) return 0;
  const words = ((packet[fixed + 2] ?? 0) << 8) | (packet[fixed + 3] ?? 0);
  const length = fixed + 4 + 4 * words;
  return length <= packet.length ? length : 0;
}

function readWord(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0
  );
}
