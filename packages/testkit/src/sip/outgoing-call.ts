import {
  type ClientEvent,
  type Dialog,
  type OutgoingRequest,
  type SipRequest,
  type SipResponse,
  ackWithin,
  cseqOf,
  dialogFromResponse,
  parseRSeq,
  printRAck,
} from '@wpm/sip';
import { Mailbox } from './mailbox.ts';
import { type CallContext, PhoneCall, SDP } from './phone-call.ts';

/** A call of the phone. */
export class OutgoingCall extends PhoneCall {
  readonly #responses: Mailbox<SipResponse>;
  #isAnswered = false;
  readonly #started: Pick<OutgoingRequest, 'cancel'>;

  /** @param start sends the INVITE, and again with credentials where it is challenged */
  constructor(
    context: CallContext,
    invite: SipRequest,
    start: (on: (request: SipRequest, event: ClientEvent) => void) => Pick<OutgoingRequest, 'cancel'>,
  ) {
    super(context, invite);
    this.localSdp = invite.body;
    this.#responses = new Mailbox(context.timeoutMs, context.seen);
    this.#started = start((request, event) => this.#onEvent(request, event));
  }

  /** Resolves with the next 18x. */
  ringing(): Promise<SipResponse> {
    return this.#responses.next('18x', ({ status }) => status > 100 && status < 200);
  }

  /** Resolves with the 2xx, whose ACK is sent. @throws if the call is refused */
  async answered(): Promise<SipResponse> {
    const response = await this.#responses.next('the answer', ({ status }) => status >= 200);
    if (response.status < 300) return response;
    throw new Error(`refused with ${response.status} ${response.reason}; seen: ${this.context.seen().join(', ')}`);
  }

  /** Resolves with the refusal. @throws if the call is answered */
  async refused(): Promise<SipResponse> {
    const response = await this.#responses.next('a refusal', ({ status }) => status >= 200);
    if (response.status >= 300) return response;
    throw new Error(`answered with ${response.status}; seen: ${this.context.seen().join(', ')}`);
  }

  /** Acknowledges a reliable provisional response (RFC 3262), with an answer or another offer where given. */
  async prack(provisional: SipResponse, sdp = ''): Promise<SipResponse> {
    const { number, method } = cseqOf(provisional);
    const rack = printRAck({ rseq: parseRSeq(provisional.headers.get('RSeq') ?? '') ?? 0, cseq: number, method });
    const content = sdp === '' ? {} : { body: sdp, contentType: SDP };
    const response = await this.request('PRACK', { headers: [['RAck', rack]], ...content });
    this.heard(response.body);
    return response;
  }

  /** Takes the call back (RFC 3261 §9.1): `refused` then resolves with 487, or `answered` where the answer crossed it. */
  cancel(headers?: Iterable<readonly [name: string, value: string]>): void {
    this.context.note('sent CANCEL');
    this.#started.cancel(headers);
  }

  #onEvent(request: SipRequest, event: ClientEvent): void {
    if (event.kind !== 'response') return this.context.note(`${event.kind} of INVITE`);
    const { response } = event;
    this.context.note(`received ${response.status}`);
    const formed = dialogFromResponse(request, response);
    if (formed.ok) this.#follow(formed.value, response);
    if (response.status > 100) this.#responses.put(response);
  }

  #follow(dialog: Dialog, response: SipResponse): void {
    const repeated = response.status >= 200 && this.#isAnswered;
    if (!repeated) {
      this.heard(response.body);
      // PRACKs have used numbers of the early dialog (RFC 3261 §13.2.2.4).
      const before = this.dialog?.remoteTag === dialog.remoteTag ? this.dialog.localSeq : 0;
      this.form({ ...dialog, localSeq: Math.max(dialog.localSeq, before) });
    }
    if (response.status < 200) return;
    this.#isAnswered = true;
    // A call without an offer answers that of the 2xx in its ACK (RFC 3264 §5).
    const answer = this.localSdp === '' && response.body !== '' ? this.answerOffer(response.body) : '';
    this.context.line.send(ackWithin(dialog, cseqOf(response).number, answer === '' ? undefined : answer));
  }
}
