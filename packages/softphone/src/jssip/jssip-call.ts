import type { CallOptions } from 'jssip/lib/UA.js';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest, IncomingResponse } from 'jssip/lib/SIPMessage.js';
import type { EndReason, EndedBy } from '../call/call.ts';
import { rangBy } from '../call/rang-by.ts';
import { refusalOf } from '../call/refusal.ts';
import { type Counters, countersOf } from '../diagnostics/counters.ts';
import { IceCare, type IceRestart } from '../media/ice-care.ts';
import { Voice, type VoicePorts } from '../media/voice.ts';
import type { Playout } from '../media/playout.ts';
import type { Report, SignallingCall } from '../signalling/signalling.ts';
import { withoutTcp } from './own-addresses.ts';
import { restartIce } from './restart-ice.ts';

export type CallPorts = VoicePorts & {
  readonly playout: Playout;
  /** Asked for at every call, so that a changed setting counts from the next one. */
  readonly rtcConfiguration: () => RTCConfiguration;
  /** Calls back when the device has another network than before; returns a function that ends it. */
  readonly onNetworkChanged: (listener: () => void) => () => void;
};

/** JsSIP's events as they are at run time: an incoming call is answered without a response, a local end has no message. */
type Progress = { readonly response?: IncomingResponse | null };
/** What is about to be sent may still be changed. */
type Description = { readonly originator: string; sdp: string };
type Ending = {
  readonly originator: string;
  readonly message: IncomingRequest | IncomingResponse | null;
  readonly cause: string;
};

/**
 * The handset's own addresses come at once and together; what Chromium gathers after them, for 100 ms and more, is TCP, which the platform has none
 * of. One that comes later still is found by the platform from the checks themselves (RFC 8445 §7.3.1.3). What a server is asked for takes longer.
 */
const ICE_GATHERING_MS = { own: 20, ofServers: 250 };
const DIGIT_MS = 100;
const DIGIT_GAP_MS = 70;

/** One call over one JsSIP session: owns its microphone and its playout, and lets go of both when the call ends. */
export class JssipCall implements SignallingCall {
  readonly #ports: CallPorts;
  readonly #report: Report;
  #session: RTCSession | undefined;
  readonly #voice: Voice;
  readonly #ice = new IceCare(() => this.#restartIce());
  #endPlayout: () => void = () => {};
  #endNetwork: () => void = () => {};
  #over = false;

