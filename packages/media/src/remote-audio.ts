import { type Result, ok, refuse } from '@wpm/kernel';
import {
  type Direction,
  type MediaDescription,
  type RtpMap,
  type SessionDescription,
  attribute,
  attributes,
  directionOf,
  parseSdp,
  rtpMaps,
} from '@wpm/sdp';
import { type AgreedFormat, CODEC_FORMATS, type Codec } from './codec.ts';
import type { KeyedProfile, LegOptions, LegTransport, MediaErrorCode } from './media-plane.ts';
import { type SdesKey, readSdesKey } from './sdes.ts';

/** Where the far end wants its packets, or the secrets that will tell. */
export type RemotePath =
  | {
      readonly kind: 'rtp';
      readonly address: string;
      readonly port: number;
      readonly rtcpMux: boolean;
      /** UDP port of the far end's RTCP: `a=rtcp` (RFC 3605), else the RTP port + 1. */
      readonly rtcpPort: number;
      /** Key of what the far end sends, on an `srtp` leg; on `srtp-or-rtp` undefined where it sends plain RTP. */
      readonly crypto: SdesKey | undefined;
    }
  | {
      readonly kind: 'webrtc';
      readonly ufrag: string;
      readonly password: string;
      /** SHA-256 of the certificate in upper-case hex with colons (RFC 8122). */
      readonly fingerprint: string;
      /** Which side of DTLS it wants to be (RFC 4145); `actpass` where it leaves that to us. */
      readonly setup: 'active' | 'passive' | 'actpass';
    };

/** What the far end's SDP says about the one audio stream of a leg. */
export interface RemoteAudio extends AgreedFormat {
  readonly description: SessionDescription;
  /** Which `m=` section of the description this is. */
  readonly index: number;
  /** As the far end wrote it; `c=0.0.0.0` counts as not receiving (RFC 3264 §8.4, the hold of old). */
  readonly direction: Direction;
  readonly mid: string | undefined;
  readonly path: RemotePath;
}

/** Why a description cannot become media. */
export type AudioRefusal = { readonly code: MediaErrorCode & `sdp/${string}`; readonly detail: string };

const refused = (code: AudioRefusal['code'], detail: string) => refuse({ code, detail });

const PROTOCOLS = {
  rtp: ['RTP/AVP', 'RTP/AVPF'],
  srtp: ['RTP/SAVP', 'RTP/SAVPF'],
  'srtp-or-rtp': ['RTP/AVP', 'RTP/AVPF', 'RTP/SAVP', 'RTP/SAVPF'],
  webrtc: ['UDP/TLS/RTP/SAVPF', 'UDP/TLS/RTP/SAVP', 'RTP/SAVPF'],
} as const;

/**
 * Reads a remote offer or answer for a leg.
 * Refusals: `sdp/malformed`; `sdp/no-audio` no usable audio stream; `sdp/no-common-codec`; `sdp/not-secure` a `webrtc` leg
 * without DTLS-SRTP, a SHA-256 fingerprint or ICE, an `srtp` leg without a key, `srtp-or-rtp` with RTP/SAVP and none we can use, or
 * `secured` and none.
 * @param as of an offer the codec is ours to choose, of an answer it is the first the far end names (RFC 3264 §7)
 */
export function readRemoteAudio(
  text: string,
  options: LegOptions,
  as: 'offer' | 'answer' = 'offer',
): Result<RemoteAudio, AudioRefusal> {
  const parsed = parseSdp(text);
  if (!parsed.ok) return parsed;
  const description = parsed.value;
  const chosen = chooseSection(description, options);
  if (!chosen.ok) return chosen;
  const media = chosen.value;
  const format = chooseCodec(media, options.codecs, as);
  if (!format)
    return refused('sdp/no-common-codec', `none of ${options.codecs.join(', ')} in ${media.formats.join(' ')}`);
  const path =
    options.transport === 'webrtc'
      ? readSecurePath(description, media)
      : readPlainPath(description, media, { ...options, transport: options.transport });
  if (!path.ok) return path;
  return ok({
    description,
    index: description.media.indexOf(media),
    ...format,
    direction: effectiveDirection(description, media),
    mid: attribute(media, 'mid'),
    path: path.value,
  });
}

function chooseSection(
  description: SessionDescription,
  { transport }: LegOptions,
): Result<MediaDescription, AudioRefusal> {
  const audio = description.media.filter((media) => media.type === 'audio' && media.port !== 0);
  if (audio.length === 0) return refused('sdp/no-audio', 'no audio stream');
  const protocols: readonly string[] = PROTOCOLS[transport];
  const known = audio.filter((media) => protocols.includes(media.protocol));
  // A far end that leaves it to us offers both, in sections of their own.
  const fitting = (transport === 'srtp-or-rtp' ? (known.find(hasKey) ?? known.find(isPlain)) : undefined) ?? known[0];
  if (fitting) return ok(fitting);
  const offered = audio.map((media) => media.protocol).join(', ');
  return transport !== 'rtp' ? refused('sdp/not-secure', offered) : refused('sdp/no-audio', `only as ${offered}`);
}

const hasKey = (media: MediaDescription): boolean => readSdesKey(attributes(media, 'crypto')) !== undefined;

const isPlain = ({ protocol }: MediaDescription): boolean => PROTOCOLS.rtp.some((plain) => plain === protocol);

