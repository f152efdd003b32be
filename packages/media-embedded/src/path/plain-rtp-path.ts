import type { LegTransport, RemotePath, SdesKey } from '@wpm/media';
import type { PortPair } from '../net/port-pool.ts';
import type { PortPools } from '../net/port-pools.ts';
import type { OutgoingPacket } from '../net/outgoing-packet.ts';
import { type IpFamily, type TransportAddress, sameAddress } from '../net/transport-address.ts';
import { isRtcp, readRtp } from '../rtp/rtp-packet.ts';
import { SdesSecurity } from '../srtp/sdes.ts';
import type { SrtpTally } from '../srtp/srtp-session.ts';
import type { MediaPath, PathListener } from './media-path.ts';
import { SourceLock } from './source-lock.ts';

/** What all plain legs share. */
export interface PlainGround {
  readonly ports: PortPools;
  readonly counters: SrtpTally;
}

/** @property family of the far end; undefined while nobody knows */
export interface PlainKind {
  readonly transport: Exclude<LegTransport, 'webrtc'>;
  readonly family: IpFamily | undefined;
}

type PlainRemote = Extract<RemotePath, { kind: 'rtp' }>;

/** A pair of ports, and the one far end that is listened to; with SDES its packets are protected. */
export class PlainRtpPath implements MediaPath {
  readonly #listener: PathListener;
  /** Our keys, and theirs once they named one; on a leg that may go either way no longer used where they named none. */
  readonly #keys: SdesSecurity | undefined;
  readonly #isRequired: boolean;
  #security: SdesSecurity | undefined;
  #ports: PortPair | undefined;
  #remote: { readonly lock: SourceLock; readonly signalled: PlainRemote } | undefined;

  private constructor({ counters }: PlainGround, listener: PathListener, { transport }: PlainKind) {
    this.#listener = listener;
    this.#keys = transport === 'rtp' ? undefined : new SdesSecurity(counters);
    this.#isRequired = transport === 'srtp';
    this.#security = this.#keys;
  }

  /** @throws MediaError `engine/full`; `sdp/no-ipv4`, `sdp/no-ipv6` where we have no address of the far end's family */
  static async open(ground: PlainGround, listener: PathListener, kind: PlainKind): Promise<PlainRtpPath> {
    const path = new PlainRtpPath(ground, listener, kind);
    path.#ports = await ground.ports.take(
      kind.family,
      (packet, from) => path.#onPacket(packet, from),
      (packet, from) => path.#onRtcp(packet, from),
    );
    return path;
  }

  /** The key our description names, where packets are protected, or may be. */
  get localKey(): SdesKey | undefined {
    return this.#security?.local;
  }

  get isEncrypted(): boolean {
    return this.#remote !== undefined && this.#security !== undefined;
  }

  get local(): TransportAddress {
    return this.#ports?.rtp.local ?? { address: '', port: 0 };
  }

  setRemote(signalled: PlainRemote): void {
    const lock = this.#remote?.lock ?? new SourceLock(signalled);
    if (signalled.crypto) this.#keys?.agree(signalled.crypto);
    if (!this.#isRequired) this.#security = signalled.crypto ? this.#keys : undefined;
    lock.signal(signalled);
    this.#ports?.rtp.connect(lock.settled);
    this.#remote = { lock, signalled };
  }

  sendRtp(packet: OutgoingPacket, length: number, index: number): void {
    if (!this.#remote || !this.#ports) return;
    const { bytes } = packet;
    const sealed = this.#security?.sender?.protectRtp(bytes, length, bytes.readUInt32BE(8), index) ?? length;
    if (this.#security && sealed === length) return;
    const sent = this.#ports.rtp.send(packet.exact(sealed), this.#remote.lock.remote);
    if (!sent) packet.giveAway();
  }

  sendRtcp(packet: Buffer, length: number): void {
    if (!this.#remote || !this.#ports) return;
    const { lock, signalled } = this.#remote;
    const sealed = this.#security?.sender?.protectRtcp(packet, length) ?? length;
    // A protected packet is always longer: without a key nothing goes out.
    if (this.#security && sealed === length) return;
    const report = packet.subarray(0, sealed);
    if (signalled.rtcpMux) return void this.#ports.rtp.send(report, lock.remote);
    const { address, port } = lock.remote;
    this.#ports.rtcp.send(report, { address, port: lock.isSignalled ? signalled.rtcpPort : port + 1 });
  }

  maintain(): void {
    // Nothing of a plain path times out; silence is the leg's matter.
  }

  close(): void {
    this.#ports?.release();
    this.#ports = undefined;
    this.#remote = undefined;
  }

  #onPacket(packet: Buffer, from: TransportAddress): void {
    if (isRtcp(packet)) return this.#onRtcp(packet, from);
    const length = this.#security ? (this.#security.receiver?.unprotectRtp(packet) ?? 0) : packet.length;
    const header = length > 0 ? readRtp(packet, length) : undefined;
    if (!header || !this.#remote || !this.#listener.isReceivable(header.payloadType)) return;
    const { lock } = this.#remote;
    const before = lock.remote;
    if (!lock.admits(from, header)) return;
    if (lock.remote !== before) this.#onLocked(before, lock);
    this.#listener.onRtp(packet, length);
  }

  #onLocked(before: TransportAddress, lock: SourceLock): void {
    // The kernel then spares us a stranger's packets. A far end behind a NAT may still turn up where it said it is.
    this.#ports?.rtp.connect(lock.settled);
    if (!sameAddress(lock.remote, before)) this.#listener.onPathChanged();
  }

  /** Only the host the sound comes from is believed; there is no more to tell by. */
  #onRtcp(packet: Buffer, from: TransportAddress): void {
    if (this.#remote?.lock.remote.address !== from.address) return;
    const length = this.#security ? (this.#security.receiver?.unprotectRtcp(packet) ?? 0) : packet.length;
    if (length > 0) this.#listener.onRtcp(packet, length);
  }
}
