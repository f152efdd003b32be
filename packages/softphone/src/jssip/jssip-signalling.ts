import JsSIP from 'jssip';
import type { IncomingRTCSessionEvent, RegistrationFailedListener, RTCSessionEvent } from 'jssip/lib/UA.js';
import type {
  Report,
  Signalling,
  SignallingCall,
  SignallingHandlers,
  SipCredentials,
} from '../signalling/signalling.ts';
import { calledParty } from './called-party.ts';
import { type CallPorts, JssipCall } from './jssip-call.ts';
import { type OpenWebSocket, ResilientSocket } from './resilient-socket.ts';

export type JssipPorts = CallPorts & {
  /** UUID of this device and tab (RFC 5626 §4.1): after a reload the new registration replaces the old one. */
  readonly instanceId: string;
  /** Calls back when something waits for the phone; returns a function that ends it. */
  readonly onHurry: (listener: () => void) => () => void;
  readonly openWebSocket?: OpenWebSocket;
};

const REGISTER_EXPIRES_S = 120;
const REGISTER_RETRY_MS = 5_000;
/** The platform decides how long a call rings; JsSIP's own limit (60 s) must not come first. */
const NO_ANSWER_TIMEOUT_S = 600;
/** The campaign's id: of a call that is dialled in one, and of one that comes (F14, F29). */
const CAMPAIGN = 'X-WPM-Campaign';
/** JsSIP waits 2 s for the answers to its last requests before it closes the socket. */
const STOP_WITHIN_MS = 2_500;

/** SIP over WebSocket (RFC 7118) by JsSIP. */
export class JssipSignalling implements Signalling {
  readonly #ports: JssipPorts;
  #ua: JsSIP.UA | undefined;
  #socket: ResilientSocket | undefined;
  #aor = '';
  #domain = '';
  #retry: ReturnType<typeof setTimeout> | undefined;
  #endHurry: () => void = () => {};

  constructor(ports: JssipPorts) {
    this.#ports = ports;
  }

  start(credentials: SipCredentials, handlers: SignallingHandlers): void {
    this.#aor = credentials.aor;
    this.#domain = credentials.aor.replace(/^.*@/, '');
    const socket = this.#openSocket(credentials.socketUrl, handlers);
    const ua = new JsSIP.UA({
      sockets: socket,
      uri: credentials.aor,
      authorization_user: credentials.authUser,
      password: credentials.password,
      realm: credentials.realm,
      register_expires: REGISTER_EXPIRES_S,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 4,
      session_timers: false,
      no_answer_timeout: NO_ANSWER_TIMEOUT_S,
      instance_id: this.#ports.instanceId,
      user_agent: 'WebPhone Mobile',
    });
    this.#socket = socket;
    this.#ua = ua;
    ua.on('registered', () => handlers.registered());
    ua.on('disconnected', () => handlers.lost());
    ua.on('registrationFailed', (event) => this.#registrationFailed(event, handlers));
    ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if (isIncoming(event)) this.#invited(event, handlers);
    });
    const endNetwork = this.#ports.onNetworkChanged(() => socket.networkChanged());
    const endHurry = this.#ports.onHurry(() => socket.wake());
    this.#endHurry = () => {
      endNetwork();
      endHurry();
    };
    ua.start();
  }

  renew(credentials: SipCredentials): void {
    if (this.#ua === undefined || this.#socket === undefined) return;
    this.#socket.url = credentials.socketUrl;
    this.#ua.set('authorization_user', credentials.authUser);
    this.#ua.set('password', credentials.password);
    this.#ua.set('realm', credentials.realm);
    if (this.#ua.isConnected()) this.#ua.register();
  }

  place(number: string, report: Report, campaignId?: string): SignallingCall {
    const headers = campaignId === undefined ? [] : [`${CAMPAIGN}: ${campaignId}`];
    return this.#call(`sip:${number.replaceAll('#', '%23')}@${this.#domain}`, report, headers);
  }

  rejoin(platformCallId: string, report: Report): SignallingCall {
    // Which call it is says the header; whoever is called by it, it is addressed to oneself.
    return this.#call(this.#aor, report, [`X-WPM-Rejoin: ${platformCallId}`]);
  }

  #call(target: string, report: Report, extraHeaders: string[] = []): SignallingCall {
    const call = new JssipCall(this.#ports, report);
    void call.place((options) => this.#ua?.call(target, { ...options, extraHeaders }));
    return call;
  }

  stop(): Promise<void> {
    const ua = this.#ua;
    clearTimeout(this.#retry);
    this.#endHurry();
    if (ua === undefined) return Promise.resolve();
    this.#ua = undefined;
    return new Promise((resolve) => {
      setTimeout(resolve, STOP_WITHIN_MS);
      ua.on('unregistered', () => resolve());
      ua.on('disconnected', () => resolve());
      ua.stop();
    });
  }

  #openSocket(url: string, handlers: SignallingHandlers): ResilientSocket {
    let refusals = 0;
    const observer = {
      lost: () => handlers.lost(),
      reopened: () => {
        refusals = 0;
        this.#ua?.register();
      },
      // A browser does not tell a dead network from a ticket that is no longer good, so ask for a new one as well.
      refused: () => {
        refusals += 1;
        handlers.lost();
        if (refusals > 1) handlers.credentialsRefused();
      },
      turnedAway: () => handlers.credentialsRefused(),
      // JsSIP announces only the first registration; after a hidden loss the answer itself has to tell.
      received: (message: string) => {
        if (message.startsWith('SIP/2.0 2') && /^CSeq\s*:\s*\d+\s+REGISTER/im.test(message)) handlers.registered();
      },
    };
    return new ResilientSocket(url, observer, this.#ports.openWebSocket);
  }

  #registrationFailed(event: Parameters<RegistrationFailedListener>[0], handlers: SignallingHandlers): void {
    handlers.lost();
    const status = event.response?.status_code;
    if (status === 401 || status === 403 || status === 407) return handlers.credentialsRefused();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#ua?.isConnected() && this.#ua.register(), REGISTER_RETRY_MS);
  }

  #invited({ session, request }: IncomingRTCSessionEvent, handlers: SignallingHandlers): void {
    const campaignId: string | undefined = request.getHeader(CAMPAIGN);
    handlers.invited({
      other: { number: request.from.uri.user || 'anonymous', name: request.from.display_name || null },
      ...calledParty(request.getHeader('P-Called-Party-ID')),
      ...(campaignId !== undefined && { campaignId }),
      platformCallId: request.getHeader('X-WPM-Call-Id') ?? null,
      ...(request.getHeader('X-WPM-Placed') === 'call-back' && { isCallBack: true }),
      ...(request.getHeader('X-WPM-Placed') === 'listed' && { isListed: true }),
      ring: (report) => JssipCall.ringing(this.#ports, report, session),
      refuseAsBusy: () => session.terminate({ status_code: 486, reason_phrase: 'Busy Here' }),
    });
  }
}

function isIncoming(event: RTCSessionEvent): event is IncomingRTCSessionEvent {
  const originator: string = event.originator;
  return originator === 'remote';
}