function chooseCodec(
  media: MediaDescription,
  codecs: readonly Codec[],
  as: 'offer' | 'answer',
): AgreedFormat | undefined {
  const maps = rtpMaps(media);
  const common = codecs.flatMap((codec) => {
    const map = maps.find((each) => isCodec(codec, each));
    return map ? [{ codec, map }] : [];
  });
  if (as === 'answer') common.sort((one, other) => maps.indexOf(one.map) - maps.indexOf(other.map));
  const [chosen] = common;
  if (!chosen) return undefined;
  const events = maps.filter(isEvent);
  const { clockRate, payloadType } = chosen.map;
  const dtmf =
    events.find((event) => event.clockRate === clockRate) ?? events.find((event) => event.clockRate === 8_000);
  return { codec: chosen.codec, payloadType, dtmf: dtmf && pickEvent(dtmf) };
}

const isEvent = ({ encoding }: RtpMap): boolean => encoding.toUpperCase() === 'TELEPHONE-EVENT';

const isCodec = (codec: Codec, { encoding, clockRate }: RtpMap): boolean =>
  encoding.toUpperCase() === codec.toUpperCase() && clockRate === CODEC_FORMATS[codec].clockRate;

const pickEvent = ({ payloadType, clockRate }: RtpMap) => ({ payloadType, clockRate });

type PlainOptions = Pick<LegOptions, 'secured'> & { readonly transport: Exclude<LegTransport, 'webrtc'> };

const needsKey = (media: MediaDescription, { transport, secured }: PlainOptions): boolean =>
  transport === 'srtp' || (transport === 'srtp-or-rtp' && (secured !== undefined || !isPlain(media)));

/** Under which profile the far end named a key; undefined where it named none we can use. */
export function keyedProfileOf({ path, description, index }: RemoteAudio): KeyedProfile | undefined {
  if (path.kind !== 'rtp' || !path.crypto) return undefined;
  return description.media[index]?.protocol.startsWith('RTP/SAVP') ? 'RTP/SAVP' : 'RTP/AVP';
}

function readPlainPath(
  description: SessionDescription,
  media: MediaDescription,
  options: PlainOptions,
): Result<RemotePath, AudioRefusal> {
  const crypto = options.transport === 'rtp' ? undefined : readSdesKey(attributes(media, 'crypto'));
  if (!crypto && needsKey(media, options)) return refused('sdp/not-secure', 'no a=crypto we can use');
  const connection = media.connection ?? description.connection;
  if (!connection) return refused('sdp/malformed', 'no c= line');
  // Names in c= would make every offer a DNS lookup of a stranger's choice; nobody sends them.
  if (!/^[\d.]+$|^[\da-fA-F:.]+$/.test(connection.address)) return refused('sdp/malformed', `c= ${connection.address}`);
  const rtcp = Number(/^\d+/.exec(attribute(media, 'rtcp') ?? '')?.[0] ?? media.port + 1);
  return ok({
    kind: 'rtp',
    address: connection.address,
    port: media.port,
    rtcpMux: attribute(media, 'rtcp-mux') !== undefined,
    crypto,
    rtcpPort: rtcp > 0 && rtcp < 65_536 ? rtcp : media.port,
  });
}

function readSecurePath(description: SessionDescription, media: MediaDescription): Result<RemotePath, AudioRefusal> {
  const said = (name: string) => attribute(media, name) ?? attribute(description, name);
  const fingerprint = [...attributes(media, 'fingerprint'), ...attributes(description, 'fingerprint')]
    .map((value) => /^sha-256 ((?:[\da-f]{2}:){31}[\da-f]{2})\s*$/i.exec(value)?.[1])
    .find((hex) => hex !== undefined);
  if (fingerprint === undefined) return refused('sdp/not-secure', 'no sha-256 fingerprint');
  const setup = readSetup(said('setup'));
  const ufrag = said('ice-ufrag');
  const password = said('ice-pwd');
  // RFC 8839 §5.4: 4 to 256 and 22 to 256 ice-chars.
  if (!/^[\w+/]{4,256}$/.test(ufrag ?? '') || !/^[\w+/]{22,256}$/.test(password ?? '')) {
    return refused('sdp/not-secure', 'no ICE credentials');
  }
  if (attribute(media, 'rtcp-mux') === undefined) return refused('sdp/malformed', 'no a=rtcp-mux');
  return ok({
    kind: 'webrtc',
    ufrag: ufrag ?? '',
    password: password ?? '',
    fingerprint: fingerprint.toUpperCase(),
    setup,
  });
}

function readSetup(value: string | undefined): 'active' | 'passive' | 'actpass' {
  return value === 'active' || value === 'passive' ? value : 'actpass';
}

function effectiveDirection(description: SessionDescription, media: MediaDescription): Direction {
  const written = directionOf(description, media);
  if ((media.connection ?? description.connection)?.address !== '0.0.0.0') return written;
  // Trickling browsers write c=0.0.0.0 as well; there the path is found by ICE, and the line says nothing.
  if (attribute(media, 'ice-ufrag') !== undefined || attribute(description, 'ice-ufrag') !== undefined) return written;
  return written === 'sendrecv' || written === 'sendonly' ? 'sendonly' : 'inactive';
}
