import type { SipSocket } from './sip-socket.ts';
import type { Telephony } from './start-telephony.ts';

type Forgetting = { removeOwner(owner: string): void };

/** What a session or a station that ended takes along. */
export function endings(
  socket: SipSocket,
  forgetting: readonly Forgetting[],
): Pick<Telephony, 'sessionEnded' | 'stationRevoked'> {
  const forget = (owner: string) => forgetting.forEach((each) => each.removeOwner(owner));
  return {
    sessionEnded: (sessionId) => {
      socket.closeOfSession(sessionId);
      forget(sessionId);
    },
    stationRevoked: forget,
  };
}
