import type { Flow } from './flow.ts';

/**
 * What others can make us spend. A source is an IPv4 address, the /64 of an IPv6 address, or a WebSocket, whose opener is known.
 * What is over a limit is dropped (UDP), cut off (connections) or refused with 503 (transactions): memory is bounded by the
 * totals, and one source by its share; all who have proven nothing yet have one share together.
 */
export interface Limits {
  /** Messages per second from one source in the long run; more over UDP are dropped unread, over a connection end it. */
  readonly messagesPerSecond: number;
  /** So many may come at once after silence: phones behind one NAT that register after a restart. */
  readonly messageBurst: number;
  /** Messages per second from all strangers together: whoever is not `known`. What is over it goes as what is over a rate. */
  readonly strangersPerSecond: number;
  /** Who is no stranger: a trunk, a place a phone has registered from. Asked for every message. */
  readonly known: (flow: Flow) => boolean;
  /** TCP and TLS connections. */
  readonly connections: number;
  readonly connectionsPerSource: number;
  /** Unsent and unfinished messages of all connections, in bytes. */
  readonly bufferedBytes: number;
  /** Server transactions. */
  readonly transactions: number;
  readonly transactionsPerSource: number;
  /** Requests that are not answered yet, in bytes. */
  readonly transactionBytes: number;
  /** REGISTERs, SUBSCRIBEs and PUBLISHes that are read and judged at a time; those that may wait for it, and their bytes. */
  readonly registersAtOnce: number;
  readonly registersWaiting: number;
  readonly registersWaitingBytes: number;
  /** Who has no share but the totals: trunks, phones that have registered. Asked only of a source that is over its share. */
  readonly trusted: (flow: Flow) => boolean;
}

/** Room for 1,500 calls a second over UDP, where a transaction is kept for 32 s; one source gets half, strangers three quarters. */
export const DEFAULT_LIMITS: Limits = {
  messagesPerSecond: 500,
  messageBurst: 5_000,
  strangersPerSecond: Infinity,
  known: () => false,
  connections: 20_000,
  connectionsPerSource: 2_000,
  bufferedBytes: 64 * 1024 * 1024,
  transactions: 100_000,
  transactionsPerSource: 50_000,
  transactionBytes: 32 * 1024 * 1024,
  registersAtOnce: 16,
  registersWaiting: 20_000,
  registersWaitingBytes: 24 * 1024 * 1024,
  trusted: () => false,
};
