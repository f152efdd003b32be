import type { Clock } from '@wpm/kernel';
import type { Wire } from '../message/print-message.ts';
import type { Channel, ChannelEvents, Endpoint } from '../transport/flow.ts';
import type { BindDatagrams, DatagramTransport } from '../transport/udp.ts';
import type { SeededRandom } from './random.ts';

/** What a network does to datagrams. */
export interface Weather {
  /** Of a hundred datagrams. */
  readonly lost: number;
  readonly doubled: number;
  /** Milliseconds, chosen anew for each datagram: a wide range means that they overtake each other. */
  readonly delay: readonly [least: number, most: number];
}

/** A network of datagrams in memory and virtual time. */
export class MemoryNetwork {
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #weather: Weather;
  readonly #bound = new Map<string, Bound>();
  /** Datagrams so far. */
  readonly counts = { sent: 0, lost: 0, doubled: 0 };

  constructor(clock: Clock, random: SeededRandom, weather: Weather) {
    this.#clock = clock;
    this.#random = random;
    this.#weather = weather;
  }

  /** For a stack's `bindUdp`. */
  readonly bind: BindDatagrams = (local, events) => {
    const bound: Bound = { local, events };
    this.#bound.set(keyOf(local), bound);
    return Promise.resolve(this.#transportOf(bound));
  };

  #transportOf(bound: Bound): DatagramTransport {
    return {
      local: bound.local,
      reaches: () => true,
      channelTo: (remote) => this.#channel(bound, remote),
      [Symbol.asyncDispose]: () => Promise.resolve(void this.#bound.delete(keyOf(bound.local))),
    };
  }

  #channel(from: Bound, remote: Endpoint): Channel {
    const channel: Channel = {
      id: `udp ${keyOf(from.local)} ${keyOf(remote)}`,
      transport: 'udp',
      local: from.local,
      remote,
      open: true,
      send: (message) => {
        from.events.sent(message, channel);
        this.#send(message, from.local, remote);
      },
      towards: (port) => this.#channel(from, { address: remote.address, port }),
      close: () => {},
    };
    return channel;
  }

  #send(message: Wire, from: Endpoint, to: Endpoint): void {
    const { lost, doubled } = this.#weather;
    this.counts.sent++;
    if (this.#random.below(100) < lost) return void this.counts.lost++;
    this.#deliver(message, from, to);
    if (this.#random.below(100) >= doubled) return;
    this.counts.doubled++;
    this.#deliver(message, from, to);
  }

  #deliver(message: Wire, from: Endpoint, to: Endpoint): void {
    const [least, most] = this.#weather.delay;
    const bytes = Buffer.from(message);
    this.#clock.schedule(this.#clock.now() + least + this.#random.below(most - least + 1), () => {
      const bound = this.#bound.get(keyOf(to));
      bound?.events.message(bytes, this.#channel(bound, from));
    });
  }
}

type Bound = { readonly local: Endpoint; readonly events: Omit<ChannelEvents, 'closed'> };

const keyOf = ({ address, port }: Endpoint) => `${address} ${port}`;
