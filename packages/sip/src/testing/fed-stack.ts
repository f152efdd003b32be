import { Buffer } from 'node:buffer';
import { ManualClock, silentLog } from '@wpm/kernel';
import { type Endpoint, type IncomingRequest, SipStack, type SipStackOptions } from '../index.ts';
import type { Channel, ChannelEvents } from '../transport/flow.ts';
import { written } from './live-stack.ts';

/** Who is trusted. */
export const TRUNK: Endpoint = { address: '198.51.100.1', port: 5060 };
const OURS: Endpoint = { address: '192.0.2.1', port: 5060 };

/** A stack whose datagrams come from the test's hand, and from any address. */
export class FedStack {
  readonly clock = new ManualClock();
  /** Statuses of what it has answered. */
  readonly answered: number[] = [];
  /** Told of each answer. */
  onAnswer: (text: string) => void = () => {};
  readonly stack: SipStack;
  /** Says of what the stack has sent to itself that it was read: the test's to call, and when. */
  readProbe: (() => void) | undefined;
  #events: Omit<ChannelEvents, 'closed'> | undefined;

  constructor(options: Partial<SipStackOptions> = {}) {
    this.stack = new SipStack({
      clock: this.clock,
      log: silentLog,
      fillRandom: (bytes) => crypto.getRandomValues(bytes),
      product: 'test',
      bindUdp: (local, events) => {
        this.#events = events;
        return Promise.resolve({
          local,
          reaches: () => true,
          channelTo: (remote) => this.#channel(remote),
          probe: (_token, came) => void (this.readProbe = came),
          [Symbol.asyncDispose]: () => Promise.resolve(),
        });
      },
      ...options,
      limits: { trusted: ({ remote }) => remote.address === TRUNK.address, ...options.limits },
    });
  }

  async open(answer: (incoming: IncomingRequest) => void): Promise<this> {
    await this.stack.listenUdp(OURS);
    this.stack.onRequest(answer);
    return this;
  }

  /** An INVITE with that branch and `Call-ID`. */
  send(from: Endpoint, id: string): void {
    this.read(from, written(from, { branch: id, callId: id }));
  }

  read(from: Endpoint, text: string): void {
    this.#events?.message(Buffer.from(text), this.#channel(from));
  }

  #channel(remote: Endpoint): Channel {
    const channel: Channel = {
      id: '',
      transport: 'udp',
      local: OURS,
      remote,
      open: true,
      send: (message) => {
        const text = String(message);
        this.onAnswer(text);
        this.answered.push(Number(/^SIP\/2\.0 (\d+)/.exec(text)?.[1]));
      },
      towards: () => channel,
      close: () => {},
    };
    return channel;
  }
}
