import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IceRestart } from '../media/ice-care.ts';
import { withoutTcp } from './own-addresses.ts';

/** What of a final answer is needed. */
type Answered = { readonly status_code: number; readonly body: string };

/** A request within the dialog; JsSIP has it, its types do not. */
type InDialog = {
  sendRequest(
    method: 'INVITE' | 'ACK',
    options?: {
      readonly extraHeaders: string[];
      readonly body: string;
      readonly eventHandlers: {
        readonly onSuccessResponse: (response: Answered) => void;
        readonly onErrorResponse: (response: Answered) => void;
        readonly onTransportError: () => void;
        readonly onRequestTimeout: () => void;
        readonly onDialogError: () => void;
      };
    },
  ): void;
};

export type RestartedSession = Pick<
  RTCSession,
  'contact' | 'isReadyToReOffer' | 'isEstablished' | 'isEnded' | 'terminate'
> & {
  readonly connection: RTCPeerConnection;
};

/** RFC 3261 §12.2.1.2: the other end knows nothing of the dialog any more, or cannot be reached. */
const DIALOG_IS_OVER: ReadonlySet<number> = new Set([408, 481]);
/** Without any address by then the device has no network. */
const FIRST_ADDRESS_MS = 1_000;

/**
 * Offers new ICE credentials and addresses in a re-INVITE (RFC 8839 §4.4.1.1.1). Not by JsSIP's `renegotiate`, which ends the call where it
 * is refused: the other end may be offering something at the same moment (491), and the sound may go on as it is.
 * @param patienceMs how long further addresses are waited for once there is one
 */
export async function restartIce(session: RestartedSession, patienceMs: number): Promise<IceRestart> {
  if (session.isEnded()) return 'over';
  if (!session.isEstablished() || !session.isReadyToReOffer()) return 'not-now';
  const { connection } = session;
  if (!isAt(connection, 'stable')) return 'not-now';
  const addresses = firstAddresses(connection, patienceMs);
  try {
    await connection.setLocalDescription(await connection.createOffer({ iceRestart: true }));
    const hasAny = await addresses;
    if (session.isEnded()) return 'over';
    // An offer of the other end came meanwhile and has taken the place of ours.
    if (!isAt(connection, 'have-local-offer')) return 'not-now';
    if (!hasAny || !session.isReadyToReOffer()) return await takenBack(connection);
    return await offered(session);
  } catch {
    return session.isEnded() ? 'over' : takenBack(connection);
  }
}

/** Whether there was an address, once no more of them are waited for. */
function firstAddresses(connection: RTCPeerConnection, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    let timer = setTimeout(() => done(false), FIRST_ADDRESS_MS);
    let hasAny = false;
    const hear = ({ candidate }: RTCPeerConnectionIceEvent) => {
      if (candidate === null || candidate.candidate === '') return done(hasAny);
      if (hasAny) return undefined;
      hasAny = true;
      clearTimeout(timer);
      timer = setTimeout(() => done(true), patienceMs);
      return undefined;
    };
    const done = (found: boolean) => {
      clearTimeout(timer);
      connection.removeEventListener('icecandidate', hear);
      resolve(found);
    };
    connection.addEventListener('icecandidate', hear);
  });
}

function offered(session: RestartedSession): Promise<IceRestart> {
  const { connection } = session;
  const dialog: InDialog = Object(session);
  return new Promise((resolve) => {
    let isAnswered = false;
    const refused = () => void takenBack(connection).then(resolve);
    dialog.sendRequest('INVITE', {
      extraHeaders: [`Contact: ${session.contact}`, 'Content-Type: application/sdp'],
      body: withoutTcp(connection.localDescription?.sdp ?? ''),
      eventHandlers: {
        onSuccessResponse: ({ body }) => {
          // Also of a 2xx that comes again (RFC 3261 §13.2.2.4).
          dialog.sendRequest('ACK');
          if (isAnswered) return;
          isAnswered = true;
          void connection.setRemoteDescription({ type: 'answer', sdp: body }).then(() => resolve('accepted'), refused);
        },
        onErrorResponse: ({ status_code: status }) => {
          if (!DIALOG_IS_OVER.has(status)) return refused();
          if (!session.isEnded()) session.terminate();
          return resolve('over');
        },
        onTransportError: refused,
        onRequestTimeout: refused,
        onDialogError: refused,
      },
    });
  });
}

/** The connection is as it was: what it had goes on. */
async function takenBack(connection: RTCPeerConnection): Promise<IceRestart> {
  if (isAt(connection, 'have-local-offer')) await connection.setLocalDescription({ type: 'rollback' }).catch(() => {});
  return 'not-now';
}

const isAt = (connection: RTCPeerConnection, state: RTCSignalingState): boolean => connection.signalingState === state;
