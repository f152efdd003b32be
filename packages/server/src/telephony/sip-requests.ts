import { ALLOW, type CallControl, type Source } from '@wpm/calls';
import type { Log } from '@wpm/kernel';
import {
  type IncomingRequest,
  type Registrar,
  callIdOf,
  fromOf,
  isOverTls,
  isSips,
  reply,
  tagOf,
  toOf,
} from '@wpm/sip';
import { callingPhone, mediaOfPhone } from './registered-phone.ts';
import type { RegistrationKeeper } from './registration-keeper.ts';
import type { SipAuthority } from './sip-authority.ts';
import { type SipIdentity, isOwnAddress } from './sip-identity.ts';
import { type SipRefusal, refuseSip } from './sip-refusal.ts';
import type { Subscriptions } from './subscriptions/subscriptions.ts';
import type { LiveTrunk } from './trunks/live-trunk.ts';
import { mayCarry, mediaOf } from './trunks/trunk-media.ts';
import type { Trunks } from './trunks/trunks.ts';

export type SipRequestDeps = {
  readonly calls: Pick<CallControl, 'receive' | 'invite'>;
  readonly registrar: Registrar;
  readonly keeper: Pick<RegistrationKeeper, 'saved'>;
  readonly trunks: Pick<Trunks, 'bySource' | 'isRegistration' | 'accepted' | 'ways'>;
  readonly authority: Pick<SipAuthority, 'identify'>;
  readonly subscriptions: Pick<Subscriptions, 'receive'>;
  /** Who opened the WebSocket of a flow with a ticket; undefined for flows of other transports. */
  readonly opener: (flowId: string) => SipIdentity | undefined;
  readonly log: Log;
};

const METHODS = [...new Set([...ALLOW.split(', '), 'REGISTER', 'SUBSCRIBE', 'NOTIFY'])].join(', ');

/** Takes every request that begins something, and hands on what belongs to a call. */
export class SipRequests {
  readonly #deps: SipRequestDeps;

  constructor(deps: SipRequestDeps) {
    this.#deps = deps;
  }

