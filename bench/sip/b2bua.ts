import process from 'node:process';
import { SystemClock, silentLog } from '@wpm/kernel';
import {
  type Dialog,
  DigestVerifier,
  type IncomingRequest,
  type OutgoingRequest,
  Registrar,
  type SipResponse,
  SipStack,
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
 * Started with the port of the callee; says its own port when it takes calls, and what its heap holds when asked.
 */
const HOST = '127.0.0.1';
const REALM = 'bench';
/** RFC 3261 §13.3.1.4: a 2xx is sent again until its ACK comes, first after T1, then twice as late up to T2. */
const T1 = 500;
const T2 = 4_000;

const callee = { transport: 'udp', address: HOST, port: Number(process.argv[2]) } as const;
const clock = new SystemClock();
const fillRandom = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => crypto.getRandomValues(bytes);
const stack = new SipStack({ clock, log: silentLog, fillRandom, product: 'bench', limits: { trusted: () => true } });
const local = await stack.listenUdp({ address: HOST, port: 0 });
const contact = `sip:bench@${HOST}:${local.port}`;

/** One side of a call that stands: its dialog, where requests in it go, and the other side. */
type Side = {
  dialog: Dialog;
  readonly way: Parameters<SipStack['request']>[1];
  other: Side | undefined;
  unacknowledged?: Disposable;
};

const sides = new Map<string, Side>();
let tags = 0;
const newTag = (): string => `${process.pid}t${++tags}`;

const registrar = new Registrar({
  clock,
  log: silentLog,
  maxBindings: 5,
  minExpires: 60,
  maxExpires: 3_600,
  defaultExpires: 600,
});
const verifier = new DigestVerifier({ secret: 'bench', clock, nonceLifetimeMs: 60_000 });

stack.onRequest((incoming) => {
  switch (incoming.request.method) {
    case 'INVITE':
      return call(incoming);
    case 'ACK':
      return acknowledge(incoming);
    case 'BYE':
      return hangUp(incoming);
    case 'REGISTER':
      return void register(incoming);
    default:
      return incoming.respond(reply(incoming.request, 405));
  }
});

function call(incoming: IncomingRequest): void {
  const { request, respond } = incoming;
  const localTag = newTag();
  const answer = ({ status, body }: Pick<SipResponse, 'status' | 'body'>): void => {
    const sdp = body === '' ? {} : { body, contentType: 'application/sdp' };
    respond(reply(request, status, { toTag: localTag, headers: [['Contact', `<${contact}>`]], ...sdp }));
  };
  const invite = makeRequest({
    method: 'INVITE',
    uri: `sip:uas@${HOST}:${callee.port}`,
    from: { uri: fromOf(request).uri, params: { tag: newTag() } },
    to: { uri: toOf(request).uri, params: {} },
    callId: `${newTag()}@${HOST}`,
    cseq: 1,
    headers: [['Contact', `<${contact}>`]],
    body: request.body,
    contentType: 'application/sdp',
  });
  const outgoing: OutgoingRequest = stack.request(invite, callee, (event) => {
    if (event.kind !== 'response') return answer({ status: event.kind === 'timeout' ? 408 : 503, body: '' });
    const { response } = event;
    if (response.status === 100) return;
    if (response.status >= 200 && response.status < 300)
      return connect(incoming, { outgoing, response, localTag }, answer);
    answer(response);
  });
  incoming.onCancel(() => {
    outgoing.cancel();
    respond(reply(request, 487, { toTag: localTag }));
  });
}

type Answered = { readonly outgoing: OutgoingRequest; readonly response: SipResponse; readonly localTag: string };

function connect(incoming: IncomingRequest, answered: Answered, answer: (response: SipResponse) => void): void {
  const { outgoing, response, localTag } = answered;
  const dialog = dialogFromResponse(outgoing.request, response);
  if (!dialog.ok) return;
  stack.send(ackWithin(dialog.value, cseqOf(response).number), callee);
  // A copy of a 2xx is acknowledged again, and nothing else.
  if (sides.has(idOfDialog(dialog.value))) return;
  const called: Side = { dialog: dialog.value, way: callee, other: undefined };
  const calling: Side = {
    dialog: dialogFromInvite(incoming.request, { localTag, contact }),
    way: { flow: incoming.flow },
    other: called,
  };
  called.other = calling;
  for (const side of [called, calling]) sides.set(idOfDialog(side.dialog), side);
  answer(response);
  repeat(calling, () => answer(response), T1);
}

function repeat(side: Side, send: () => void, wait: number): void {
  side.unacknowledged = clock.schedule(clock.now() + wait, () => {
    send();
    repeat(side, send, Math.min(2 * wait, T2));
  });
}

function acknowledge({ request }: IncomingRequest): void {
  sides.get(dialogIdOf(request, 'uas'))?.unacknowledged?.[Symbol.dispose]();
}

function hangUp({ request, respond }: IncomingRequest): void {
  const side = sides.get(dialogIdOf(request, 'uas'));
  respond(reply(request, side ? 200 : 481));
  const other = side?.other;
  if (!side || !other) return;
  for (const each of [side, other]) {
    each.unacknowledged?.[Symbol.dispose]();
    sides.delete(idOfDialog(each.dialog));
  }
  stack.request(requestWithin(other.dialog, 'BYE').request, other.way, () => {});
}

async function register({ request, flow, respond }: IncomingRequest): Promise<void> {
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
}

process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ heldBytes: heapUsed + external });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: local.port });
