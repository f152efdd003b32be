import { randomBytes } from 'node:crypto';
import type { Clock, Instant } from '@wpm/kernel';
import type { RemotePath } from '@wpm/media';
import type { DtlsCertificate } from '../dtls/certificate.ts';
import { DtlsAssociation } from '../dtls/dtls-association.ts';
import type { EngineCounters } from '../engine/engine-counters.ts';
import { type IceCredentials, IceLiteAgent } from '../ice/ice-lite-agent.ts';
import type { StunMessage } from '../ice/stun-message.ts';
import type { OutgoingPacket } from '../net/outgoing-packet.ts';
import { type TransportAddress, sameAddress } from '../net/transport-address.ts';
import { isRtcp } from '../rtp/rtp-packet.ts';
import { type SrtpProfile, SrtpReceiver, SrtpSender } from '../srtp/srtp-session.ts';
import type { MediaPath, PathListener } from './media-path.ts';
import { PathChoice } from './path-choice.ts';
import type { WebRtcPort, WebRtcReceiver } from './webrtc-port.ts';

type SecureRemote = Extract<RemotePath, { kind: 'webrtc' }>;

/** What all WebRTC legs share. */
export interface WebRtcGround {
  readonly port: WebRtcPort;
  readonly certificate: DtlsCertificate;
  /** As `DtlsPeer`'s. */
  readonly profiles: readonly SrtpProfile[];
  readonly clock: Clock;
  readonly counters: EngineCounters;
}

/** Addresses of one far end that may be in use at once; the oldest is forgotten first. */
const MAX_ADDRESSES = 16;
/** From the description to keys; a handshake that needs longer will not come to an end. */
const HANDSHAKE_MS = 40_000;
/** RFC 7983: the first byte of a DTLS record. */
const isDtls = (first: number) => first >= 20 && first <= 63;
const isRtpOrRtcp = (first: number) => first >= 128 && first <= 191;

/** Base64 letters and digits are ice-chars; 9 and 24 bytes of chance are 72 and 192 bits. */
const makeCredentials = (): IceCredentials => ({
  ufrag: randomBytes(9).toString('base64'),
  password: randomBytes(24).toString('base64'),
});

/** ICE-lite, DTLS and SRTP of one leg on the shared port. */
export class WebRtcPath implements MediaPath, WebRtcReceiver {
  readonly #ground: WebRtcGround;
  readonly #listener: PathListener;
  readonly #ice: IceLiteAgent;
  #addresses: TransportAddress[] = [];
  #listening: readonly string[] = [];
  #remoteFingerprint: string | undefined;
  readonly #choice = new PathChoice();
  #dtls: DtlsAssociation | undefined;
  #securedBefore: Instant = Infinity;
  #srtp: { readonly sender: SrtpSender; readonly receiver: SrtpReceiver } | undefined;
  #failed = false;

  constructor(ground: WebRtcGround, listener: PathListener) {
    this.#ground = ground;
    this.#listener = listener;
    this.#ice = new IceLiteAgent(makeCredentials, ground.clock.now());
    this.#listen();
  }

  get local(): TransportAddress {
    return this.candidates[0] ?? { address: '', port: 0 };
  }

  /** Everywhere the far end may send. */
  get candidates(): readonly TransportAddress[] {
    return this.#ground.port.locals;
  }

  readonly isEncrypted = true;

  get credentials(): IceCredentials {
    return this.#ice.local;
  }

