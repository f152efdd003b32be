import { MediaError } from '@wpm/media';
import type { PortRange } from '../settings.ts';
import { type PacketHandler, type PortPair, PortPool } from './port-pool.ts';
import { type IpFamily, familyOf } from './transport-address.ts';

/** The ports of plain RTP legs, of every family we listen on. */
export class PortPools {
  readonly #pools: ReadonlyMap<IpFamily, PortPool>;
  readonly #usual: IpFamily;

  constructor([first, ...others]: readonly [PortRange, ...PortRange[]]) {
    this.#usual = familyOf(first.address);
    this.#pools = new Map(
      [first, ...others].map(({ address, low, high }) => [familyOf(address), new PortPool(address, { low, high })]),
    );
  }

  /** Pairs that are free in the family that has the fewest. */
  get free(): number {
    return Math.min(...[...this.#pools.values()].map(({ free }) => free));
  }

  get used(): number {
    return [...this.#pools.values()].reduce((sum, { used }) => sum + used, 0);
  }

  /**
   * A pair of the family of the far end; of the usual one where it is not known yet.
   * @throws MediaError `engine/full`; `sdp/no-ipv4`, `sdp/no-ipv6` where we have no address it could send to
   */
  async take(family: IpFamily | undefined, onRtp: PacketHandler, onRtcp: PacketHandler): Promise<PortPair> {
    const pool = this.#pools.get(family ?? this.#usual);
    if (!pool) throw new MediaError(family === 6 ? 'sdp/no-ipv6' : 'sdp/no-ipv4');
    return pool.take(onRtp, onRtcp);
  }
}