  constructor(ports: CallPorts, report: Report) {
    this.#ports = ports;
    this.#report = report;
    this.#voice = new Voice(ports, {
      replaced: (track) => void this.#audioSender()?.replaceTrack(track),
      became: (microphone) => report({ kind: 'microphone', microphone }),
    });
  }

  /** A call that comes in. */
  static ringing(ports: CallPorts, report: Report, session: RTCSession): JssipCall {
    const call = new JssipCall(ports, report);
    call.#follow(session);
    return call;
  }

  /** Opens the microphone, then has the session made with it. */
  async place(invite: (options: CallOptions) => RTCSession | undefined): Promise<void> {
    const voice = await this.#openVoice();
    if (voice === undefined) return;
    const session = invite(this.#media(voice));
    if (session === undefined) return this.#end('call/network', 'system');
    this.#follow(session);
    this.#watch(session.connection);
  }

  answer(): void {
    void this.#answer();
  }

  reject(): void {
    this.#terminate({ status_code: 603, reason_phrase: 'Decline' });
  }

  hangUp(): void {
    if (this.#session === undefined) this.#end('hung-up', 'local');
    else this.#terminate();
  }

  mute(on: boolean): void {
    this.#voice.mute(on);
  }

  sendDigits(digits: string): void {
    const dtmf = this.#audioSender()?.dtmf;
    // Setting the buffer anew would drop digits that are still to be sent.
    if (dtmf?.canInsertDTMF === true) dtmf.insertDTMF(dtmf.toneBuffer + digits, DIGIT_MS, DIGIT_GAP_MS);
  }

  async readCounters(): Promise<Counters | null> {
    const report = await this.#session?.connection?.getStats();
    return report === undefined ? null : countersOf(report.values());
  }

  async #answer(): Promise<void> {
    const session = this.#session;
    const voice = await this.#openVoice();
    if (session === undefined || voice === undefined || session.isEnded()) return;
    session.answer(this.#media(voice));
    this.#watch(session.connection);
  }

  /** Undefined where there is no microphone, or the call ended while the user was asked for it. */
  async #openVoice(): Promise<MediaStream | undefined> {
    const opened = await this.#voice.open();
    if (!opened.ok) {
      this.#end(opened.error.code, 'local');
      this.#terminate({ status_code: 480, reason_phrase: 'Temporarily Unavailable' });
      return undefined;
    }
    return this.#over ? undefined : opened.value;
  }

  #media(mediaStream: MediaStream): CallOptions {
    return {
      mediaStream,
      mediaConstraints: { audio: true, video: false },
      pcConfig: { bundlePolicy: 'max-bundle', ...this.#ports.rtcConfiguration() },
    };
  }

  #follow(session: RTCSession): void {
    this.#session = session;
    const patienceMs = this.#patienceMs();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    session.on('icecandidate', ({ ready }) => {
      gathering ??= setTimeout(() => ready(), patienceMs);
    });
    session.on('sdp', (description: Description) => {
      if (description.originator === 'local') description.sdp = withoutTcp(description.sdp);
    });
    session.on('progress', ({ response }: Progress) => {
      if (!response) return;
      this.#named(response);
      const rang = rangBy(response.status_code, Boolean(response.body));
      if (rang) this.#report(rang);
    });
    session.on('accepted', ({ response }: Progress) => {
      if (response) this.#named(response);
      this.#report({ kind: 'connected' });
    });
    session.on('hold', ({ originator }) => this.#held(originator, true));
    session.on('unhold', ({ originator }) => this.#held(originator, false));
    session.on('ended', (event: Ending) => this.#ended(event, 'hung-up'));
    session.on('failed', (event: Ending) => this.#ended(event, failureOf(event)));
  }

  #patienceMs(): number {
    const { iceServers = [] } = this.#ports.rtcConfiguration();
    return iceServers.length > 0 ? ICE_GATHERING_MS.ofServers : ICE_GATHERING_MS.own;
  }

  async #restartIce(): Promise<IceRestart> {
    if (this.#over || this.#session === undefined) return 'over';
    return restartIce(this.#session, this.#patienceMs());
  }

  #named(response: IncomingResponse): void {
    const platformCallId = response.getHeader('X-WPM-Call-Id');
    if (platformCallId) this.#report({ kind: 'named', platformCallId });
  }

  #held(originator: string, on: boolean): void {
    if (originator === 'remote') this.#report({ kind: 'remote-held', on });
  }

  /** What the platform says of the reason comes first; then what JsSIP makes of it. */
  #ended(event: Ending, otherwise: EndReason): void {
    const by = endedBy(event);
    const told = by === 'remote' ? refusalOf(statusOf(event), event.message?.getHeader('Reason')) : undefined;
    this.#end(told ?? otherwise, by);
  }

  #end(why: EndReason, by: EndedBy): void {
    if (this.#over) return;
    this.#over = true;
    this.#voice.close();
    this.#ice[Symbol.dispose]();
    this.#endNetwork();
    this.#endPlayout();
    this.#report({ kind: 'ended', why, by });
  }

  #audioSender(): RTCRtpSender | undefined {
    return this.#session?.connection?.getSenders().find(({ track }) => track?.kind === 'audio');
  }

  #terminate(options?: { readonly status_code: number; readonly reason_phrase: string }): void {
    if (this.#session !== undefined && !this.#session.isEnded()) this.#session.terminate(options);
  }

  #watch(connection: RTCPeerConnection): void {
    this.#endNetwork = this.#ports.onNetworkChanged(() => this.#ice.networkChanged());
    connection.addEventListener('track', ({ streams, track }) => {
      this.#endPlayout();
      this.#endPlayout = this.#ports.playout(streams[0] ?? new MediaStream([track]));
    });
    connection.addEventListener('iceconnectionstatechange', () => {
      const state = connection.iceConnectionState;
      this.#ice.became(state);
      if (state === 'disconnected' || state === 'failed') this.#report({ kind: 'media', media: 'interrupted' });
      if (state === 'connected' || state === 'completed') this.#report({ kind: 'media', media: 'flowing' });
    });
  }
}

function endedBy({ originator }: Ending): EndedBy {
  return originator === 'local' || originator === 'remote' ? originator : 'system';
}

function statusOf({ message }: Ending): number | undefined {
  return message !== null && 'status_code' in message ? message.status_code : undefined;
}

/** JsSIP's causes for what failed without an answer of the platform. */
function failureOf({ cause }: Ending): EndReason {
  switch (cause) {
    case 'Canceled':
    case 'Rejected':
    case 'Terminated':
      return 'hung-up';
    case 'Connection Error':
    case 'Request Timeout':
    case 'RTP Timeout':
      return 'call/network';
    case 'No Answer':
    case 'Expires':
      return 'call/no-answer';
    case 'Incompatible SDP':
    case 'Bad Media Description':
      return 'call/no-common-codec';
    default:
      return 'call/failed';
  }
}
