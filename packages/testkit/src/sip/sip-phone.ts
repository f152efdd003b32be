import { randomUUID } from 'node:crypto';
import {
  type ClientEvent,
  type IncomingRequest,
  type NameAddr,
  type OutgoingRequest,
  type SipRequest,
  type SipResponse,
  answerChallenge,
  dialogIdOf,
  idOfDialog,
  makeRequest,
  printUri,
  reply,
  tagOf,
  toOf,
} from '@wpm/sip';
import { IncomingCall } from './incoming-call.ts';
import { Mailbox } from './mailbox.ts';
import { OutgoingCall } from './outgoing-call.ts';
import { type CallContext, type PhoneCall, SDP } from './phone-call.ts';
import { type LineOptions, PhoneLine } from './phone-line.ts';

export interface SipPhoneOptions extends LineOptions {
  readonly user: string;
  readonly domain: string;
  readonly displayName?: string;
  /** For challenges; without it a challenge is a refusal. */
  readonly password?: string;
  /** User name of the credentials, where it is not `user`. */
  readonly authUser?: string;
  /** Longest wait for anything, in milliseconds. */
  readonly timeoutMs?: number;
}

type Header = readonly [name: string, value: string];

/** A request before it has a number. */
type Outline = {
  readonly method: string;
  readonly uri: string;
  /** The phone's own user unless told. */
  readonly from?: NameAddr;
  readonly to: NameAddr;
  readonly callId: string;
  readonly fromTag: string;
  readonly headers: readonly Header[];
  readonly body?: string;
};

/** A SIP user agent a test can script: real signalling over UDP or WebSocket, no media of its own. */
export class SipPhone implements AsyncDisposable {
  readonly #options: SipPhoneOptions;
  readonly #line: PhoneLine;
  readonly #timeoutMs: number;
  readonly #calls = new Map<string, PhoneCall>();
  readonly #incoming: Mailbox<IncomingCall>;
  readonly #registration = randomUUID();
  readonly #instance = `<urn:uuid:${randomUUID()}>`;
  readonly #journal: string[] = [];
  #cseq = 0;

