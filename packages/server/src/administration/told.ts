import type { Result } from '@wpm/kernel';
import type { AuditEntry } from '@wpm/store';
import { directoryChanged } from '../events.ts';
import { type CallersRequest, actorOf } from '../http/bind.ts';
import type { ServerDeps } from '../server-deps.ts';

/** Says what came of a change an administrator asked for. What was done is in the audit log already, what was refused comes there now. */
export async function told(
  deps: ServerDeps,
  request: CallersRequest,
  done: Pick<AuditEntry, 'action' | 'subject'>,
  result: Result<unknown, { readonly code: string }>,
): Promise<void> {
  await directoryChanged(deps.sink, actorOf(request), { ...done, result: result.ok ? 'ok' : result.error.code });
}
