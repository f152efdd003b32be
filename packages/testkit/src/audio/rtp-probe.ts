import {
  type Codec,
  type RemoteAudio,
  answeredFormats,
  describeAudio,
  offeredFormats,
  readRemoteAudio,
} from '@wpm/media';
import { SdesSecurity, type TransportAddress, type UdpSocket, isRtcp, openUdpSocket } from '@wpm/media-embedded/wire';
import { type Direction, answerDirection } from '@wpm/sdp';
import { ProbeStream } from './probe-stream.ts';

export interface RtpProbeOptions {
  /** Tone it says, a multiple of 10 Hz; or samples at 16 kHz, which it says over and over. */
  readonly hz: number | Int16Array;
  /** `PCMA` unless told. */
  readonly codecs?: readonly Codec[];
  /** Whether its packets are SRTP by keys in the SDP. */
  readonly sdes?: boolean;
  /** Whether its answers name all its codecs, not only the one it means to send. */
  readonly namesAll?: boolean;
  /** `127.0.0.1` unless told. */
  readonly address?: string;
}

/** A plain RTP endpoint: what a trunk or a desk phone is to the platform. RTP and RTCP share its one port. */
export class RtpProbe implements AsyncDisposable {
  readonly stream: ProbeStream;
  readonly #codecs: readonly Codec[];
  readonly #namesAll: boolean;
  readonly #socket: UdpSocket;
  readonly #security: SdesSecurity | undefined;
  #version = 0;
  /** Where sound goes; set by SDP, or by hand to play an attacker. */
  target: TransportAddress | undefined;
  readonly #reported = Promise.withResolvers<Buffer>();
  /** RTCP packets heard. */
  reports = 0;
  /** The first RTCP packet heard: it comes by a clock of its own, not after so much sound. */
  readonly report = this.#reported.promise;

  private constructor(options: RtpProbeOptions, socket: UdpSocket) {
    this.#codecs = options.codecs ?? ['PCMA'];
    this.#namesAll = options.namesAll ?? false;
    this.#security = options.sdes ? new SdesSecurity() : undefined;
    this.stream = new ProbeStream(options.hz, (packet, length, index) => this.#sendRtp(packet, length, index));
    this.#socket = socket;
  }

  static async open(options: RtpProbeOptions): Promise<RtpProbe> {
    const socket = await openUdpSocket({ address: options.address ?? '127.0.0.1', port: 0 }, (packet) => {
      probe.#onPacket(packet);
    });
    const probe = new RtpProbe(options, socket);
    return probe;
  }

  get local(): TransportAddress {
    return this.#socket.local;
  }

  /** Its offer; a later one, say with another direction, is a re-INVITE's. */
  offer(direction: Direction = 'sendrecv'): string {
    return describeAudio({ ...this.#describe(direction), formats: offeredFormats(this.#codecs) });
  }

  /** Its answer to the platform's offer. */
  answer(offer: string): string {
    const remote = this.#read(offer);
    const direction = answerDirection(remote.direction);
    const formats = this.#namesAll ? offeredFormats(this.#codecs, remote) : answeredFormats(remote);
    return describeAudio({ ...this.#describe(direction), formats }, remote);
  }

  /** The platform's answer to its offer. */
  complete(answer: string): void {
    this.#read(answer);
  }

  start(): void {
    this.stream.start();
  }

  stop(): void {
    this.stream.stop();
  }

  /** Any bytes to where its sound goes. */
  send(packet: Uint8Array): void {
    if (this.target) this.#socket.send(packet, this.target);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
    this.#socket.close();
  }

  #onPacket(packet: Buffer): void {
    const rtcp = isRtcp(packet);
    const receiver = this.#security?.receiver;
    const sealed = this.#security !== undefined;
    const opened = (rtcp ? receiver?.unprotectRtcp(packet) : receiver?.unprotectRtp(packet)) ?? 0;
    const length = sealed ? opened : packet.length;
    if (length === 0) return;
    if (!rtcp) return this.stream.receive(packet, length);
    this.reports += 1;
    this.#reported.resolve(packet.subarray(0, length));
  }

  #sendRtp(packet: Buffer, length: number, index: number): void {
    const sealed = this.#security?.sender?.protectRtp(packet, length, this.stream.ssrc, index) ?? length;
    this.send(packet.subarray(0, sealed));
  }

  #read(sdp: string): RemoteAudio {
    const remote = readRemoteAudio(sdp, { transport: this.#security ? 'srtp-or-rtp' : 'rtp', codecs: this.#codecs });
    if (!remote.ok || remote.value.path.kind !== 'rtp') throw new Error(`the probe cannot use ${sdp}`);
    const { address, port, crypto } = remote.value.path;
    if (crypto) this.#security?.agree(crypto);
    this.target = { address, port };
    this.stream.agree(remote.value);
    return remote.value;
  }

  #describe(direction: Direction) {
    this.#version += 1;
    return {
      sessionId: '1',
      version: this.#version,
      ...this.local,
      direction,
      ssrc: this.stream.ssrc,
      cname: 'probe',
      path: { kind: 'rtp', rtcpMux: true, ...(this.#security && { crypto: this.#security.local }) } as const,
    };
  }
}
