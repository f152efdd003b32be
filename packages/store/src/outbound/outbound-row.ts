import type { EntryCall, EntryState, OutboundEntry } from '@wpm/acd';
import { OUTBOUND_OUTCOMES, type OutboundOutcome, type OutboundState } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';

/** What this tenant knows of an entry besides, by names of its own. */
export type OutboundField = { readonly name: string; readonly value: string };

/** An entry of an outbound list. */
export type OutboundEntryRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly listId: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly fields: readonly OutboundField[];
  readonly priority: number;
  readonly version: number;
  readonly changedAt: Date;
  readonly entry: OutboundEntry;
};

/** As the database has it. */
export type StoredEntry = Omit<OutboundEntryRow, 'entry'> & {
  readonly numbers: readonly string[];
  readonly tried: OutboundEntry['tried'];
  readonly state: OutboundState;
  readonly readyAt: Date | null;
  readonly accountId: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
  readonly callId: string | null;
  readonly called: string | null;
  readonly result: string | null;
};

export const ENTRY_COLUMNS = sql`
  entry.id, entry.tenant_id AS "tenantId", entry.list_id AS "listId", entry.external_id AS "externalId", entry.name, entry.fields,
  entry.priority, entry.version, entry.changed_at AS "changedAt", entry.numbers, entry.tried, entry.state,
  entry.ready_at AS "readyAt", entry.account_id AS "accountId", entry.since, entry.until, entry.call_id AS "callId", entry.called,
  entry.result`;

/** The row with its state as a variant. */
export function entryRow(stored: StoredEntry): OutboundEntryRow {
  const { id, tenantId, listId, externalId, name, fields, priority, version, changedAt, numbers, tried } = stored;
  const entry = { numbers, tried, state: stateOf(stored) };
  return { id, tenantId, listId, externalId, name, fields, priority, version, changedAt, entry };
}

function stateOf(stored: StoredEntry): EntryState {
  const { state, readyAt, accountId, since, until, result } = stored;
  switch (state) {
    case 'waiting':
      return { kind: 'waiting', from: timeOf(readyAt) };
    case 'retry':
      return { kind: 'retry', at: timeOf(readyAt), after: outcomeOf(result) };
    case 'offered':
      return { kind: 'offered', to: accountId ?? '', since: timeOf(since), until: timeOf(until) };
    case 'dialling':
    case 'connected':
      return { kind: state, ...callOf(stored) };
    case 'done':
      return { kind: 'done', result: result === 'skipped' ? 'skipped' : 'answered' };
    case 'exhausted':
      return { kind: 'exhausted', after: outcomeOf(result) };
    case 'blocked':
      return { kind: 'blocked' };
    default:
      return state satisfies never;
  }
}

const callOf = ({ accountId, callId, called, since }: StoredEntry): EntryCall => ({
  by: accountId ?? '',
  callId: callId ?? '',
  number: called ?? '',
  since: timeOf(since),
});

/** The constraints of the table say that it is there. */
const timeOf = (at: Date | null): number => at?.getTime() ?? 0;

/** The column holds what was written by the type. */
const outcomeOf = (result: string | null): OutboundOutcome =>
  OUTBOUND_OUTCOMES.find((outcome) => outcome === result) ?? 'failed';

/** What an UPDATE sets of a state. */
export function stateColumns(state: EntryState): RawBuilder<unknown> {
  const { readyAt, accountId, since, until, callId, called, result } = columnsOf(state);
  return sql`state = ${state.kind}, ready_at = ${at(readyAt)}::timestamptz, account_id = ${accountId ?? null}::uuid,
    since = ${at(since)}::timestamptz, until = ${at(until)}::timestamptz, call_id = ${callId ?? null}::uuid,
    called = ${called ?? null}::text, result = ${result ?? null}::text`;
}

type Columns = {
  readonly readyAt?: number;
  readonly accountId?: string;
  readonly since?: number;
  readonly until?: number;
  readonly callId?: string;
  readonly called?: string;
  readonly result?: string;
};

function columnsOf(state: EntryState): Columns {
  switch (state.kind) {
    case 'waiting':
      return { readyAt: state.from };
    case 'retry':
      return { readyAt: state.at, result: state.after };
    case 'offered':
      return { accountId: state.to, since: state.since, until: state.until };
    case 'dialling':
    case 'connected':
      return { accountId: state.by, since: state.since, callId: state.callId, called: state.number };
    case 'done':
      return { result: state.result };
    case 'exhausted':
      return { result: state.after };
    case 'blocked':
      return {};
    default:
      return state satisfies never;
  }
}

const at = (instant: number | undefined): Date | null => (instant === undefined ? null : new Date(instant));
