import type { Call } from '../call/call.ts';
import { lostRecord, recordOf } from '../call/record-of.ts';
import type { CallRecord } from '../record.ts';
import { finished } from './call-media.ts';
import type { CallControlDeps } from './deps.ts';
import { JournalWriter } from './journal-writer.ts';

/** Writes the record of a call that ended before it was alive; resolves when it is on disk. */
export async function closeUnplaced(
  call: Call,
  { journal, clock, onEnded, log }: Pick<CallControlDeps, 'journal' | 'clock' | 'onEnded' | 'log'>,
): Promise<CallRecord> {
  const record = recordOf(call, clock.now());
  log.info('call.refused', { call: call.id, why: record.refusal });
  await new JournalWriter(clock, log).write(async () => {
    await journal.close(record);
    onEnded(record);
  });
  return record;
}

/** A call whose media or whose ringing did not survive is closed as it was last known; while the database is away, when it is back. */
export async function closeLost(record: CallRecord, deps: CallControlDeps): Promise<void> {
  const recording = await finished(record.recording, undefined, deps);
  const closed = lostRecord({ ...record, recording }, deps.clock.now());
  await new JournalWriter(deps.clock, deps.log).write(async () => {
    await deps.journal.close(closed);
    deps.onEnded(closed);
  });
}
