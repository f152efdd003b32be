import type { Right } from '@wpm/contract';
import type { AccountRow, RecordingRow } from '@wpm/store';

/** Who wants to hear, and what they may do now. */
type Listener = { readonly account: AccountRow; readonly may: (right: Right) => boolean };
type Heard = Pick<RecordingRow, 'participants' | 'message'>;

/**
 * F04, F39: those who may hear all recordings of the calls they see (ADR 0055), and who took part in the call and may hear own
 * recordings. A message to a campaign is also for whoever works its missed calls; one to a user is theirs alone, whoever else may hear.
 */
export function mayHearRecording({ account, may }: Listener, { participants, message }: Heard): boolean {
  if (message && message.ownerId !== null) return message.ownerId === account.id;
  if (may('recordings:hear-all') || (message && may('missed-calls:work'))) return true;
  return account.mayHearOwnRecordings && may('calls:read-own') && participants.includes(account.id);
}
