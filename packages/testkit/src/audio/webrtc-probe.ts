import { randomBytes } from 'node:crypto';
import { type Codec, type RemoteAudio, describeAudio, offeredFormats, readRemoteAudio } from '@wpm/media';
import {
  ATTRIBUTE,
  type DtlsCertificate,
  type DtlsClientSide,
  STUN,
  type SrtpProfile,
  SrtpReceiver,
  SrtpSender,
  type StunMessage,
  type TransportAddress,
  type UdpSocket,
  familyOf,
  isRtcp,
  makeDtlsCertificate,
  openUdpSocket,
  readStun,
  startDtlsClient,
  writeStun,
  xorMappedAddress,
} from '@wpm/media-embedded/wire';
import { attributes as attributesOf } from '@wpm/sdp';
import { ProbeStream } from './probe-stream.ts';

export interface WebRtcProbeOptions {
  /** Tone it says, a multiple of 10 Hz. */
  readonly hz: number;
  /** `PCMA` unless told. */
  readonly codecs?: readonly Codec[];
  /** SRTP profiles offered; all unless told. */
  readonly profiles?: readonly SrtpProfile[];
  /** Shown in the handshake; one for many probes saves the making. */
  readonly certificate?: DtlsCertificate;
  /** `127.0.0.1` unless told; with `::1` it takes the engine's candidate of that family. */
  readonly address?: string;
  /** Fingerprint its SDP claims, to play an impostor; its certificate's unless told. */
  readonly claimedFingerprint?: string;
}

const CHECK_MS = 50;
/** After it is connected a browser checks a few times in ten seconds. */
const KEEPALIVE_MS = 2_500;

const makeCredentials = () => ({
  ufrag: randomBytes(6).toString('base64'),
  password: randomBytes(18).toString('base64'),
});

/** A browser's media, as little of it as a call needs: the controlling ICE agent, the DTLS client, SRTP. */
export class WebRtcProbe implements AsyncDisposable {
  readonly stream: ProbeStream;
  readonly #options: WebRtcProbeOptions;
  readonly #certificate: DtlsCertificate;
  readonly #connected = Promise.withResolvers<void>();
  #address: string;
  #socket: UdpSocket | undefined;
  #credentials = makeCredentials();
  #version = 0;
  #remote: { readonly audio: RemoteAudio; readonly to: TransportAddress } | undefined;
  #dtls: DtlsClientSide | undefined;
  #srtp: { readonly sender: SrtpSender; readonly receiver: SrtpReceiver } | undefined;
  #checks: NodeJS.Timeout | undefined;
  /** The last sealed RTP packet it sent, for replaying. */
  lastSealed: Buffer = Buffer.alloc(0);

