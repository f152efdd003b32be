import {
  type Codec,
  type RemoteAudio,
  answeredFormats,
  describeAudio,
  offeredFormats,
  readRemoteAudio,
} from '@wpm/media';
import { type TransportAddress, type UdpSocket, isRtcp, openUdpSocket } from '@wpm/media-embedded/wire';
import { type Direction, answerDirection } from '@wpm/sdp';
import { ProbeStream } from './probe-stream.ts';

export interface RtpProbeOptions {
  /** Tone it says, a multiple of 10 Hz. */
  readonly hz: number;
  /** `PCMA` unless told. */
  readonly codecs?: readonly Codec[];
  /** `127.0.0.1` unless told. */
  readonly address?: string;
}

/** A plain RTP endpoint: what a trunk or a desk phone is to the platform. RTP and RTCP share its one port. */
export class RtpProbe implements AsyncDisposable {
  readonly stream: ProbeStream;
  readonly #codecs: readonly Codec[];
  readonly #socket: UdpSocket;
  #version = 0;
  /** Where sound goes; set by SDP, or by hand to play an attacker. */
  target: TransportAddress | undefined;
  /** RTCP packets heard. */
  readonly reports: Buffer[] = [];

  private constructor(options: RtpProbeOptions, socket: UdpSocket) {
    this.#codecs = options.codecs ?? ['PCMA'];
    this.stream = new ProbeStream(options.hz, (packet, length) => this.send(packet.subarray(0, length)));
    this.#socket = socket;
  }

  static async open(options: RtpProbeOptions): Promise<RtpProbe> {
    const socket = await openUdpSocket({ address: options.address ?? '127.0.0.1', port: 0 }, (packet) => {
      if (isRtcp(packet)) probe.reports.push(packet);
      else probe.stream.receive(packet, packet.length);
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
    return describeAudio({ ...this.#describe(direction), formats: answeredFormats(remote) }, remote);
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

  #read(sdp: string): RemoteAudio {
    const remote = readRemoteAudio(sdp, { transport: 'rtp', codecs: this.#codecs });
    if (!remote.ok || remote.value.path.kind !== 'rtp') throw new Error(`the probe cannot use ${sdp}`);
    const { address, port } = remote.value.path;
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
      path: { kind: 'rtp', rtcpMux: true } as const,
    };
  }
}
