import {
  type ClientEvent,
  type Dialog,
  type IncomingRequest,
  type SipRequest,
  type SipResponse,
  ackWithin,
  callIdOf,
  cseqOf,
  printReason,
  receiveWithin,
  refreshTarget,
  reply,
  requestWithin,
} from '@wpm/sip';
import { Mailbox } from './mailbox.ts';
import type { PhoneLine } from './phone-line.ts';

/** What a call needs of its phone. */
export interface CallContext {
  readonly line: PhoneLine;
  readonly contact: string;
  readonly timeoutMs: number;
  readonly note: (what: string) => void;
  readonly seen: () => readonly string[];
  /** The dialog stands: requests within it are this call's from now on. */
  readonly dialogFormed: (call: PhoneCall, dialog: Dialog) => void;
}

/** Type of every session description. */
export const SDP = 'application/sdp';
/** RFC 3261 §13.3.1.4: a 2xx is repeated from T1 on, doubling up to T2, for 64·T1. */
const T1 = 500;
const T2 = 4_000;
const GIVE_UP = 64 * T1;

/** What both sides of a call can do once it stands. */
export abstract class PhoneCall {
  readonly callId: string;
  /** Answers an offer of a re-INVITE or UPDATE; by default with the SDP last given. */
  answerOffer: (offer: string) => string = () => this.localSdp;
  protected readonly context: CallContext;
  protected localSdp = '';
  #remoteSdp: string | undefined;
  #dialog: Dialog | undefined;
  readonly #requests: Mailbox<SipRequest>;
  readonly #repeats = new Map<number, Disposable>();

  constructor(context: CallContext, invite: SipRequest) {
    this.context = context;
    this.callId = callIdOf(invite);
    this.#requests = new Mailbox(context.timeoutMs, context.seen);
  }

  /** The other side's last SDP. */
  get remoteSdp(): string | undefined {
    return this.#remoteSdp;
  }

  get dialog(): Dialog | undefined {
    return this.#dialog;
  }

  /** Hangs up; resolves with the final response. */
  bye(reason?: { readonly protocol: string; readonly cause: number; readonly text: string }): Promise<SipResponse> {
    return this.request('BYE', reason ? { headers: [['Reason', printReason(reason)]] } : {});
  }

  /** Offers anew; resolves with the final response, whose ACK is sent. */
  async reinvite(sdp: string): Promise<SipResponse> {
    this.localSdp = sdp;
    const response = await this.request('INVITE', { body: sdp, contentType: SDP });
    if (response.status < 300) this.#remoteSdp = response.body;
    return response;
  }

  /** Refreshes the session, or offers anew, by UPDATE (RFC 3311); resolves with the final response. */
  async update(sdp = '', headers: readonly (readonly [string, string])[] = []): Promise<SipResponse> {
    if (sdp !== '') this.localSdp = sdp;
    const response = await this.request('UPDATE', { headers, ...(sdp !== '' && { body: sdp, contentType: SDP }) });
    if (response.status < 300) this.heard(response.body);
    return response;
  }

  /** Asks the other side to call somebody in our place (RFC 3515); resolves with the final response. */
  refer(to: string, headers: readonly (readonly [string, string])[] = []): Promise<SipResponse> {
    return this.request('REFER', { headers: [['Refer-To', `<${to}>`], ...headers] });
  }

  /** What the next notification of our REFER says, as the status of a response (RFC 3420). */
  async notified(): Promise<number> {
    const { body } = await this.next('NOTIFY');
    return Number(/^SIP\/2\.0 (\d{3}) /.exec(body)?.[1]);
  }

  info(contentType: string, body: string): Promise<SipResponse> {
    return this.request('INFO', { contentType, body });
  }

