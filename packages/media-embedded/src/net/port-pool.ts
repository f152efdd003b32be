import { MediaError } from '@wpm/media';
import type { TransportAddress } from './transport-address.ts';
import { type UdpSocket, openUdpSocket } from './udp-socket.ts';

/** RTP on an even port, RTCP on the next (RFC 3550 §11). */
export interface PortPair {
  readonly rtp: UdpSocket;
  readonly rtcp: UdpSocket;
  /** Closes both and gives the ports back. Twice is no error. */
  release(): void;
}

export type PacketHandler = (packet: Buffer, from: TransportAddress) => void;

/** Tries before the range is said to be full: ports of ours that some other process took. */
const MAX_TRIES = 50;

/** Pairs of ports for plain RTP legs. What was given back last is used last: late packets of an old call find nobody. */
export class PortPool {
  readonly #address: string;
  /** Even ports not in use, the longest unused first. */
  readonly #free: number[];
  readonly #all: number;

  /** @param range lowest and highest port, both included */
  constructor(address: string, range: { low: number; high: number }) {
    this.#address = address;
    this.#free = [];
    for (let port = range.low + (range.low % 2); port + 1 <= range.high; port += 2) this.#free.push(port);
    this.#all = this.#free.length;
  }

  /** Pairs in use. */
  get used(): number {
    return this.#all - this.#free.length;
  }

  get free(): number {
    return this.#free.length;
  }

  /** @throws MediaError `engine/full` */
  async take(onRtp: PacketHandler, onRtcp: PacketHandler): Promise<PortPair> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const port = this.#free.shift();
      if (port === undefined) break;
      const pair = await this.#open(port, onRtp, onRtcp);
      if (pair) return pair;
      this.#free.push(port);
    }
    throw new MediaError('engine/full', { detail: 'no free RTP port' });
  }

  async #open(port: number, onRtp: PacketHandler, onRtcp: PacketHandler): Promise<PortPair | undefined> {
    const address = this.#address;
    const opened = await Promise.allSettled([
      openUdpSocket({ address, port }, onRtp),
      openUdpSocket({ address, port: port + 1 }, onRtcp),
    ]);
    const [rtp, rtcp] = opened.map((each) => (each.status === 'fulfilled' ? each.value : undefined));
    if (!rtp || !rtcp) {
      rtp?.close();
      rtcp?.close();
      return undefined;
    }
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      rtp.close();
      rtcp.close();
      this.#free.push(port);
    };
    return { rtp, rtcp, release };
  }
}
