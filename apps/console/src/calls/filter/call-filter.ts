import { CALL_DIRECTIONS, type CallDirection, OUTCOMES, type Outcome } from '@wpm/contract';
import { isDate } from '../../format/zone.ts';
import { PERIOD_KINDS, type Period } from './period.ts';

/** Which calls are shown. `number` is any part of either number, empty for all. */
export type CallFilter = {
  readonly period: Period;
  readonly direction: CallDirection | null;
  readonly outcome: Outcome | null;
  readonly number: string;
};

/** What the page shows: the filter, and the call whose panel is open. It stands in the address, so it can be linked and reloaded. */
export type CallsView = { readonly filter: CallFilter; readonly callId: string | null };

export const EVERYTHING_TODAY: CallFilter = { period: { kind: 'today' }, direction: null, outcome: null, number: '' };

/** The contract's limit of the number searched for. */
export const LONGEST_NUMBER = 32;

/** Reads the query of an address. What it does not know, it leaves out: an old link still opens. */
export function viewOf(search: string): CallsView {
  const query = new URLSearchParams(search);
  return {
    filter: {
      period: periodOf(query),
      direction: oneOf(CALL_DIRECTIONS, query.get('direction')),
      outcome: oneOf(OUTCOMES, query.get('outcome')),
      number: (query.get('number') ?? '').trim().slice(0, LONGEST_NUMBER),
    },
    callId: query.get('call'),
  };
}

/** The query of a view's address, without what is the usual; empty for all of today's calls. */
export function searchOf({ filter, callId }: CallsView): string {
  const { period, direction, outcome, number } = filter;
  const between = period.kind === 'between' ? period : undefined;
  const entries = [
    ['period', period.kind === 'today' ? null : period.kind],
    ['from', between?.first],
    ['to', between?.last],
    ['direction', direction],
    ['outcome', outcome],
    ['number', number.trim()],
    ['call', callId],
  ] as const;
  const query = new URLSearchParams();
  for (const [name, value] of entries) if (value) query.set(name, value);
  return query.toString();
}

function periodOf(query: URLSearchParams): Period {
  const kind = oneOf(PERIOD_KINDS, query.get('period')) ?? 'today';
  return kind === 'between' ? { kind, first: dayOf(query.get('from')), last: dayOf(query.get('to')) } : { kind };
}

function dayOf(text: string | null): string | null {
  return text !== null && isDate(text) ? text : null;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
