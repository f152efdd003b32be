import type { Right } from '@wpm/contract';
import type { AccountRow, RecordingRow } from '@wpm/store';

/** Who wants to hear, and what they may do now. */
type Listener = { readonly account: AccountRow; readonly may: (right: Right) => boolean };

/** F04, F39: those who read all calls of the tenant, and who took part in the call and may hear own recordings. */
export function mayHearRecording({ account, may }: Listener, recording: Pick<RecordingRow, 'participants'>): boolean {
  if (may('calls:read-all')) return true;
  return account.mayHearOwnRecordings && may('calls:read-own') && recording.participants.includes(account.id);
}