  private constructor(options: SipPhoneOptions, line: PhoneLine) {
    this.#options = options;
    this.#line = line;
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#incoming = new Mailbox(this.#timeoutMs, () => this.#journal);
    line.stack.onRequest((incoming) => this.#receive(incoming));
    line.stack.onFlowClosed(() => this.#note('flow closed'));
  }

  /** @throws where the port is taken or the WebSocket refused */
  static async open(options: SipPhoneOptions): Promise<SipPhone> {
    return new SipPhone(options, await PhoneLine.open(options));
  }

  /** What happened so far, in order. */
  get journal(): readonly string[] {
    return this.#journal;
  }

  /** The phone's Contact. */
  get contact(): string {
    return this.#line.contact(this.#options.user);
  }

  /** Registers for so many seconds, answering the challenge; resolves with the final response. */
  register(expires = 120): Promise<SipResponse> {
    const { domain } = this.#options;
    const contact = `<${this.contact}>;+sip.instance="${this.#instance}";reg-id=1;expires=${expires}`;
    const headers: readonly Header[] = [['Contact', contact]];
    const outline = { method: 'REGISTER', uri: `sip:${domain}`, to: this.#self(), callId: this.#registration };
    return this.#ask({ ...outline, fromTag: randomUUID(), headers });
  }

  unregister(): Promise<SipResponse> {
    return this.register(0);
  }

  /** A request outside any dialog; resolves with its final response. */
  request(method: string, to: string, headers: readonly Header[] = []): Promise<SipResponse> {
    const uri = this.#uriOf(to);
    return this.#ask({ method, uri, to: { uri, params: {} }, callId: randomUUID(), fromTag: randomUUID(), headers });
  }

  /**
   * Calls a user of the phone's domain, or a URI, offering the SDP.
   * @param from whom it calls as; by default its own user. A carrier's far end calls as many people.
   */
  call(to: string, sdp: string, headers: readonly Header[] = [], from: NameAddr = this.#self()): OutgoingCall {
    const uri = this.#uriOf(to);
    const outline: Outline = {
      method: 'INVITE',
      uri,
      from,
      to: { uri, params: {} },
      callId: randomUUID(),
      fromTag: randomUUID(),
      headers: [['Contact', `<${this.contact}>`], ...headers],
      body: sdp,
    };
    const first = this.#build(outline);
    return new OutgoingCall(this.#context(), first, (on) => this.#start(outline, first, on));
  }

  /** The next call that comes in. */
  incoming(): Promise<IncomingCall> {
    return this.#incoming.next('an incoming call');
  }

  /** Cuts the WebSocket as a lost network does. */
  cut(): void {
    this.#line.cut();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#line[Symbol.asyncDispose]();
  }

  async #ask(outline: Outline): Promise<SipResponse> {
    const responses = new Mailbox<SipResponse>(this.#timeoutMs, () => this.#journal);
    this.#start(outline, this.#build(outline), (request, event) => {
      this.#note(`${event.kind === 'response' ? event.response.status : event.kind} to ${request.method}`);
      if (event.kind === 'response' && event.response.status >= 200) responses.put(event.response);
    });
    return await responses.next(`the response to ${outline.method}`);
  }

  /** Sends a request, and once more with credentials where it is challenged. */
  #start(
    outline: Outline,
    first: SipRequest,
    on: (request: SipRequest, event: ClientEvent) => void,
  ): Pick<OutgoingRequest, 'cancel'> {
    let underWay = this.#line.request(first, (event) => {
      const credentials = event.kind === 'response' ? this.#credentialsFor(event.response, outline) : undefined;
      if (!credentials) return on(first, event);
      const second = this.#build({ ...outline, headers: [...outline.headers, credentials] });
      underWay = this.#line.request(second, (again) => on(second, again));
    });
    return { cancel: (headers) => underWay.cancel(headers) };
  }

  #credentialsFor({ status, headers }: SipResponse, { method, uri }: Outline): Header | undefined {
    const { password, user, authUser = user } = this.#options;
    if (password === undefined || (status !== 401 && status !== 407)) return undefined;
    const [challenge, answer] = status === 401 ? WWW : PROXY;
    const answered = answerChallenge(headers.all(challenge), { method, uri, user: authUser, password });
    return answered.ok ? [answer, answered.value] : undefined;
  }

  #build({ method, uri, from = this.#self(), to, callId, fromTag, headers, body }: Outline): SipRequest {
    const content = body === undefined || body === '' ? {} : { body, contentType: SDP };
    this.#note(`sent ${method}`);
    return makeRequest({
      method,
      uri,
      from: { ...from, params: { tag: fromTag } },
      to,
      callId,
      cseq: ++this.#cseq,
      headers,
      ...content,
    });
  }

  #receive(incoming: IncomingRequest): void {
    const { request } = incoming;
    const call = this.#calls.get(dialogIdOf(request, 'uas'));
    if (call) return call.receive(incoming);
    this.#note(`received ${request.method}`);
    if (tagOf(toOf(request)) !== undefined) return incoming.respond(reply(request, 481));
    if (request.method === 'INVITE') this.#incoming.put(new IncomingCall(this.#context(), incoming, randomUUID()));
    else incoming.respond(reply(request, request.method === 'OPTIONS' ? 200 : 405, { headers: [['Allow', ALLOW]] }));
  }

  #context(): CallContext {
    return {
      line: this.#line,
      contact: this.contact,
      timeoutMs: this.#timeoutMs,
      note: (what) => this.#note(what),
      seen: () => this.#journal,
      dialogFormed: (call, dialog) => this.#calls.set(idOfDialog(dialog), call),
    };
  }

  #self(): NameAddr {
    const { user, domain, displayName } = this.#options;
    const uri = printUri({ scheme: 'sip', user, host: domain, params: {} });
    return { uri, params: {}, ...(displayName !== undefined && { displayName }) };
  }

  #uriOf(to: string): string {
    return to.includes(':') ? to : printUri({ scheme: 'sip', user: to, host: this.#options.domain, params: {} });
  }

  #note(what: string): void {
    this.#journal.push(what);
  }
}

const WWW = ['WWW-Authenticate', 'Authorization'] as const;
const PROXY = ['Proxy-Authenticate', 'Proxy-Authorization'] as const;

const ALLOW = 'INVITE, ACK, CANCEL, BYE, PRACK, OPTIONS, INFO, UPDATE';
