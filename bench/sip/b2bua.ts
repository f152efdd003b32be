import { type Clock, silentLog } from '@wpm/kernel';
import {
  type ClientEvent,
  type Dialog,
  DigestVerifier,
  type Endpoint,
  type IncomingRequest,
  type OutgoingRequest,
  Registrar,
  type SipRequest,
  type SipResponse,
  type SipStack,
  ackWithin,
  cseqOf,
  dialogFromInvite,
  dialogFromResponse,
  dialogIdOf,
  fromOf,
  ha1,
  idOfDialog,
  makeRequest,
  reply,
  requestWithin,
  toOf,
  userOf,
} from '@wpm/sip';

/**
 * The least a B2BUA must do, on `@wpm/sip` alone, as Asterisk's `Dial` to a fixed place: both legs with their transactions and
 * dialogs, the session descriptions handed on as they are, and a registrar with digests. No journal, no recording, no media.
 */
const HOST = '127.0.0.1';
const REALM = 'bench';
/** RFC 3261 §13.3.1.4: a 2xx is sent again until its ACK comes, first after T1, then twice as late up to T2. */
const T1 = 500;
const T2 = 4_000;

/** One side of a call that stands: its dialog, where requests in it go, and the other side. */
type Side = {
  readonly dialog: Dialog;
  readonly way: Parameters<SipStack['request']>[1];
  other: Side | undefined;
  unacknowledged?: Disposable;
};

/** A call that is being set up. What it was made of is let go when it stands: its transactions live on for half a minute. */
type Ringing = {
  readonly localTag: string;
  incoming: IncomingRequest | undefined;
  outgoing: OutgoingRequest | undefined;
  called: Dialog | undefined;
};

/** What it works with: `name` is nobody else's, and begins its tags. */
export type B2buaParts = {
  readonly stack: SipStack;
  readonly clock: Clock;
  readonly name: string;
  readonly local: Endpoint;
  /** Where every call goes. */
  readonly callee: Endpoint;
};

/** Takes the stack's calls and registrations from now on. */
export function takeCalls(parts: B2buaParts): void {
  const calls = new Calls(parts);
  const register = registrations(parts.clock);
  parts.stack.onRequest((incoming) => {
    switch (incoming.request.method) {
      case 'INVITE':
        return calls.begin(incoming);
      case 'ACK':
        return calls.acknowledge(incoming);
      case 'BYE':
        return calls.hangUp(incoming);
      case 'REGISTER':
        return void register(incoming);
      default:
        return incoming.respond(reply(incoming.request, 405));
    }
  });
}

class Calls {
  readonly #parts: B2buaParts;
  readonly #callee: { readonly transport: 'udp' } & Endpoint;
  readonly #contact: string;
  readonly #sides = new Map<string, Side>();
  #tags = 0;

  constructor(parts: B2buaParts) {
    this.#parts = parts;
    this.#callee = { transport: 'udp', ...parts.callee };
    this.#contact = `sip:bench@${HOST}:${parts.local.port}`;
  }

  begin(incoming: IncomingRequest): void {
    const { request, respond } = incoming;
    const call: Ringing = { localTag: this.#newTag(), incoming, outgoing: undefined, called: undefined };
    call.outgoing = this.#parts.stack.request(this.#inviteFor(request), this.#callee, this.#listener(call));
    incoming.onCancel(() => {
      call.outgoing?.cancel();
      respond(reply(request, 487, { toTag: call.localTag }));
    });
  }

  /** Made apart: what is made beside it would be held as long. */
  #listener(call: Ringing): (event: ClientEvent) => void {
    return (event) => {
      if (event.kind === 'response') this.#hear(call, event.response);
      else this.#answer(call, { status: event.kind === 'timeout' ? 408 : 503, body: '' });
    };
  }

  acknowledge({ request }: IncomingRequest): void {
    this.#sides.get(dialogIdOf(request, 'uas'))?.unacknowledged?.[Symbol.dispose]();
  }

  hangUp({ request, respond }: IncomingRequest): void {
    const side = this.#sides.get(dialogIdOf(request, 'uas'));
    respond(reply(request, side ? 200 : 481));
    const other = side?.other;
    if (!side || !other) return;
    for (const each of [side, other]) {
      each.unacknowledged?.[Symbol.dispose]();
      this.#sides.delete(idOfDialog(each.dialog));
    }
    this.#parts.stack.request(requestWithin(other.dialog, 'BYE').request, other.way, () => {});
  }

