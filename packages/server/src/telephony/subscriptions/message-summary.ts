import type { EventPackage } from './event-package.ts';
import { ownState } from './own-state.ts';

/** Messages that wait for one (RFC 3842). The platform keeps no voice mail, so there are none, and phones are told so. */
export function messageSummary(): EventPackage {
  return {
    name: 'message-summary',
    contentType: 'application/simple-message-summary',
    // RFC 3842 §3.4.
    defaultSeconds: 3_600,
    watched: async (user, watcher) => ownState(user, watcher),
    state: () => '',
    document: ({ aor }) => `Messages-Waiting: no\r\nMessage-Account: ${aor}\r\nVoice-Message: 0/0 (0/0)\r\n`,
  };
}
