import type { App } from '@wpm/contract';
import type { AccountRow, RecordingRow } from '@wpm/store';
import { hasRight } from './rights.ts';

/** F04, F39: those who read all calls of the tenant, and who took part in the call and may hear own recordings. */
export function mayHearRecording(
  account: AccountRow,
  app: App,
  recording: Pick<RecordingRow, 'participants'>,
): boolean {
  if (hasRight(account, app, 'calls:read-all')) return true;
  return account.mayHearOwnRecordings && recording.participants.includes(account.id);
}
