import type { Client, RequestError } from '@wpm/client';
import type { CallFilter } from '../filter/call-filter.ts';
import type { InstantRange } from '../filter/period.ts';
import { type CallList, NO_CALLS, extended, reaches, refreshed } from './call-list.ts';

const FIRST_PAGE = 50;
const NEXT_PAGES = 200;
/** A refresh reads no more than this, however long ago a running call began. */
const MOST_READ_AGAIN = 1_000;

/** What the platform is asked for: a filter with its days as instants. */
export type CallCriteria = InstantRange & Omit<CallFilter, 'period'>;

/** A refusal on the one way TanStack Query knows: thrown. `code` is the wire's. */
export class CallsRefused extends Error {
  readonly code: RequestError['code'];

  constructor(code: RequestError['code']) {
    super(code);
    this.code = code;
  }
}

export type ReadCalls = Pick<Client, 'listCalls'>;

/** Reads the page after a cursor. @throws CallsRefused */
export async function readPage(
  client: ReadCalls,
  criteria: CallCriteria,
  after: string | null,
  limit = NEXT_PAGES,
): Promise<CallList> {
  const { direction, outcome, number, ...range } = criteria;
  const answer = await client.listCalls({
    ...range,
    limit,
    ...(after === null ? {} : { after }),
    ...(direction === null ? {} : { direction }),
    ...(outcome === null ? {} : { outcome }),
    ...(number === '' ? {} : { number }),
  });
  if (!answer.ok) throw new CallsRefused(answer.error.code);
  return { calls: answer.value.items, next: answer.value.next };
}

/**
 * Reads the list from its beginning as far down as anything known can have changed, and lays it over what is known by then
 * (`known` is asked twice: more may have been loaded meanwhile). @throws CallsRefused
 */
export async function refreshCalls(
  client: ReadCalls,
  criteria: CallCriteria,
  known: () => CallList | undefined,
): Promise<CallList> {
  const before = known() ?? NO_CALLS;
  let head = await readPage(client, criteria, null, FIRST_PAGE);
  while (head.calls.length < MOST_READ_AGAIN && !reaches(head, before))
    head = extended(head, await readPage(client, criteria, head.next));
  return refreshed(known() ?? NO_CALLS, head);
}
