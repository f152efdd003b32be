import type { ManualClock } from '@wpm/kernel';
import {
  type ClientEvent,
  type Dialog,
  type Hop,
  type IncomingRequest,
  type OutgoingRequest,
  type SipResponse,
  type SipStack,
  ackWithin,
  callIdOf,
  cseqOf,
  dialogFromInvite,
  dialogFromResponse,
  dialogIdOf,
  idOfDialog,
  makeRequest,
  reply,
  requestWithin,
} from '../index.ts';
import { GIVE_UP, T1, T2 } from '../transaction/timers.ts';
import type { SeededRandom } from './random.ts';

/** How a call ended, seen by who made it. */
export type CallEnd = 'hung-up' | 'refused' | 'cancelled' | 'timeout';

/** How long a call may ring before it is taken back (timer C of RFC 3261 §16.6: nothing else ends it when all answers are lost). */
const RING_MS = 180_000;

/** A transaction user that calls and is called as RFC 3261 §13 to §15 say, and keeps nothing of a call that is over. */
export class UserAgent {
  readonly #stack: SipStack;
  readonly #clock: ManualClock;
  readonly #random: SeededRandom;
  readonly #contact: string;
  /** Open dialogs by id. */
  readonly dialogs = new Map<string, Dialog>();
  /** Copies of our 2xx under way, by dialog. */
  readonly #unacknowledged = new Map<string, Disposable>();

  constructor(stack: SipStack, clock: ManualClock, random: SeededRandom, contact: string) {
    this.#stack = stack;
    this.#clock = clock;
    this.#random = random;
    this.#contact = contact;
    stack.onRequest((incoming) => this.#receive(incoming));
  }

  /** Calls; hangs up, or takes the call back after `patienceMs`. */
  call(to: Hop, callId: string, { talkMs, patienceMs = RING_MS }: { talkMs: number; patienceMs?: number }) {
    return new Promise<CallEnd>((resolve) => {
      const call = new OutgoingCall(this.#parts(), to, { callId, talkMs, patienceMs, contact: this.#contact }, resolve);
      call.begin();
    });
  }

  #parts(): Parts {
    return { stack: this.#stack, clock: this.#clock, dialogs: this.dialogs };
  }

  #receive(incoming: IncomingRequest): void {
    const { request, respond } = incoming;
    switch (request.method) {
      case 'INVITE':
        return this.#ring(incoming);
      case 'ACK':
        return this.#settle(dialogIdOf(request, 'uas'));
      case 'BYE': {
        const id = dialogIdOf(request, 'uas');
        this.#settle(id);
        return respond(reply(request, this.dialogs.delete(id) ? 200 : 481));
      }
      default:
        return respond(reply(request, 405));
    }
  }

  #ring(incoming: IncomingRequest): void {
    const { request, respond } = incoming;
    const localTag = this.#random.text('0123456789abcdef', 16);
    let over = false;
    incoming.onCancel(() => {
      over = true;
      respond(reply(request, 487, { toTag: localTag }));
    });
    respond(reply(request, 180, { toTag: localTag }));
    this.#clock.schedule(this.#clock.now() + 100 + this.#random.below(5_000), () => {
      if (over) return;
      if (this.#random.below(10) === 0) return respond(reply(request, 486, { toTag: localTag }));
      over = true;
      const dialog = dialogFromInvite(request, { localTag, contact: this.#contact });
      this.dialogs.set(idOfDialog(dialog), dialog);
      const headers = [['Contact', `<${this.#contact}>`]] as const;
      this.#answer(incoming, reply(request, 200, { toTag: localTag, headers }), dialog);
    });
  }

  /** RFC 3261 §13.3.1.4: the 2xx again until its ACK comes; without one the call is hung up. */
  #answer({ respond, flow }: IncomingRequest, ok: SipResponse, dialog: Dialog): void {
    const id = idOfDialog(dialog);
    const giveUpAt = this.#clock.now() + GIVE_UP;
    const send = (interval: number): void => {
      if (this.#clock.now() >= giveUpAt) {
        this.#settle(id);
        this.dialogs.delete(id);
        return void this.#stack.request(requestWithin(dialog, 'BYE').request, { flow }, () => {});
      }
      respond(ok);
      const again = () => send(Math.min(2 * interval, T2));
      this.#unacknowledged.set(id, this.#clock.schedule(this.#clock.now() + interval, again));
    };
    send(T1);
  }

