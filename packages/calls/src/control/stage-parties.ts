import {
  type ClientEvent,
  type IncomingRequest,
  type SipRequest,
  type SipResponse,
  callIdOf,
  contactOf,
  cseqOf,
  fromOf,
  makeRequest,
  reply,
  tagOf,
  toOf,
} from '@wpm/sip';
import type { Peer } from '../party.ts';

type Header = [name: string, value: string];

/** What a party of a test needs of the stage. */
export type World = {
  readonly happened: string[];
  readonly control: { receive(incoming: IncomingRequest): void };
  settle(): Promise<void>;
};

/** A request of ours, and how it is answered. */
export type Sent = {
  readonly request: SipRequest;
  readonly to: Peer;
  readonly answer: (event: ClientEvent) => void;
  /** The number whoever answers a challenge would send it again with. */
  readonly nextNumber: () => number;
};

/** What may stand in a request of a party. */
export type Content = { readonly body?: string; readonly type?: string; readonly headers?: readonly Header[] };

const contentOf = ({ body = '', type = 'application/sdp', headers = [] }: Content) => ({
  headers: [...headers],
  ...(body ? { body, contentType: type } : {}),
});

/** Hands a request to call control and keeps what is answered. */
abstract class Asker {
  readonly responses: SipResponse[] = [];
  protected readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  get statuses(): number[] {
    return this.responses.map(({ status }) => status);
  }

  get last(): SipResponse {
    const last = this.responses.at(-1);
    if (!last) throw new Error('no response yet');
    return last;
  }

  protected incomingOf(request: SipRequest, onCancel: IncomingRequest['onCancel'] = () => undefined): IncomingRequest {
    const local = { address: '127.0.0.1', port: 5060 };
    const remote = { address: '127.0.0.1', port: 5070 };
    const respond: IncomingRequest['respond'] = (response) => {
      this.world.happened.push(`${request.method}: ${response.status}`);
      this.responses.push(response);
    };
    return {
      request,
      flow: { id: 'trunk', transport: 'udp', remote, local, open: true },
      respond,
      respondStateless: respond,
      onCancel,
    };
  }

  protected async ask(request: SipRequest): Promise<void> {
    this.world.control.receive(this.incomingOf(request));
    await this.world.settle();
  }
}

/** The one who called us. */
export class Caller extends Asker {
  readonly incoming: IncomingRequest;
  #onCancel: ((cancel: SipRequest) => void) | undefined;
  #cancelled = false;

  constructor(world: World, callId: string, content: Content) {
    super(world);
    const { headers, ...body } = contentOf(content);
    const request = makeRequest({
      method: 'INVITE',
      uri: 'sip:+48221000101@127.0.0.1',
      from: { uri: 'sip:+48600100200@127.0.0.1:5070', params: { tag: 'customer' } },
      to: { uri: 'sip:+48221000101@127.0.0.1', params: {} },
      callId,
      cseq: 1,
      headers: [['Contact', '<sip:customer@127.0.0.1:5070>'], ...headers],
      ...body,
    });
    this.incoming = this.incomingOf(request, (handler) => {
      this.#onCancel = handler;
      // As the stack does: a CANCEL that came before anybody asked is told at once.
      if (this.#cancelled) handler(request);
    });
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
    this.#onCancel?.(this.incoming.request);
    await this.world.settle();
  }

  /** A request of the caller within the dialog our responses to the INVITE made. */
  async within(method: string, cseq: number, content: Content | string = {}): Promise<void> {
    const dialog = this.responses.find((response) => tagOf(toOf(response)) !== undefined) ?? this.last;
    const to = toOf(dialog);
    const request = makeRequest({
      method,
      uri: 'sip:wpm@127.0.0.1:5060',
      from: { uri: 'sip:+48600100200@127.0.0.1:5070', params: { tag: 'customer' } },
      to: { uri: to.uri, params: { tag: tagOf(to) ?? '' } },
      callId: callIdOf(this.incoming.request),
      cseq,
      ...contentOf(typeof content === 'string' ? { body: content } : content),
    });
    await this.ask(request);
  }

  /** The PRACK of the last reliable response. */
  async prack(cseq: number, body = ''): Promise<void> {
    const reliable = this.responses.findLast(({ headers }) => headers.has('RSeq'));
    const rack = `${reliable?.headers.get('RSeq') ?? ''} 1 INVITE`;
    await this.within('PRACK', cseq, { body, headers: [['RAck', rack]] });
  }
}

/** The phone we called. @param tag of the fork that speaks */
export class Callee extends Asker {
  readonly invite: SipRequest;
  readonly #sent: Sent;
  readonly tag: string;

  constructor(world: World, sent: Sent, tag = 'phone') {
    super(world);
    this.#sent = sent;
    this.tag = tag;
    this.invite = sent.request;
  }

  async respond(status: number, body = '', headers: readonly Header[] = []): Promise<void> {
    const contact: Header = ['Contact', '<sip:anna@phone.invalid;transport=ws>'];
    await this.answer(this.#sent, status, { body, headers: [contact, ...headers] });
  }

  async silence(): Promise<void> {
    this.#sent.answer({ kind: 'timeout' });
    await this.world.settle();
  }

  /** Answers a request of ours. */
  async answer({ request, answer }: Sent, status: number, content: Content = {}): Promise<void> {
    answer({ kind: 'response', response: reply(request, status, { toTag: this.tag, ...contentOf(content) }) });
    await this.world.settle();
  }

  /** A request of the phone within its dialog with us. */
  async within(method: string, cseq: number, content: Content = {}): Promise<void> {
    const request = makeRequest({
      method,
      uri: contactOf(this.invite)?.uri ?? '',
      from: { uri: toOf(this.invite).uri, params: { tag: this.tag } },
      to: fromOf(this.invite),
      callId: callIdOf(this.invite),
      cseq,
      ...contentOf(content),
    });
    await this.ask(request);
  }
}

/** How another request names the dialog of a call, as whoever has it says it (RFC 3891 §6.1). */
export function replacing(call: Caller | Callee): string {
  if (call instanceof Callee) {
    return `${callIdOf(call.invite)};to-tag=${tagOf(fromOf(call.invite)) ?? ''};from-tag=${call.tag}`;
  }
  const answer = call.responses.find((response) => tagOf(toOf(response)) !== undefined) ?? call.last;
  return `${callIdOf(call.incoming.request)};to-tag=${tagOf(toOf(answer)) ?? ''};from-tag=customer`;
}

/** Number of a request, for tests that compare them. */
export const numberOf = ({ request }: Sent): number => cseqOf(request).number;
