import { ManualClock, silentLog } from '@wpm/kernel';
import {
  DigestVerifier,
  type Endpoint,
  type Hop,
  type IncomingRequest,
  type SipResponse,
  SipStack,
  type TlsIdentity,
  ha1,
  makeRequest,
  reply,
} from '@wpm/sip';

const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

/** What a carrier does about a request; undefined: nothing at all. */
export type Behaviour = (incoming: IncomingRequest) => SipResponse | undefined | Promise<SipResponse | undefined>;

/** A carrier of a test's own: a SIP stack on a real UDP socket that answers as it is told, and notes what it got. */
export class Carrier implements AsyncDisposable {
  readonly #stack: SipStack;
  readonly seen: IncomingRequest[] = [];
  endpoint: Endpoint = { address: '', port: 0 };
  behaviour: Behaviour = ({ request }) => reply(request, 200);

  private constructor() {
    this.#stack = new SipStack({ clock: new ManualClock(), log: silentLog, fillRandom, product: 'Carrier' });
    this.#stack.onRequest((incoming) => void this.#answer(incoming));
  }

  static async open(behaviour?: Behaviour): Promise<Carrier> {
    const carrier = new Carrier();
    if (behaviour) carrier.behaviour = behaviour;
    carrier.endpoint = await carrier.#stack.listenUdp({ address: '127.0.0.1', port: 0 });
    return carrier;
  }

  /** Takes connections over TLS, too. */
  listenTls(identity: TlsIdentity): Promise<Endpoint> {
    return this.#stack.listenTls({ address: '127.0.0.1', port: 0 }, identity);
  }

  /** Takes connections, too. */
  listenTcp(): Promise<Endpoint> {
    return this.#stack.listenTcp({ address: '127.0.0.1', port: 0 });
  }

  get contact(): readonly [string, string] {
    return ['Contact', `<sip:carrier@127.0.0.1:${this.endpoint.port}>`];
  }

  /** Requests of one method, in the order they came; copies are absorbed. */
  of(method: string): readonly IncomingRequest[] {
    return this.seen.filter(({ request }) => request.method === method);
  }

  /** Sends a request to somebody: by UDP as from the carrier's own address, by TCP and TLS from whatever port it gets. */
  send(
    { transport = 'udp', ...to }: Endpoint & Pick<Partial<Hop>, 'transport' | 'ca'>,
    method: string,
    uri: string,
    headers: readonly (readonly [string, string])[] = [],
  ): Promise<SipResponse> {
    const party = { uri: 'sip:+48600100200@carrier.test', params: { tag: crypto.randomUUID() } };
    const request = makeRequest({
      method,
      uri,
      from: party,
      to: { uri, params: {} },
      callId: crypto.randomUUID(),
      cseq: 1,
      headers: headers.some(([name]) => name === 'Contact') ? headers : [this.contact, ...headers],
    });
    const { promise, resolve } = Promise.withResolvers<SipResponse>();
    this.#stack.request(request, { transport, ...to }, (event) => {
      if (event.kind === 'response' && event.response.status >= 200) resolve(event.response);
    });
    return promise;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack[Symbol.asyncDispose]();
  }

  async #answer(incoming: IncomingRequest): Promise<void> {
    this.seen.push(incoming);
    const response = await this.behaviour(incoming);
    if (response && incoming.request.method !== 'ACK') incoming.respond(response);
  }
}

/** A registrar that knows one account, and challenges by the realm given, in SHA-256 and MD5. */
export function registrarOf(account: { user: string; password: string; realm: string }): Behaviour {
  const { user, password, realm } = account;
  const known = {
    md5: ha1('MD5', user, realm, password),
    sha256: ha1('SHA-256', user, realm, password),
  };
  const verifier = new DigestVerifier({ secret: 'secret', clock: new ManualClock(), nonceLifetimeMs: 60_000 });
  const lookup = async (name: string) => (name === user ? known : undefined);
  return async ({ request }) => {
    const verdict = await verifier.verify(request, { realm, header: 'Authorization', lookup });
    if (verdict.ok) return reply(request, 200, { headers: [['Contact', request.headers.get('Contact') ?? '']] });
    const challenges = verifier.challenges(realm, verdict.why === 'stale');
    return reply(request, 401, { headers: challenges.map((value) => ['WWW-Authenticate', value] as const) });
  };
}