  #newTag(): string {
    return `${this.#parts.name}t${++this.#tags}`;
  }

  #inviteFor(request: SipRequest): SipRequest {
    return makeRequest({
      method: 'INVITE',
      uri: `sip:uas@${HOST}:${this.#callee.port}`,
      from: { uri: fromOf(request).uri, params: { tag: this.#newTag() } },
      to: { uri: toOf(request).uri, params: {} },
      callId: `${this.#newTag()}@${HOST}`,
      cseq: 1,
      headers: [['Contact', `<${this.#contact}>`]],
      body: request.body,
      contentType: 'application/sdp',
    });
  }

  #hear(call: Ringing, response: SipResponse): void {
    if (response.status === 100) return;
    if (response.status < 200 || response.status >= 300) return this.#answer(call, response);
    if (!call.called) return this.#connect(call, response);
    // A copy of a 2xx is acknowledged again, and nothing else.
    this.#parts.stack.send(ackWithin(call.called, cseqOf(response).number), this.#callee);
  }

  #answer({ incoming, localTag }: Ringing, { status, body }: Pick<SipResponse, 'status' | 'body'>): void {
    const sdp = body === '' ? {} : { body, contentType: 'application/sdp' };
    const headers = [['Contact', `<${this.#contact}>`]] as const;
    incoming?.respond(reply(incoming.request, status, { toTag: localTag, headers, ...sdp }));
  }

  #connect(call: Ringing, response: SipResponse): void {
    const { incoming, outgoing, localTag } = call;
    const dialog = outgoing && dialogFromResponse(outgoing.request, response);
    if (!incoming || !dialog?.ok) return;
    this.#parts.stack.send(ackWithin(dialog.value, cseqOf(response).number), this.#callee);
    const called: Side = { dialog: dialog.value, way: this.#callee, other: undefined };
    const calling: Side = {
      dialog: dialogFromInvite(incoming.request, { localTag, contact: this.#contact }),
      way: { flow: incoming.flow },
      other: called,
    };
    called.other = calling;
    for (const side of [called, calling]) this.#sides.set(idOfDialog(side.dialog), side);
    const answered = { ...call };
    Object.assign(call, { incoming: undefined, outgoing: undefined, called: dialog.value });
    const send = (): void => this.#answer(answered, response);
    send();
    this.#repeat(calling, send, T1);
  }

  #repeat(side: Side, send: () => void, wait: number): void {
    const { clock } = this.#parts;
    side.unacknowledged = clock.schedule(clock.now() + wait, () => {
      send();
      this.#repeat(side, send, Math.min(2 * wait, T2));
    });
  }
}

/** A registrar with digests; every account's password is `secret-<account>`. */
function registrations(clock: Clock): (incoming: IncomingRequest) => Promise<void> {
  const registrar = new Registrar({
    clock,
    log: silentLog,
    maxBindings: 5,
    minExpires: 60,
    maxExpires: 3_600,
    defaultExpires: 600,
  });
  const verifier = new DigestVerifier({ secret: 'bench', clock, nonceLifetimeMs: 60_000 });
  return async ({ request, flow, respond }) => {
    const user = userOf(toOf(request).uri) ?? '';
    const hashes = {
      md5: ha1('MD5', user, REALM, `secret-${user}`),
      sha256: ha1('SHA-256', user, REALM, `secret-${user}`),
    };
    const lookup = (): Promise<typeof hashes> => Promise.resolve(hashes);
    const verdict = await verifier.verify(request, { realm: REALM, header: 'Authorization', lookup });
    if (verdict.ok) {
      const place = { owner: user, kind: 'phone', room: 5 };
      return respond(registrar.register(`sip:${user}@${REALM}`, { request, flow, place }));
    }
    // Only MD5, which is what Asterisk asks for: both do the same work.
    const challenges = verifier
      .challenges(REALM, verdict.why === 'stale')
      .filter((each) => each.includes('algorithm=MD5'));
    respond(reply(request, 401, { headers: challenges.map((each) => ['WWW-Authenticate', each] as const) }));
  };
}