  /** The far end's description. New ICE credentials restart ICE, a new fingerprint starts a new DTLS association. */
  setRemote(remote: SecureRemote): void {
    const now = this.#ground.clock.now();
    const expired = !this.#ice.hasConsent(now);
    this.#ice.setRemote(remote, now);
    this.#listen();
    if (expired) this.#failed = false;
    if (remote.fingerprint === this.#remoteFingerprint) return;
    // RFC 8842 §4: the far end is another one now (a reloaded page in the same call).
    this.#remoteFingerprint = remote.fingerprint;
    this.#failed = false;
    this.#srtp = undefined;
    this.#choice.forgetMedia();
    this.#startDtls(remote.fingerprint);
  }

  onCheck(message: StunMessage, from: TransportAddress): void {
    const now = this.#ground.clock.now();
    const outcome = this.#ice.onCheck(message, from, now);
    if (outcome.kind === 'ignored') return;
    this.#ground.port.send(outcome.response, from);
    if (outcome.kind === 'refused') return;
    this.#claim(from);
    if (this.#choice.onCheck(from, outcome.nominated, now)) this.#listener.onPathChanged();
  }

  onPacket(packet: Buffer, from: TransportAddress): void {
    const first = packet[0] ?? 0;
    if (isDtls(first)) this.#dtls?.receive(packet);
    else if (isRtpOrRtcp(first)) this.#onSecured(packet, from);
  }

  sendRtp(packet: OutgoingPacket, length: number, index: number): void {
    const { selected } = this.#choice;
    if (!this.#srtp || !selected || this.#failed) return;
    const sealed = this.#srtp.sender.protectRtp(packet.bytes, length, packet.bytes.readUInt32BE(8), index);
    const others = this.#choice.alsoTo(this.#ground.clock.now());
    for (const other of others) this.#ground.port.send(Buffer.from(packet.exact(sealed)), other);
    if (!this.#ground.port.send(packet.exact(sealed), selected)) packet.giveAway();
  }

  sendRtcp(packet: Buffer, length: number): void {
    const { selected } = this.#choice;
    if (!this.#srtp || !selected || this.#failed) return;
    const sealed = this.#srtp.sender.protectRtcp(packet, length);
    this.#ground.port.send(packet.subarray(0, sealed), selected);
  }

  maintain(): void {
    if (this.#failed) return;
    const now = this.#ground.clock.now();
    if (!this.#ice.hasConsent(now)) this.#fail('consent-expired');
    else if (!this.#srtp && now >= this.#securedBefore) this.#fail('dtls');
  }

  close(): void {
    this.#dtls?.close();
    for (const ufrag of this.#listening) this.#ground.port.unlisten(ufrag);
    for (const address of this.#addresses) this.#ground.port.disclaim(address, this);
    this.#addresses = [];
    this.#srtp = undefined;
    this.#failed = true;
  }

  #onSecured(packet: Buffer, from: TransportAddress): void {
    if (!this.#srtp) return;
    const { receiver } = this.#srtp;
    const rtcp = isRtcp(packet);
    const length = rtcp ? receiver.unprotectRtcp(packet) : receiver.unprotectRtp(packet);
    if (length === 0) return;
    if (rtcp) return this.#listener.onRtcp(packet, length);
    if (this.#choice.onMedia(from, packet.readUInt16BE(2), this.#ground.clock.now())) this.#listener.onPathChanged();
    this.#listener.onRtp(packet, length);
  }

  /** User fragments under which checks find us: after a restart the old one too, until it has served. */
  #listen(): void {
    for (const ufrag of this.#listening) this.#ground.port.unlisten(ufrag);
    this.#listening = this.#ice.ufrags;
    for (const ufrag of this.#listening) this.#ground.port.listen(ufrag, this);
  }

  #claim(from: TransportAddress): void {
    this.#ground.port.claim(from, this);
    if (this.#addresses.some((known) => sameAddress(known, from))) return;
    this.#addresses.push(from);
    const oldest = this.#addresses.length > MAX_ADDRESSES ? this.#addresses.shift() : undefined;
    if (oldest) this.#ground.port.disclaim(oldest, this);
  }

  #startDtls(fingerprint: string): void {
    this.#dtls?.close();
    this.#securedBefore = this.#ground.clock.now() + HANDSHAKE_MS;
    this.#dtls = new DtlsAssociation(this.#ground.certificate, {
      fingerprint,
      profiles: this.#ground.profiles,
      send: (datagram) => {
        if (this.#choice.selected) this.#ground.port.send(datagram, this.#choice.selected);
      },
      onSecured: ({ profile, local, remote }) => {
        const receiver = new SrtpReceiver(profile, remote, this.#ground.counters);
        this.#srtp = { sender: new SrtpSender(profile, local), receiver };
      },
      onFailed: (why) => this.#fail(why),
    });
  }

  #fail(why: 'fingerprint' | 'dtls' | 'consent-expired'): void {
    if (why !== 'consent-expired') this.#ground.counters.dtlsFailures += 1;
    this.#failed = true;
    this.#listener.onFailed(why);
  }
}