  /** Sends a request within the dialog; resolves with its final response. @throws without a dialog, and where no response comes */
  request(method: string, options: Parameters<typeof requestWithin>[2] = {}): Promise<SipResponse> {
    const within = requestWithin(this.#standing(), method, options);
    this.#dialog = within.dialog;
    this.context.note(`sent ${method}`);
    const responses = new Mailbox<SipResponse>(this.context.timeoutMs, this.context.seen);
    this.context.line.request(within.request, (event) => {
      this.#onWithin(within.request, event);
      if (event.kind === 'response' && event.response.status >= 200) responses.put(event.response);
    });
    return responses.next(`the response to ${method}`);
  }

  /** The next request of the other side within the dialog, answered already: `BYE` when it hangs up, `INFO`, `INVITE` … */
  next(method: string): Promise<SipRequest> {
    return this.#requests.next(method, (request) => request.method === method);
  }

  /** Resolves when the other side hangs up. */
  ended(): Promise<SipRequest> {
    return this.next('BYE');
  }

  /** A request of the other side within this call's dialog. */
  receive(incoming: IncomingRequest): void {
    const { request } = incoming;
    this.context.note(`received ${request.method}`);
    const received = receiveWithin(this.#standing(), request);
    if (!received.ok) return incoming.respond(reply(request, 500));
    this.#dialog = received.value;
    this.#answer(incoming);
    this.#requests.put(request);
  }

  /** The other side's SDP, where a message brought one. */
  protected heard(body: string): void {
    if (body !== '') this.#remoteSdp = body;
  }

  protected form(dialog: Dialog): void {
    this.#dialog = dialog;
    this.context.dialogFormed(this, dialog);
  }

  /** Gives a 2xx to an INVITE, and again until its ACK comes. */
  protected accept(incoming: IncomingRequest, sdp: string): void {
    const response = reply(incoming.request, 200, {
      toTag: this.#standing().localTag,
      headers: [['Contact', `<${this.context.contact}>`]],
      ...(sdp !== '' && { body: sdp, contentType: SDP }),
    });
    this.#repeat(incoming, response, { wait: T1, until: this.context.line.clock.now() + GIVE_UP });
  }

  #repeat(incoming: IncomingRequest, response: SipResponse, { wait, until }: { wait: number; until: number }): void {
    incoming.respond(response);
    const { clock } = this.context.line;
    const at = clock.now() + wait;
    const { number } = cseqOf(incoming.request);
    this.#repeats.get(number)?.[Symbol.dispose]();
    if (at >= until) return;
    const again = (): void => this.#repeat(incoming, response, { wait: Math.min(wait * 2, T2), until });
    this.#repeats.set(number, clock.schedule(at, again));
  }

  #answer(incoming: IncomingRequest): void {
    const { request } = incoming;
    if (request.method === 'ACK') {
      const { number } = cseqOf(request);
      this.#repeats.get(number)?.[Symbol.dispose]();
      return this.heard(request.body);
    }
    if (request.method !== 'INVITE' && request.method !== 'UPDATE') return incoming.respond(reply(request, 200));
    this.heard(request.body);
    const sdp = request.body === '' && request.method === 'UPDATE' ? '' : this.answerOffer(request.body);
    if (request.method === 'INVITE') return this.accept(incoming, sdp);
    incoming.respond(
      reply(request, 200, { headers: [['Contact', `<${this.context.contact}>`]], body: sdp, contentType: SDP }),
    );
  }

  #onWithin(request: SipRequest, event: ClientEvent): void {
    if (event.kind !== 'response') return this.context.note(`${event.kind} of ${request.method}`);
    const { status } = event.response;
    this.context.note(`received ${status} to ${request.method}`);
    this.#dialog = refreshTarget(this.#standing(), event.response);
    if (request.method === 'INVITE' && status >= 200 && status < 300) {
      this.context.line.send(ackWithin(this.#standing(), cseqOf(request).number));
    }
  }

  #standing(): Dialog {
    if (!this.#dialog) throw new Error(`call ${this.callId} has no dialog; seen: ${this.context.seen().join(', ')}`);
    return this.#dialog;
  }
}
