import {
  type Attribute,
  type Direction,
  type MediaDescription,
  type SessionDescription,
  attribute,
  printSdp,
} from '@wpm/sdp';
import { CODEC_FORMATS, type PayloadFormat } from './codec.ts';
import { type SdesKey, printSdesKey } from './sdes.ts';

/** How packets reach us. */
export type LocalPath =
  /**
   * `crypto`: the key of what we send; then it is SRTP. With `isOnlyOffered` an offer says RTP/AVP all the same: a far end that
   * knows no keys passes over it.
   */
  | {
      readonly kind: 'rtp';
      readonly rtcpMux: boolean;
      readonly crypto?: SdesKey;
      readonly isOnlyOffered?: boolean;
    }
  | {
      readonly kind: 'webrtc';
      readonly mid: string;
      readonly ufrag: string;
      readonly password: string;
      readonly fingerprint: string;
      readonly setup: 'actpass' | 'passive' | 'active';
      readonly iceLite: boolean;
      /** Everywhere we listen; the address and port of the description where there is no more. */
      readonly candidates?: readonly { readonly address: string; readonly port: number }[];
    };

/** Our side of a leg's one audio stream, as it is to be written into SDP. */
export interface LocalAudio {
  readonly sessionId: string;
  /** One higher in every description we write for the leg (RFC 3264 §8). */
  readonly version: number;
  /** IP literal and port the far end sends to. */
  readonly address: string;
  readonly port: number;
  readonly formats: readonly PayloadFormat[];
  readonly direction: Direction;
  /** Every packet we send carries exactly this SSRC; browsers play no other once it is announced. */
  readonly ssrc: number;
  readonly cname: string;
  readonly path: LocalPath;
}

/** The offer that is being answered: its other streams are refused, in their order (RFC 3264 §6). */
export type Answered = { readonly description: SessionDescription; readonly index: number };

/** Writes our offer, or with `answered` our answer. */
export function describeAudio(local: LocalAudio, answered?: Answered): string {
  const family = local.address.includes(':') ? 'IP6' : 'IP4';
  const offered = answered?.description.media;
  const media = offered?.map((section, i) =>
    i === answered?.index ? audioSection(local, section.protocol) : { ...section, port: 0, attributes: midOf(section) },
  ) ?? [audioSection(local)];
  return printSdp({
    origin: {
      username: '-',
      sessionId: local.sessionId,
      version: String(local.version),
      addressFamily: family,
      address: local.address,
    },
    name: '-',
    connection: { family, address: local.address },
    attributes: sessionAttributes(local.path),
    media,
  });
}

const line = (name: string, value?: string | number): Attribute =>
  value === undefined ? { name } : { name, value: String(value) };

function midOf(section: MediaDescription): Attribute[] {
  const mid = attribute(section, 'mid');
  return mid === undefined ? [] : [line('mid', mid)];
}

function sessionAttributes(path: LocalPath): Attribute[] {
  if (path.kind === 'rtp') return [];
  const group = line('group', `BUNDLE ${path.mid}`);
  return path.iceLite ? [line('ice-lite'), group] : [group];
}

function audioSection(local: LocalAudio, protocol?: string): MediaDescription {
  const { path } = local;
  return {
    type: 'audio',
    port: local.port,
    protocol: protocol ?? protocolOf(path),
    formats: local.formats.map((format) => String(format.payloadType)),
    attributes: [
      ...local.formats.flatMap(formatAttributes),
      line('ptime', 20),
      line(local.direction),
      ...(path.kind === 'webrtc' ? secureAttributes(local, path) : plainAttributes(path)),
      line('ssrc', `${local.ssrc} cname:${local.cname}`),
    ],
  };
}

function protocolOf(path: LocalPath): string {
  if (path.kind === 'webrtc') return 'UDP/TLS/RTP/SAVPF';
  return path.crypto && !path.isOnlyOffered ? 'RTP/SAVP' : 'RTP/AVP';
}

function plainAttributes({ rtcpMux, crypto }: Extract<LocalPath, { kind: 'rtp' }>): Attribute[] {
  return [...(crypto ? [line('crypto', printSdesKey(crypto))] : []), ...(rtcpMux ? [line('rtcp-mux')] : [])];
}

function formatAttributes(format: PayloadFormat): Attribute[] {
  const { payloadType } = format;
  const { map, fmtp } =
    format.encoding === 'telephone-event'
      ? { map: `telephone-event/${format.clockRate}`, fmtp: '0-15' }
      : CODEC_FORMATS[format.encoding];
  const lines = [line('rtpmap', `${payloadType} ${map}`)];
  return fmtp === undefined ? lines : [...lines, line('fmtp', `${payloadType} ${fmtp}`)];
}

/** RFC 8421 §4: IPv6 first, by its place in the priority (RFC 8445 §5.1.2.1: type 126, local preference, component 1). */
function candidateLine({ address, port }: { readonly address: string; readonly port: number }, i: number): Attribute {
  const preference = address.includes(':') ? 65_535 : 65_534;
  const priority = 126 * 2 ** 24 + preference * 2 ** 8 + 255;
  return line('candidate', `${i + 1} 1 udp ${priority} ${address} ${port} typ host`);
}

function secureAttributes(local: LocalAudio, path: Extract<LocalPath, { kind: 'webrtc' }>): Attribute[] {
  return [
    line('mid', path.mid),
    line('rtcp-mux'),
    line('ice-ufrag', path.ufrag),
    line('ice-pwd', path.password),
    line('fingerprint', `sha-256 ${path.fingerprint}`),
    line('setup', path.setup),
    line('msid', `${local.cname} audio`),
    ...(path.candidates ?? [local]).map(candidateLine),
    line('end-of-candidates'),
  ];
}
