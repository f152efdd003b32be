import type { EntryState } from '@wpm/acd';
import type { MyOutboundEntry, OutboundEntry, OutboundListSettings } from '@wpm/contract';
import type { ListedEntryRow, OutboundEntryRow } from '@wpm/store';

/** An entry of an outbound list as the console lists it. */
export function presentOutboundEntry(row: ListedEntryRow): OutboundEntry {
  const { id, externalId, name, fields, priority, agent, attempts, last, entry } = row;
  return {
    entryId: id,
    externalId,
    name,
    numbers: [...entry.numbers],
    fields: [...fields],
    priority,
    state: entry.state.kind,
    result: resultOf(entry.state),
    from: fromOf(entry.state)?.toISOString() ?? null,
    agent,
    attempts,
    last: last && { ...last, at: last.at.toISOString() },
  };
}

function resultOf(state: EntryState): OutboundEntry['result'] {
  if (state.kind === 'retry' || state.kind === 'exhausted') return state.after;
  return state.kind === 'done' ? state.result : null;
}

function fromOf(state: EntryState): Date | undefined {
  if (state.kind === 'waiting') return new Date(state.from);
  return state.kind === 'retry' ? new Date(state.at) : undefined;
}

type Of = { readonly list: OutboundListSettings; readonly campaign: string; readonly attempts: number };

/** What an agent is offered, or calls; null where they have no part in it any more. */
export function presentMyEntry(row: OutboundEntryRow, { list, campaign, attempts }: Of): MyOutboundEntry | null {
  const { id, externalId, name, fields, entry } = row;
  const state = myStateOf(entry.state);
  if (!state) return null;
  return {
    entryId: id,
    list: list.name,
    campaign,
    mode: list.mode,
    externalId,
    name,
    numbers: [...entry.numbers],
    fields: [...fields],
    attempts,
    state,
  };
}

function myStateOf(state: EntryState): MyOutboundEntry['state'] | undefined {
  if (state.kind === 'offered') return { kind: 'offered', until: new Date(state.until).toISOString() };
  if (state.kind !== 'dialling' && state.kind !== 'connected') return undefined;
  return { kind: state.kind, callId: state.callId, number: state.number };
}
