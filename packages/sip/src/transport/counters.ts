import type { Transport } from './flow.ts';

type ByTransport = Readonly<Record<Transport, number>>;

/** What the stack has to do, and what it would not: for metrics. */
export interface StackCounters {
  /** Messages since the stack was made. */
  readonly received: ByTransport;
  readonly sent: ByTransport;
  /** Messages nobody could read. */
  readonly malformed: number;
  /** What was over a limit, by limit: messages dropped, those of strangers among them, connections not taken, transactions, REGISTERs and new calls refused. */
  readonly limited: Readonly<
    Record<'messages' | 'strangers' | 'connections' | 'transactions' | 'registers' | 'calls', number>
  >;
  /** How much there is now. */
  readonly now: Readonly<
    Record<
      | 'transactions'
      | 'transactionBytes'
      | 'registersWaiting'
      | 'connections'
      | 'webSockets'
      | 'bufferedBytes'
      | 'sources',
      number
    >
  >;
}

const zero = (): Record<Transport, number> => ({ udp: 0, tcp: 0, tls: 0, ws: 0, wss: 0 });

/** The part of the counters that only rises. */
export class Tally {
  readonly received = zero();
  readonly sent = zero();
  readonly limited = { messages: 0, strangers: 0, connections: 0, transactions: 0, registers: 0, calls: 0 };
  malformed = 0;

  /** As it stands now, whatever comes later. */
  get standing(): Omit<StackCounters, 'now'> {
    const { received, sent, limited, malformed } = this;
    return { received: { ...received }, sent: { ...sent }, limited: { ...limited }, malformed };
  }
}
