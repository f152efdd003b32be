import { type TransportAddress, familyOf, isBehindNat, sameAddress } from '../net/transport-address.ts';
import type { RtpHeader } from '../rtp/rtp-packet.ts';

/** Packets in sequence from an address that was not signalled before it is believed: 200 ms of sound. */
const PROOF = 10;

type Lock =
  | { readonly state: 'learning' }
  | {
      readonly state: 'suspecting';
      readonly from: TransportAddress;
      readonly ssrc: number;
      readonly sequence: number;
      readonly inSequence: number;
    }
  | { readonly state: 'locked'; readonly to: TransportAddress };

/**
 * Who the far end of a plain RTP leg is (trust 8, no RTP bleed). The signalled address is believed at its first packet and at
 * any time, because signalling vouches for it. Another one is believed only while nobody is, only if a NAT explains it (the
 * same host on another port, or a signalled address that means nothing outside its network), and only after ten packets in
 * sequence. Until somebody is believed, packets go to the signalled address and nowhere else.
 */
export class SourceLock {
  #signalled: TransportAddress;
  #lock: Lock = { state: 'learning' };

  constructor(signalled: TransportAddress) {
    this.#signalled = signalled;
  }

  /** Where packets for the far end go. */
  get remote(): TransportAddress {
    return this.#lock.state === 'locked' ? this.#lock.to : this.#signalled;
  }

  /** Whether the far end sends from where it said. */
  get isSignalled(): boolean {
    return sameAddress(this.remote, this.#signalled);
  }

  /** The signalled address once packets came from there: nobody else will be believed. Undefined while that may change. */
  get settled(): TransportAddress | undefined {
    return this.#lock.state === 'locked' && sameAddress(this.#lock.to, this.#signalled) ? this.#lock.to : undefined;
  }

  /** A new description. The same address keeps the lock; another one (the far end moved) opens it. */
  signal(address: TransportAddress): void {
    if (sameAddress(address, this.#signalled)) return;
    this.#signalled = address;
    this.#lock = { state: 'learning' };
  }

  /** Whether a valid packet from `from` is the far end's. */
  admits(from: TransportAddress, header: RtpHeader): boolean {
    const lock = this.#lock;
    if (lock.state === 'locked' && sameAddress(lock.to, from)) return true;
    if (sameAddress(this.#signalled, from)) {
      this.#lock = { state: 'locked', to: from };
      return true;
    }
    if (lock.state === 'locked' || !this.#mayBe(from)) return false;
    return this.#suspect(from, header);
  }

  #mayBe(from: TransportAddress): boolean {
    const { address } = this.#signalled;
    if (familyOf(address) !== familyOf(from.address)) return false;
    return from.address === address || isBehindNat(address);
  }

  #suspect(from: TransportAddress, { ssrc, sequence }: RtpHeader): boolean {
    const lock = this.#lock;
    const follows =
      lock.state === 'suspecting' &&
      sameAddress(lock.from, from) &&
      lock.ssrc === ssrc &&
      sequence === (lock.sequence + 1) % 65_536;
    const inSequence = follows ? lock.inSequence + 1 : 1;
    const believed = inSequence >= PROOF;
    this.#lock = believed ? { state: 'locked', to: from } : { state: 'suspecting', from, ssrc, sequence, inSequence };
    return believed;
  }
}