  private constructor(options: WebRtcProbeOptions, certificate: DtlsCertificate) {
    this.#options = options;
    this.#address = options.address ?? '127.0.0.1';
    this.#certificate = certificate;
    this.stream = new ProbeStream(options.hz, (packet, length, index) => this.#sendRtp(packet, length, index));
  }

  static async open(options: WebRtcProbeOptions): Promise<WebRtcProbe> {
    const probe = new WebRtcProbe(options, options.certificate ?? (await makeDtlsCertificate()));
    await probe.move();
    return probe;
  }

  /** Goes on from another port, or another address, as a phone that changed its network; its next check nominates it. */
  async move(address = this.#address): Promise<void> {
    this.#socket?.close();
    this.#address = address;
    if (this.#remote) this.#remote = { ...this.#remote, to: targetIn(this.#remote.audio, address) };
    this.#socket = await openUdpSocket({ address: this.#address, port: 0 }, (packet) => this.#onPacket(packet));
    this.check();
  }

  get local(): TransportAddress {
    return this.#socket?.local ?? { address: '', port: 0 };
  }

  /** Where the engine listens. */
  get target(): TransportAddress | undefined {
    return this.#remote?.to;
  }

  /** User fragment of the engine's side, which every check names in the clear. */
  get remoteUfrag(): string {
    return this.#remote?.audio.path.kind === 'webrtc' ? this.#remote.audio.path.ufrag : '';
  }

  /** New ICE credentials for its next offer: an ICE restart. */
  restartIce(): void {
    this.#credentials = makeCredentials();
  }

  offer(): string {
    return this.#describe('actpass');
  }

  /** The platform's answer to its offer. */
  complete(answer: string): void {
    this.#read(answer);
  }

  /** Its answer to the platform's offer. */
  answer(offer: string): string {
    const remote = this.#read(offer);
    return this.#describe('active', remote);
  }

  /** Resolves when the path stands and is secured. Rejects after `timeoutMs`. */
  async connect(timeoutMs = 10_000): Promise<void> {
    this.#scheduleChecks(CHECK_MS);
    let late: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error(`no DTLS-SRTP within ${timeoutMs} ms`)), timeoutMs);
    });
    await Promise.race([this.#connected.promise, timeout]).finally(() => clearTimeout(late));
    this.#scheduleChecks(KEEPALIVE_MS);
  }

  /** Stops checking: consent will expire. */
  fallSilent(): void {
    clearInterval(this.#checks);
    this.stop();
  }

  start(): void {
    this.stream.start();
  }

  stop(): void {
    this.stream.stop();
  }

  /** Any bytes to the engine. */
  send(packet: Uint8Array): void {
    if (this.#remote) this.#socket?.send(packet, this.#remote.to);
  }

  /** A connectivity check that nominates where it comes from. */
  check(): void {
    if (this.#remote?.audio.path.kind !== 'webrtc') return;
    const { ufrag, password } = this.#remote.audio.path;
    const attributes = [
      [ATTRIBUTE.username, Buffer.from(`${ufrag}:${this.#credentials.ufrag}`)],
      [ATTRIBUTE.priority, Buffer.from([0x6e, 0x7f, 0x1e, 0xff])],
      [ATTRIBUTE.iceControlling, randomBytes(8)],
      [ATTRIBUTE.useCandidate, Buffer.alloc(0)],
    ] as const;
    this.send(writeStun({ type: STUN.bindingRequest, transactionId: randomBytes(12) }, attributes, password));
  }

  get #codecs(): readonly Codec[] {
    return this.#options.codecs ?? ['PCMA'];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.fallSilent();
    this.#dtls?.close();
    this.#socket?.close();
  }

  #scheduleChecks(everyMs: number): void {
    clearInterval(this.#checks);
    this.#checks = setInterval(() => this.check(), everyMs);
    this.check();
  }

  #read(sdp: string): RemoteAudio {
    const read = readRemoteAudio(sdp, { transport: 'webrtc', codecs: this.#codecs });
    if (!read.ok) throw new Error(`the probe cannot use ${sdp}: ${read.error.detail}`);
    const audio = read.value;
    this.#remote = { audio, to: targetIn(audio, this.#address) };
    this.stream.agree(audio);
    return audio;
  }

  #describe(setup: 'actpass' | 'active', answered?: RemoteAudio): string {
    this.#version += 1;
    const local = {
      sessionId: '1',
      version: this.#version,
      ...this.local,
      formats: offeredFormats(this.#codecs),
      direction: 'sendrecv' as const,
      ssrc: this.stream.ssrc,
      cname: 'probe',
      path: {
        kind: 'webrtc' as const,
        mid: answered?.mid ?? '0',
        ...this.#credentials,
        fingerprint: this.#options.claimedFingerprint ?? this.#certificate.fingerprint,
        setup,
        iceLite: false,
      },
    };
    return describeAudio(local, answered);
  }

  #onPacket(packet: Buffer): void {
    const first = packet[0] ?? 0;
    if (first < 4) this.#onStun(packet);
    else if (first < 64) this.#dtls?.receive(packet);
    else this.#onSealed(packet);
  }

  #onStun(packet: Buffer): void {
    const message = readStun(packet);
    if (message?.type === STUN.bindingRequest) return this.#answerCheck(message);
    if (message?.type !== STUN.bindingSuccess || this.#remote?.audio.path.kind !== 'webrtc') return;
    this.#dtls ??= startDtlsClient(this.#certificate, {
      fingerprint: this.#remote.audio.path.fingerprint,
      ...(this.#options.profiles && { profiles: this.#options.profiles }),
      send: (datagram) => this.send(datagram),
      onSecured: ({ profile, local, remote }) => {
        this.#srtp ??= { sender: new SrtpSender(profile, local), receiver: new SrtpReceiver(profile, remote) };
        this.#connected.resolve();
      },
    });
  }

  /** Engines with all of ICE check us as well; ours, which is lite, never does. */
  #answerCheck({ transactionId }: StunMessage): void {
    if (!this.target) return;
    const mapped = [[ATTRIBUTE.xorMappedAddress, xorMappedAddress(this.target, transactionId)]] as const;
    this.send(writeStun({ type: STUN.bindingSuccess, transactionId }, mapped, this.#credentials.password));
  }

  #onSealed(packet: Buffer): void {
    if (!this.#srtp) return;
    // What it would read of RTCP nobody looks at.
    if (isRtcp(packet)) return;
    const length = this.#srtp.receiver.unprotectRtp(packet);
    if (length > 0) this.stream.receive(packet, length);
  }

  #sendRtp(packet: Buffer, length: number, index: number): void {
    if (!this.#srtp) return;
    const sealed = this.#srtp.sender.protectRtp(packet, length, this.stream.ssrc, index);
    this.lastSealed = packet.subarray(0, sealed);
    this.send(this.lastSealed);
  }
}

/** Where the engine says it can be reached from an address: its candidate of that family, else what `c=` and `m=` say. */
function targetIn({ description, index }: RemoteAudio, from: string): TransportAddress {
  const media = description.media[index];
  const candidates = (media ? attributesOf(media, 'candidate') : [])
    .map((line) => line.split(' '))
    .map(([, , , , address = '', port]) => ({ address, port: Number(port) }));
  const usual = media?.connection?.address ?? description.connection?.address ?? '';
  const fitting = candidates.find(({ address }) => familyOf(address) === familyOf(from));
  return fitting ?? { address: usual, port: media?.port ?? 0 };
}
