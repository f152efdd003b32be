import { type IncomingRequest, type SipRequest, dialogFromInvite, reply } from '@wpm/sip';
import { Mailbox } from './mailbox.ts';
import { type CallContext, PhoneCall, SDP } from './phone-call.ts';

/** A call to the phone. */
export class IncomingCall extends PhoneCall {
  readonly invite: SipRequest;
  readonly #incoming: IncomingRequest;
  readonly #cancels: Mailbox<SipRequest>;
  #rseq = 0;

  constructor(context: CallContext, incoming: IncomingRequest, localTag: string) {
    super(context, incoming.request);
    this.invite = incoming.request;
    this.#incoming = incoming;
    this.#cancels = new Mailbox(context.timeoutMs, context.seen);
    this.heard(incoming.request.body);
    this.form(dialogFromInvite(incoming.request, { localTag, contact: context.contact }));
    incoming.onCancel((cancel) => this.#cancelled(cancel));
  }

  /** Says 180, or 183 with early media. */
  ring(sdp = ''): void {
    const early = sdp === '' ? {} : { body: sdp, contentType: SDP };
    this.#respond(sdp === '' ? 180 : 183, early);
  }

  /** Says 180 or 183 reliably (RFC 3262); resolves with the PRACK, which is answered. */
  ringReliably(sdp = ''): Promise<SipRequest> {
    const early = sdp === '' ? {} : { body: sdp, contentType: SDP };
    this.#rseq += 1;
    this.#respond(sdp === '' ? 180 : 183, early, [
      ['Require', '100rel'],
      ['RSeq', String(this.#rseq)],
    ]);
    return this.next('PRACK');
  }

  /** Takes the call; resolves when the ACK has come. */
  async answer(sdp: string): Promise<SipRequest> {
    this.localSdp = sdp;
    this.context.note('sent 200');
    this.accept(this.#incoming, sdp);
    return await this.next('ACK');
  }

  refuse(status: number): void {
    this.#respond(status, {});
  }

  /** Resolves with the CANCEL when the caller takes the call back; the INVITE is answered 487 by then. */
  cancelled(): Promise<SipRequest> {
    return this.#cancels.next('CANCEL');
  }

  #cancelled(cancel: SipRequest): void {
    this.context.note('received CANCEL');
    this.#respond(487, {});
    this.#cancels.put(cancel);
  }

  #respond(
    status: number,
    body: { readonly body?: string; readonly contentType?: string },
    more: readonly (readonly [string, string])[] = [],
  ): void {
    this.context.note(`sent ${status}`);
    const headers = status < 300 ? [['Contact', `<${this.context.contact}>`] as const, ...more] : more;
    const toTag = this.dialog?.localTag ?? '';
    this.#incoming.respond(reply(this.invite, status, { toTag, headers, ...body }));
  }
}
