import type { Realtime } from '../realtime/realtime.ts';
import type { Endings } from '../telephony/endings.ts';

type SessionDeps = {
  readonly telephony: Pick<Endings, 'sessionEnded'>;
  readonly realtime: Pick<Realtime, 'sessionEnded'>;
};

/** What a session that ended takes along: its registrations, SIP sockets and stream of events (trust 15). */
export function sessionEnded({ telephony, realtime }: SessionDeps, id: string): void {
  telephony.sessionEnded(id);
  realtime.sessionEnded(id);
}
