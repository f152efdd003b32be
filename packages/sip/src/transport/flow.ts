/** A transport address: a numeric IPv4 or IPv6 address (without brackets) and a port. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/**
 * The way between us and one peer (RFC 5626 §3.2): a WebSocket, or the pair of addresses of UDP datagrams. Two flows are the
 * same exactly if their ids are.
 */
export interface Flow {
  readonly id: string;
  readonly transport: 'udp' | 'ws' | 'wss';
  readonly remote: Endpoint;
  readonly local: Endpoint;
  /** Whether something can be sent. A closed WebSocket never opens again; the phone comes back by a new flow. */
  readonly open: boolean;
  /** Who opened the WebSocket, as `acceptWebSocket` was told: the account's AOR. */
  readonly identity?: string;
}

/** Where a request is to go: back along a flow, or to an address. */
export type Destination =
  { readonly flow: Flow } | { readonly transport: 'udp'; readonly address: string; readonly port: number };

/** A flow the stack can send on. */
export interface Channel extends Flow {
  /** Sends one message; never throws. @param failed called later, never at once, if it is known that the message cannot arrive */
  send(text: string, failed: (why: string) => void): void;
  /** The way to another port of the same peer: itself where the peer has but one, as over a WebSocket. */
  towards(port: number): Channel;
}

/** What a transport tells the stack. Nothing it calls may throw. */
export interface ChannelEvents {
  message(bytes: Uint8Array, channel: Channel): void;
  closed(channel: Channel): void;
}
