import type { ReportedCall } from '@wpm/contract';

/** The calls loaded so far, newest first, and the cursor of what follows, null at the end. */
export type CallList = { readonly calls: readonly ReportedCall[]; readonly next: string | null };

export const NO_CALLS: CallList = { calls: [], next: null };

/** Adds the page that follows the list. */
export function extended(list: CallList, page: CallList): CallList {
  const known = new Set(list.calls.map((call) => call.callId));
  return { calls: [...list.calls, ...page.calls.filter((call) => !known.has(call.callId))], next: page.next };
}

/**
 * Lays a freshly read beginning of the list over what is known. As far down as the beginning reaches it is right; what is older
 * stays. Where the two do not meet the older part is dropped: a hole in a list would be a lie. A call that has not changed stays
 * the same object.
 */
export function refreshed(known: CallList, head: CallList): CallList {
  const before = new Map(known.calls.map((call) => [call.callId, call]));
  const calls = head.calls.map((call) => unchanged(before.get(call.callId), call));
  const end = head.calls.at(-1);
  if (end === undefined || head.next === null || !meets(known, end)) return { calls, next: head.next };
  const read = new Set(head.calls.map((call) => call.callId));
  const older = known.calls.filter((call) => isOlder(call, end) && !read.has(call.callId));
  return older.length === 0 ? { calls, next: head.next } : { calls: [...calls, ...older], next: known.next };
}

/** Whether a beginning of the list reaches down to all that must be read anew: the newest known call and every running one. */
export function reaches(head: CallList, known: CallList): boolean {
  const end = head.calls.at(-1);
  if (end === undefined || head.next === null) return true;
  const oldest = known.calls.findLast(isRunning) ?? known.calls[0];
  return oldest === undefined || !isOlder(oldest, end);
}

/** The order of the table: running calls on top, each part newest first. */
export function runningFirst(calls: readonly ReportedCall[]): readonly ReportedCall[] {
  return [...calls.filter(isRunning), ...calls.filter((call) => !isRunning(call))];
}

export function isRunning(call: ReportedCall): boolean {
  return call.endedAt === null;
}

/** The order of the platform's list: by start, then by id. */
export function isOlder(call: ReportedCall, than: ReportedCall): boolean {
  const difference = Date.parse(call.startedAt) - Date.parse(than.startedAt);
  return difference === 0 ? call.callId < than.callId : difference < 0;
}

function meets(known: CallList, end: ReportedCall): boolean {
  const newest = known.calls[0];
  return newest !== undefined && !isOlder(newest, end);
}

function unchanged(before: ReportedCall | undefined, call: ReportedCall): ReportedCall {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(call) ? before : call;
}
