import type { Instant } from '@wpm/kernel';
import type { Wire } from '../message/print-message.ts';

/** How SIP travels: RFC 3261 §18 (UDP, TCP, TLS) and RFC 7118 (WebSocket, plain or over TLS). */
export type Transport = 'udp' | 'tcp' | 'tls' | 'ws' | 'wss';

/** Whether the transport delivers by itself, so that transactions send nothing twice (RFC 3261 §17): all but UDP. */
export const isReliable = (transport: Transport): boolean => transport !== 'udp';

/** Whether a flow or a hop is protected by TLS. */
export const isOverTls = ({ transport }: { readonly transport: Transport }): boolean =>
  transport === 'tls' || transport === 'wss';

/** A transport address: a numeric IPv4 or IPv6 address (without brackets) and a port. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/**
 * The way between us and one peer (RFC 5626 §3.2): a connection, or the pair of addresses of UDP datagrams. Two flows are the
 * same exactly if their ids are; ids of connections are of no use to another process.
 */
export interface Flow {
  readonly id: string;
  readonly transport: Transport;
  readonly remote: Endpoint;
  /** Where we can be reached by the same transport: of a connection we opened our listener, not the port it happens to use. */
  readonly local: Endpoint;
  /** Whether something can be sent. A closed connection never opens again; the phone comes back by a new flow. */
  readonly open: boolean;
  /** Who opened the WebSocket, as `acceptWebSocket` was told: the account's AOR. */
  readonly identity?: string;
}

/** One place to send a request to, as RFC 3263 finds it. */
export interface Hop {
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** Numeric, without brackets. */
  readonly address: string;
  readonly port: number;
  /** Whom the certificate must prove to be there over TLS (RFC 5922): the domain that was looked up. Without it, the address. */
  readonly serverName?: string;
  /** A certificate authority that may vouch for it over TLS, in place of the system's, as PEM. */
  readonly ca?: string;
}

/** Where a request is to go: back along a flow, or to an address, over a connection that is open already where there is one. */
export type Destination = { readonly flow: Flow } | Hop;

/** One message on its way in or out, as text. */
export interface TraceEntry {
  readonly at: Instant;
  readonly direction: 'in' | 'out';
  readonly transport: Transport;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly text: string;
}

/** A flow the stack can send on. */
export interface Channel extends Flow {
  /** Sends one message; never throws. @param failed called later, never at once, if it is known that the message cannot arrive */
  send(message: Wire, failed: (why: string) => void): void;
  /**
   * The way a response takes to the port its `Via` names (RFC 3261 §18.2.2): over UDP to that port, over a connection back along
   * it and to that port only when it is gone, over a WebSocket always back.
   */
  towards(port: number): Channel;
  /** Ends a connection after what was sent; datagrams have none. */
  close(): void;
}

/** What a transport tells the stack. Nothing it calls may throw. */
export interface ChannelEvents {
  message(bytes: Uint8Array, channel: Channel): void;
  /** A message goes out now. */
  sent(message: Wire, channel: Channel): void;
  closed(channel: Channel, why: string): void;
}
