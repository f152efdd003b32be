import type { SipSocket } from './sip-socket.ts';

type Forgetting = { removeOwner(owner: string): void };

export type Endings = {
  /** Ends registrations and SIP sockets of a session that was signed out, disabled or whose password changed (trust 15). */
  sessionEnded(sessionId: string): void;
  /** Ends the registrations of a station that was revoked (trust 15). */
  stationRevoked(stationId: string): void;
};

/** What a session or a station that ended takes along. */
export function endings(socket: SipSocket, forgetting: readonly Forgetting[]): Endings {
  const forget = (owner: string) => forgetting.forEach((each) => each.removeOwner(owner));
  return {
    sessionEnded: (sessionId) => {
      socket.closeOfSession(sessionId);
      forget(sessionId);
    },
    stationRevoked: forget,
  };
}
