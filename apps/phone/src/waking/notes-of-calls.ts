import type { Call } from '@wpm/softphone';
import { useEffect } from 'react';

/** A call that is on the screen needs no notification any more. */
export function useNotesClosed(calls: readonly Call[]): void {
  const ids = calls.map(({ platformCallId }) => platformCallId).join(' ');
  useEffect(() => {
    if (ids !== '') void closeNotes(new Set(ids.split(' ')));
  }, [ids]);
}

async function closeNotes(callIds: ReadonlySet<string>): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const note of (await registration?.getNotifications?.()) ?? []) {
    const { callId }: { callId?: unknown } = Object(note.data);
    if (typeof callId === 'string' && callIds.has(callId)) note.close();
  }
}
