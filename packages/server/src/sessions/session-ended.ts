import type { ServerDeps } from '../server-deps.ts';

/** What a session that ended takes along: its registrations, SIP sockets and stream of events (trust 15). */
export function sessionEnded({ telephony, realtime }: Pick<ServerDeps, 'telephony' | 'realtime'>, id: string): void {
  telephony.sessionEnded(id);
  realtime.sessionEnded(id);
}