  #settle(id: string): void {
    this.#unacknowledged.get(id)?.[Symbol.dispose]();
    this.#unacknowledged.delete(id);
  }
}

type Parts = { readonly stack: SipStack; readonly clock: ManualClock; readonly dialogs: Map<string, Dialog> };
type Wish = {
  readonly callId: string;
  readonly talkMs: number;
  readonly patienceMs: number;
  readonly contact: string;
};

/** One call from its INVITE to the end of its BYE. */
class OutgoingCall {
  readonly #parts: Parts;
  readonly #to: Hop;
  readonly #wish: Wish;
  readonly #resolve: (end: CallEnd) => void;
  readonly #acks = new Map<string, () => void>();
  #invite: OutgoingRequest | undefined;
  #patience: Disposable | undefined;
  #cancelled = false;

  constructor(parts: Parts, to: Hop, wish: Wish, resolve: (end: CallEnd) => void) {
    this.#parts = parts;
    this.#to = to;
    this.#wish = wish;
    this.#resolve = resolve;
  }

  begin(): void {
    const { stack, clock } = this.#parts;
    const { callId, contact, patienceMs } = this.#wish;
    const invite = makeRequest({
      method: 'INVITE',
      uri: `sip:callee@${this.#to.address}:${this.#to.port}`,
      from: { uri: contact, params: { tag: `from-${callId}` } },
      to: { uri: 'sip:callee@h', params: {} },
      callId,
      cseq: 1,
      headers: [['Contact', `<${contact}>`]],
    });
    this.#invite = stack.request(invite, this.#to, (event) => this.#hear(event));
    this.#patience = clock.schedule(clock.now() + patienceMs, () => {
      this.#cancelled = true;
      this.#invite?.cancel();
    });
  }

  #hear(event: ClientEvent): void {
    if (event.kind !== 'response') return this.#end('timeout');
    const { response } = event;
    if (response.status >= 300) this.#end(this.#cancelled ? 'cancelled' : 'refused');
    else if (response.status >= 200) this.#accepted(response);
  }

  #accepted(response: SipResponse): void {
    this.#patience?.[Symbol.dispose]();
    const id = dialogIdOf(response, 'uac');
    const known = this.#acks.get(id);
    if (known) return known();
    const dialog = this.#invite && dialogFromResponse(this.#invite.request, response);
    if (!dialog?.ok) throw new Error(`no dialog by ${callIdOf(response)}`);
    const { stack, clock, dialogs } = this.#parts;
    dialogs.set(id, dialog.value);
    const ack = ackWithin(dialog.value, cseqOf(response).number);
    const acknowledge = () => stack.send(ack, this.#to);
    this.#acks.set(id, acknowledge);
    acknowledge();
    clock.schedule(clock.now() + (this.#cancelled ? 0 : this.#wish.talkMs), () => this.#hangUp(id));
  }

  #hangUp(id: string): void {
    const { stack, dialogs } = this.#parts;
    const dialog = dialogs.get(id);
    // The other side hung up first: nobody acknowledged its 2xx in time.
    if (!dialog) return this.#end('hung-up');
    stack.request(requestWithin(dialog, 'BYE').request, this.#to, (event) => {
      if (event.kind === 'response' && event.response.status < 200) return;
      // RFC 3261 §15.1.1: whatever became of the BYE, the session is over.
      dialogs.delete(id);
      this.#end('hung-up');
    });
  }

  #end(end: CallEnd): void {
    this.#patience?.[Symbol.dispose]();
    this.#resolve(end);
  }
}
