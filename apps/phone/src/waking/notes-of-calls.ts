import type { Call } from '@wpm/softphone';
import { useEffect } from 'react';
import { shownNotes } from './shown-notes.ts';

/** A call that is on the screen needs no notification any more. */
export function useNotesClosed(calls: readonly Call[]): void {
  const ids = calls.map(({ platformCallId }) => platformCallId).join(' ');
  useEffect(() => {
    if (ids !== '') void closeNotes(new Set(ids.split(' ')));
  }, [ids]);
}

async function closeNotes(callIds: ReadonlySet<string>): Promise<void> {
  for (const note of await shownNotes()) {
    const { callId }: { callId?: unknown } = Object(note.data);
    if (typeof callId === 'string' && callIds.has(callId)) note.close();
  }
}
