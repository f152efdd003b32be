import { ManualClock, silentLog } from '@wpm/kernel';
import {
  type Endpoint,
  type IncomingRequest,
  type SipRequest,
  SipStack,
  type SipStackOptions,
  reply,
} from '../index.ts';
import type { RawPeer } from './raw-peer.ts';

const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

/** A stack on a real UDP socket with the time in the test's hand, and a transaction user that notes what it gets. */
export class LiveStack implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly stack: SipStack;
  /** What the transaction user got, in order; control OPTIONS are not counted. */
  readonly seen: IncomingRequest[] = [];
  /** What the transaction user does about a request. */
  answer: (incoming: IncomingRequest) => void | Promise<void> = () => {};
  endpoint: Endpoint = { address: '', port: 0 };
  #control = 0;

  private constructor(options: Partial<SipStackOptions>) {
    this.stack = new SipStack({ clock: this.clock, log: silentLog, fillRandom, product: 'test', ...options });
    this.stack.onRequest((incoming) => this.#receive(incoming));
  }

  static async open(options: Partial<SipStackOptions> = {}, address = '127.0.0.1'): Promise<LiveStack> {
    const live = new LiveStack(options);
    live.endpoint = await live.stack.listenUdp({ address, port: 0 });
    return live;
  }

  /** The requests seen, without their flows. */
  get requests(): SipRequest[] {
    return this.seen.map(({ request }) => request);
  }

  /** Resolves when all that the peer sent before has been dealt with; with what came back meanwhile, as first lines. */
  async settled(peer: RawPeer): Promise<string[]> {
    const callId = `${CONTROL}${++this.#control}`;
    peer.send(optionsFrom(peer.local, callId), this.endpoint);
    const before: string[] = [];
    for (;;) {
      const text = await peer.nextText();
      if (text.includes(callId)) return before;
      before.push(text.slice(0, text.indexOf('\r\n')));
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stack[Symbol.asyncDispose]();
  }

  #receive(incoming: IncomingRequest): void | Promise<void> {
    if (incoming.request.headers.get('Call-ID')?.startsWith(CONTROL))
      return incoming.respond(reply(incoming.request, 200));
    this.seen.push(incoming);
    return this.answer(incoming);
  }
}

const CONTROL = 'control-';

const optionsFrom = (from: Endpoint, callId: string) =>
  written(from, { method: 'OPTIONS', branch: callId, callId, more: ['Max-Forwards: 70'] });

export interface Written {
  readonly method?: string;
  readonly branch?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly fromTag?: string;
  readonly to?: string;
  /** What stands in `Via` behind the branch. */
  readonly via?: string;
  readonly more?: readonly string[];
}

/** A request as text, from an endpoint. */
export function written({ address, port }: Endpoint, options: Written = {}): string {
  const {
    method = 'INVITE',
    branch = '1',
    callId = 'c',
    cseq = 1,
    fromTag = 'f',
    to = '<sip:600@h>',
    via = ';rport',
    more = [],
  } = options;
  const lines = [
    `${method} sip:600@127.0.0.1 SIP/2.0`,
    `Via: SIP/2.0/UDP ${address}:${port};branch=z9hG4bK${branch}${via}`,
    `From: <sip:a@h>;tag=${fromTag}`,
    `To: ${to}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} ${method}`,
    'Contact: <sip:a@127.0.0.1>',
    ...more,
    'Content-Length: 0',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
