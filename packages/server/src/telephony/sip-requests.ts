import { ALLOW, type CallControl, type Source } from '@wpm/calls';
import type { Log } from '@wpm/kernel';
import {
  type DigestVerifier,
  type IncomingRequest,
  type Registrar,
  type SipUri,
  contactOf,
  fromOf,
  parseUri,
  reply,
  sameUri,
  tagOf,
  toOf,
} from '@wpm/sip';
import type { SipCredentialsRow } from '@wpm/store';
import type { TrunkTable } from './trunk-table.ts';

/** Which user a SIP message speaks for. */
export type SipIdentity = Pick<SipCredentialsRow, 'aor' | 'accountId' | 'tenantId' | 'sessionId'>;

export type SipRequestDeps = {
  readonly calls: CallControl;
  readonly registrar: Registrar;
  readonly trunks: TrunkTable;
  /** Digest verifier of a realm; undefined where no tenant has such a domain. */
  readonly verifier: (realm: string) => Promise<DigestVerifier | undefined>;
  readonly credentials: (authUser: string) => Promise<SipCredentialsRow | undefined>;
  /** Who opened the WebSocket of a flow with a ticket; undefined for flows of other transports. */
  readonly opener: (flowId: string) => SipIdentity | undefined;
  readonly log: Log;
};

const METHODS = `${ALLOW}, REGISTER`;

/** Takes every request that begins something, and hands on what belongs to a call. */
export class SipRequests {
  readonly #deps: SipRequestDeps;

  /** Which session registered an address of record last. */
  readonly #registeredBy = new Map<string, string>();

  constructor(deps: SipRequestDeps) {
    this.#deps = deps;
  }

  /** Takes away the registrations of a session that ended. */
  forgetSession(sessionId: string): void {
    for (const [aor, session] of this.#registeredBy) {
      if (session !== sessionId) continue;
      this.#registeredBy.delete(aor);
      this.#deps.registrar.remove(aor);
    }
  }

  async receive(incoming: IncomingRequest): Promise<void> {
    try {
      await this.#dispatch(incoming);
    } catch (error) {
      this.#deps.log.error('sip.fault', {
        method: incoming.request.method,
        error: error instanceof Error ? (error.stack ?? '') : String(error),
      });
      incoming.respond(reply(incoming.request, 500));
    }
  }

  async #dispatch(incoming: IncomingRequest): Promise<void> {
    const { request } = incoming;
    if (tagOf(toOf(request)) !== undefined) return this.#deps.calls.receive(incoming);
    switch (request.method) {
      case 'ACK':
        return undefined;
      case 'REGISTER':
        return this.#register(incoming);
      case 'INVITE':
        return this.#invite(incoming);
      case 'OPTIONS':
        return incoming.respond(
          reply(request, 200, {
            headers: [
              ['Allow', METHODS],
              ['Accept', 'application/sdp'],
            ],
          }),
        );
      default:
        return incoming.respond(reply(request, 405, { headers: [['Allow', METHODS]] }));
    }
  }

  async #register(incoming: IncomingRequest): Promise<void> {
    const { request, flow } = incoming;
    const identity = await this.#authenticated(incoming);
    if (!identity) return;
    if (!sameAor(toOf(request).uri, identity.aor)) return incoming.respond(reply(request, 403));
    this.#registeredBy.set(identity.aor, identity.sessionId);
    incoming.respond(this.#deps.registrar.register(identity.aor, request, flow));
  }

  async #invite(incoming: IncomingRequest): Promise<void> {
    const { request, flow } = incoming;
    // A trunk is known by its UDP address; a WebSocket's is whatever stands in front of us.
    const trunk = flow.transport === 'udp' ? this.#deps.trunks.bySource(flow.remote) : undefined;
    if (trunk) {
      const source: Source = {
        kind: 'trunk',
        trunkId: trunk.id,
        tenantId: trunk.tenantId,
        peer: { kind: 'trunk', trunkId: trunk.id },
      };
      return this.#deps.calls.invite(incoming, source, 'rtp');
    }
    // RFC 7118 §7: whoever opened the WebSocket with a ticket is known; others prove themselves for every INVITE.
    const opener = this.#deps.opener(flow.id);
    const identity = opener ?? (await this.#authenticated(incoming));
    if (!identity) return undefined;
    if (!sameAor(fromOf(request).uri, identity.aor)) return incoming.respond(reply(request, 403));
    const { accountId, tenantId, aor } = identity;
    // Whoever calls must be reachable too: the call's requests go to where the user is registered.
    if (this.#deps.registrar.bindings(aor).length === 0)
      return incoming.respond(reply(request, 403, { reason: 'Register First' }));
    const peer = { kind: 'account', aor, contact: contactOf(request)?.uri ?? '' } as const;
    return this.#deps.calls.invite(incoming, { kind: 'account', accountId, tenantId, peer }, opener ? 'webrtc' : 'rtp');
  }

  /** The user whose credentials the request proves; otherwise it has been challenged or refused. */
  async #authenticated(incoming: IncomingRequest): Promise<SipIdentity | undefined> {
    const { request, flow } = incoming;
    const opener = this.#deps.opener(flow.id);
    let found: SipCredentialsRow | undefined;
    const verifier = await this.#deps.verifier(hostOf(fromOf(request).uri) ?? '');
    if (!verifier) {
      incoming.respond(reply(request, 404));
      return undefined;
    }
    const verdict = await verifier.verify(request, 'Authorization', async (user) => {
      found = await this.#deps.credentials(user);
      return found;
    });
    if (!verdict.ok) {
      const headers = verifier
        .challenges(verdict.why === 'stale')
        .map((value): [string, string] => ['WWW-Authenticate', value]);
      incoming.respond(verdict.why === 'malformed' ? reply(request, 400) : reply(request, 401, { headers }));
      return undefined;
    }
    if (!found || (opener && opener.accountId !== found.accountId)) {
      incoming.respond(reply(request, 403));
      return undefined;
    }
    return found;
  }
}

function hostOf(uri: string): string | undefined {
  const parsed = parseUri(uri);
  return parsed.ok ? parsed.value.host.toLowerCase() : undefined;
}

const bare = ({ user, host }: Pick<SipUri, 'user' | 'host'>) =>
  ({ scheme: 'sip', user: user ?? '', host, params: {} }) as const;

/** Same user at the same domain, whatever port or parameters. */
function sameAor(uri: string, aor: string): boolean {
  const [left, right] = [parseUri(uri), parseUri(aor)];
  if (!left.ok || !right.ok) return false;
  return sameUri(bare(left.value), bare(right.value));
}