  async receive(incoming: IncomingRequest): Promise<void> {
    try {
      await this.#dispatch(incoming);
    } catch (error) {
      this.#deps.log.error('sip.fault', {
        method: incoming.request.method,
        error: error instanceof Error ? (error.stack ?? '') : String(error),
      });
      incoming.respond(refuseSip(incoming.request, FAULT));
    }
  }

  async #dispatch(incoming: IncomingRequest): Promise<void> {
    const { request } = incoming;
    if (request.method === 'SUBSCRIBE') return this.#subscribe(incoming);
    if (tagOf(toOf(request)) !== undefined) return this.#deps.calls.receive(incoming);
    switch (request.method) {
      case 'ACK':
        return undefined;
      case 'REGISTER':
        return this.#register(incoming);
      case 'INVITE':
        return this.#invite(incoming);
      case 'OPTIONS':
        return incoming.respondStateless(
          reply(request, 200, {
            headers: [
              ['Allow', METHODS],
              ['Accept', 'application/sdp'],
            ],
          }),
        );
      case 'MESSAGE':
      case 'PUBLISH':
      case 'REFER':
        return this.#unsupported(incoming);
      default:
        return incoming.respondStateless(refuseSip(request, NO_SUCH_METHOD, [['Allow', METHODS]]));
    }
  }

  async #register(incoming: IncomingRequest): Promise<void> {
    if (this.#deps.trunks.isRegistration(incoming)) return this.#deps.trunks.accepted.register(incoming);
    const { request, flow } = incoming;
    const identity = await this.#deps.authority.identify(incoming);
    if (!identity) return;
    // RFC 3261 §10.3 steps 4 and 5: nobody registers for another.
    if (!isOwnAddress(toOf(request).uri, identity)) return incoming.respond(refuseSip(request, NOT_OWN));
    const { aor, place } = identity;
    const response = this.#deps.registrar.register(aor, { request, flow, place });
    // A phone that asks where it is registered changes nothing, so it need not wait for the disk.
    if (response.status !== 200 || !request.headers.has('Contact')) return incoming.respond(response);
    // It is judged: the next may be, while this one waits for the disk.
    void this.#deps.keeper.saved(aor).then(() => incoming.respond(response));
  }

  async #invite(incoming: IncomingRequest): Promise<void> {
    const { request, flow } = incoming;
    const isSecure = isSips(request.uri);
    const trunk = await this.#deps.trunks.bySource(flow, request);
    if (trunk) return this.#inviteFrom(trunk, incoming);
    // RFC 7118 §7: whoever opened the WebSocket with a ticket is known; others prove themselves for every INVITE.
    const opener = this.#deps.opener(flow.id);
    const identity = opener ?? (await this.#deps.authority.identify(incoming));
    if (!identity) return undefined;
    if (!isOwnAddress(fromOf(request).uri, identity)) return incoming.respond(refuseSip(request, NOT_OWN));
    if (isSecure && !isOverTls(flow)) return incoming.respond(refuseSip(request, NOT_OVER_TLS));
    const { accountId, tenantId, aor, place } = identity;
    // Whoever calls must be reachable too: the call's requests go to where the phone is registered.
    const phone = callingPhone(this.#deps.registrar.bindings(aor), place.owner, flow);
    if (!phone) return incoming.respond(refuseSip(request, REGISTER_FIRST));
    const peer = { kind: 'account', aor, contact: phone.contact } as const;
    const source: Source = { kind: 'account', accountId, tenantId, peer, ...(isSecure && { isSecure }) };
    return this.#deps.calls.invite(incoming, source, mediaOfPhone(flow));
  }

  /** What follows in the dialog goes back the way the INVITE came, also after a restart. */
  async #inviteFrom(trunk: LiveTrunk, incoming: IncomingRequest): Promise<void> {
    const { flow, request } = incoming;
    const { transport, remote } = flow;
    const { id: trunkId, tenantId, settings } = trunk;
    if (transport === 'ws' || transport === 'wss' || !mayCarry(settings, transport)) {
      return incoming.respond(refuseSip(request, NOT_SECURE));
    }
    const isSecure = isSips(request.uri);
    if (isSecure && !isOverTls(flow)) return incoming.respond(refuseSip(request, NOT_OVER_TLS));
    this.#deps.trunks.ways.remember(callIdOf(request), { destination: { flow } });
    const peer = { kind: 'trunk', trunkId, from: { transport, ...remote } } as const;
    const source: Source = { kind: 'trunk', trunkId, tenantId, peer, ...(isSecure && { isSecure }) };
    return this.#deps.calls.invite(incoming, source, mediaOf(settings, isOverTls(flow)));
  }

  async #subscribe(incoming: IncomingRequest): Promise<void> {
    const identity = this.#deps.opener(incoming.flow.id) ?? (await this.#deps.authority.identify(incoming));
    if (!identity) return;
    if (!isOwnAddress(fromOf(incoming.request).uri, identity)) {
      return incoming.respond(refuseSip(incoming.request, NOT_OWN));
    }
    await this.#deps.subscriptions.receive(incoming, identity);
  }

  /** What we do not do is said only to who may ask (trust 4): a stranger is challenged as for anything else. */
  async #unsupported(incoming: IncomingRequest): Promise<void> {
    const identity = await this.#deps.authority.identify(incoming);
    if (identity) incoming.respond(refuseSip(incoming.request, NO_SUCH_METHOD, [['Allow', METHODS]]));
  }
}

const FAULT: SipRefusal = { status: 500, code: 'request/failed', text: 'Something has failed here; it is in the log.' };
const NO_SUCH_METHOD: SipRefusal = {
  status: 405,
  code: 'request/method',
  text: 'Requests of this kind are not taken here.',
};
/** RFC 4568 §7.1: a key that travels in the clear protects nothing. */
const NOT_SECURE: SipRefusal = {
  status: 488,
  code: 'call/no-common-codec',
  text: 'Calls of this trunk are encrypted by keys in the SDP: they come over TLS only.',
};
/** RFC 3261 §26.2.2, RFC 5630 §5.3: a `sips:` URI has no hop without TLS, the last one included. */
const NOT_OVER_TLS: SipRefusal = {
  status: 480,
  code: 'call/not-secure',
  text: 'A sips URI is called over TLS on every hop: this request came over none.',
  warning: 380,
};
const NOT_OWN: SipRefusal = {
  status: 403,
  code: 'session/not-allowed',
  text: 'You may speak for your own address only.',
};
const REGISTER_FIRST: SipRefusal = {
  status: 403,
  code: 'call/not-allowed',
  text: 'Register first: a call needs a way back.',
};
