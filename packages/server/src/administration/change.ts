import { uuidV7 } from '@wpm/kernel';
import type { ChangedBy } from '@wpm/store';
import { type CallersRequest, actorOf } from '../http/bind.ts';
import type { ServerDeps } from '../server-deps.ts';

/** Who changes something and when, as the audit log keeps it. */
export function changedBy({ now }: Pick<ServerDeps, 'now'>, request: CallersRequest): ChangedBy {
  return { at: now(), ...actorOf(request) };
}

/** The id of something new; ids sort by the time they were made. */
export function newId({ now }: Pick<ServerDeps, 'now'>): string {
  return uuidV7(now().getTime(), (bytes) => crypto.getRandomValues(bytes));
}
