import type { MessageCount, VoiceMessages } from '@wpm/store';
import type { EventPackage, Watched } from './event-package.ts';
import { ownState } from './own-state.ts';

const NONE: MessageCount = { fresh: 0, heard: 0 };

/** Messages that wait for one (RFC 3842): those customers left to one's own line. */
export function messageSummary(messages: Pick<VoiceMessages, 'countOf' | 'onChanged'>): EventPackage {
  const counts = new Map<string, MessageCount>();
  const count = async (accountId: string) => void counts.set(accountId, await messages.countOf(accountId));
  // Who watched once is counted from then on: phones watch as long as they are there.
  messages.onChanged((accountId) => {
    if (counts.has(accountId)) void count(accountId).catch(() => undefined);
  });
  const countOf = ({ accountId }: Watched) => counts.get(accountId) ?? NONE;
  return {
    name: 'message-summary',
    contentType: 'application/simple-message-summary',
    // RFC 3842 §3.4.
    defaultSeconds: 3_600,
    watched: async (user, watcher) => {
      const watched = ownState(user, watcher);
      if (watched.ok) await count(watched.value.accountId);
      return watched;
    },
    state: (watched) => JSON.stringify(countOf(watched)),
    document: (watched) => {
      const { fresh, heard } = countOf(watched);
      const waiting = fresh > 0 ? 'yes' : 'no';
      return `Messages-Waiting: ${waiting}\r\nMessage-Account: ${watched.aor}\r\nVoice-Message: ${fresh}/${heard} (0/0)\r\n`;
    },
  };
}
