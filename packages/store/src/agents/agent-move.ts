import type { AgentState, Interval, WrappedPart } from '@wpm/acd';

/** An agent's state as it was last written. */
export type AgentStateRow = {
  readonly accountId: string;
  readonly tenantId: string;
  readonly login: string;
  readonly domain: string;
  /** Counts the writes. */
  readonly version: number;
  /** Intervals written so far. */
  readonly intervals: number;
  readonly state: AgentState;
};

/** What an agent's state becomes, and which statuses are over by it, in order. */
export type AgentMove = Pick<AgentStateRow, 'accountId' | 'tenantId' | 'version' | 'intervals' | 'state'> & {
  readonly over: readonly Interval[];
  /** Parts whose wrap-up is over and wanted a classifier (F07). */
  readonly wrappedUp: readonly WrappedPart[];
};
