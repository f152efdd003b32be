import { type Clock, type Log, assertNever } from '@wpm/kernel';
import {
  type Algorithm,
  type DigestVerdict,
  DigestVerifier,
  type Flow,
  GuessLocks,
  type IncomingRequest,
  type SipRequest,
  fromOf,
  parseBearer,
  parseUri,
  printBearerChallenge,
  reply,
  sourceNetwork,
} from '@wpm/sip';
import type { SipIdentityRow } from '@wpm/store';
import { Md5Phones } from './md5-phones.ts';
import { ProvenPlaces } from './proven-places.ts';
import { type SipIdentity, identityOf } from './sip-identity.ts';
import { MALFORMED_CREDENTIALS, type SipRefusal, refuseSip } from './sip-refusal.ts';

export type SipAuthorityDeps = {
  readonly clock: Clock;
  readonly log: Log;
  /** Made anew with each process: what nonces are sealed with. */
  readonly secret: string;
  readonly byAuthUser: (authUser: string) => Promise<SipIdentityRow | undefined>;
  /** Whom an access token of the API stands for (RFC 8898); undefined where it is none, or not of a phone. */
  readonly byAccessToken: (token: string) => Promise<SipIdentity | undefined>;
  /** Why a user whose password is right may not use telephony now: blocked, a licence missing or over (F03). */
  readonly barred: (row: SipIdentityRow) => Promise<SipRefusal | undefined>;
  /** Where access tokens are given, an https URI; undefined where there is no such place. */
  readonly authorizationServer: string | undefined;
  /** Who opened the WebSocket of a flow with a ticket; undefined for flows of other transports. */
  readonly opener: (flowId: string) => SipIdentity | undefined;
  /** Told where a phone has proven its password from. */
  readonly proven: (flow: Flow) => void;
  /** Told what came of every request that had to prove who it is from. */
  readonly onAuthenticated: (outcome: AuthOutcome) => void;
};

/** What came of an authentication, as it is counted. */
export type AuthOutcome = 'ok' | 'challenged' | 'stale' | 'wrong' | 'locked' | 'malformed' | 'barred' | 'unavailable';

/** Lifetime of a digest nonce; a phone that uses it later is told `stale` and tries again by itself. */
const NONCE_MS = 300_000;

/** Seconds after which a phone may ask again when the database did not answer. */
const RETRY_S = '5';

type Judged =
  | { readonly kind: 'proven'; readonly row: SipIdentityRow }
  | { readonly kind: 'locked'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly why: Exclude<DigestVerdict, { ok: true }>['why'] };

/**
 * Says whom a SIP request speaks for (trust 4, 5): by digest (RFC 7616, 8760) or by an access token (RFC 8898). What it
 * cannot prove is challenged or refused, in the same way and the same time whether user and domain exist or not.
 */
export class SipAuthority {
  readonly #deps: SipAuthorityDeps;
  readonly #verifier: DigestVerifier;
  readonly #locks: GuessLocks;
  readonly #proven = new ProvenPlaces();
  readonly #md5Phones = new Md5Phones();

  constructor(deps: SipAuthorityDeps) {
    this.#deps = deps;
    this.#verifier = new DigestVerifier({ secret: deps.secret, clock: deps.clock, nonceLifetimeMs: NONCE_MS });
    this.#locks = new GuessLocks(deps.clock);
  }

  /** Pairs of source and user that are locked for too many wrong passwords. */
  get locked(): number {
    return this.#locks.locked;
  }

  /** The user whose credentials the request proves; otherwise it has been answered. */
  async identify(incoming: IncomingRequest): Promise<SipIdentity | undefined> {
    const { request, flow } = incoming;
    try {
      const token = isConfidential(flow) ? bearerOf(request) : undefined;
      return token === undefined ? await this.#byDigest(incoming) : await this.#byToken(incoming, token);
    } catch (error) {
      this.#deps.log.error('sip.auth-unavailable', { error: String(error) });
      const text = 'Who you are cannot be checked at the moment; try again.';
      return this.#answer(incoming, 'unavailable', () =>
        refuseSip(request, { status: 503, code: 'platform/not-ready', text }, [['Retry-After', RETRY_S]]),
      );
    }
  }

  async #byDigest(incoming: IncomingRequest): Promise<SipIdentity | undefined> {
    const judged = await this.#judge(incoming);
    switch (judged.kind) {
      case 'locked':
        return this.#answer(incoming, 'locked', () =>
          refuseSip(incoming.request, LOCKED, [['Retry-After', `${judged.seconds}`]]),
        );
      case 'refused':
        return this.#challenge(incoming, judged.why);
      case 'proven':
        return this.#admit(incoming, judged.row);
      default:
        return assertNever(judged);
    }
  }

  async #admit(incoming: IncomingRequest, row: SipIdentityRow): Promise<SipIdentity | undefined> {
    const identity = identityOf(row);
    const opener = this.#deps.opener(incoming.flow.id);
    if (opener && opener.accountId !== identity.accountId) return this.#bar(incoming, NOT_YOURS);
    const barred = await this.#deps.barred(row);
    if (barred) return this.#bar(incoming, barred);
    this.#proven.remember(identity.authUser, incoming.flow);
    this.#deps.proven(incoming.flow);
    this.#md5Phones.answered(incoming.request);
    this.#deps.onAuthenticated('ok');
    return identity;
  }

  async #byToken(incoming: IncomingRequest, token: string): Promise<SipIdentity | undefined> {
    const identity = await this.#deps.byAccessToken(token);
    if (!identity) return this.#challenge(incoming, 'wrong', 'invalid_token');
    const opener = this.#deps.opener(incoming.flow.id);
    if (opener && opener.accountId !== identity.accountId) return this.#bar(incoming, NOT_YOURS);
    this.#deps.proven(incoming.flow);
    this.#deps.onAuthenticated('ok');
    return identity;
  }

  /** Checks the digest; a password is tried only where the source has guesses left, or the user's own phone asks. */
  async #judge({ request, flow }: IncomingRequest): Promise<Judged> {
    const realm = realmOf(request);
    const source = sourceNetwork(flow.remote.address);
    let row: SipIdentityRow | undefined;
    let admitted: string | undefined;
    let seconds: number | undefined;
    const lookup = async (user: string) => {
      if (!this.#isOwnPlace(user, flow)) {
        seconds = this.#locks.admit(source, user);
        if (seconds !== undefined) return undefined;
        admitted = user;
      }
      const found = await this.#deps.byAuthUser(user);
      row = found?.account.domain === realm ? found : undefined;
      return row;
    };
    let outcome: 'right' | 'wrong' | 'unknown' = 'unknown';
    try {
      const verdict = await this.#verifier.verify(request, { realm, header: 'Authorization', lookup });
      outcome = verdict.ok || verdict.why === 'stale' ? 'right' : 'wrong';
      if (seconds !== undefined) return { kind: 'locked', seconds };
      if (!verdict.ok) return { kind: 'refused', why: verdict.why };
      return row ? { kind: 'proven', row } : { kind: 'refused', why: 'wrong' };
    } finally {
      if (admitted !== undefined) this.#locks.settle(source, admitted, outcome);
    }
  }

  #isOwnPlace(authUser: string, flow: Flow): boolean {
    return this.#proven.has(authUser, flow) || this.#deps.opener(flow.id)?.authUser === authUser;
  }

  #challenge(incoming: IncomingRequest, why: 'missing' | 'stale' | 'wrong' | 'malformed', error?: string): undefined {
    const { request } = incoming;
    if (why === 'malformed') return this.#answer(incoming, why, () => refuseSip(request, MALFORMED_CREDENTIALS));
    const realm = realmOf(request);
    const { authorizationServer } = this.#deps;
    const challenges = this.#verifier.challenges(realm, why === 'stale', this.#algorithmsFor(incoming, why));
    // RFC 8898 §2.1.1. Phones stumble over a scheme they do not know (JsSIP among them): who has shown a token does not.
    if (authorizationServer !== undefined && error !== undefined) {
      const offer = { authorizationServer, realm, scope: 'sip', error };
      challenges.push(printBearerChallenge(offer));
    }
    const headers = challenges.map((value) => ['WWW-Authenticate', value] as const);
    return this.#answer(incoming, why === 'missing' ? 'challenged' : why, () => reply(request, 401, { headers }));
  }

  #algorithmsFor({ request, flow }: IncomingRequest, why: 'missing' | 'stale' | 'wrong'): readonly Algorithm[] {
    if (why === 'missing') return this.#md5Phones.isOne(request, flow) ? ['MD5'] : ['SHA-256', 'MD5'];
    this.#md5Phones.answered(request);
    return this.#md5Phones.isOn(flow) ? ['MD5'] : ['SHA-256', 'MD5'];
  }

  #bar(incoming: IncomingRequest, refusal: SipRefusal): undefined {
    this.#deps.onAuthenticated('barred');
    incoming.respond(refuseSip(incoming.request, refusal));
    return undefined;
  }

  #answer(incoming: IncomingRequest, outcome: AuthOutcome, response: () => ReturnType<typeof reply>): undefined {
    this.#deps.onAuthenticated(outcome);
    // RFC 3261 §8.2.7: who has proven nothing yet shall cost us no memory.
    incoming.respondStateless(response());
    return undefined;
  }
}

const LOCKED: SipRefusal = {
  status: 403,
  code: 'session/too-many-attempts',
  text: 'Too many wrong passwords from your address. Wait, then try again.',
};
const NOT_YOURS: SipRefusal = {
  status: 403,
  code: 'session/not-allowed',
  text: 'This connection was opened by another user.',
};

/** The tenant's domain is the realm; of a domain there is not, what was asked for is: it is challenged all the same. */
function realmOf(request: SipRequest): string {
  for (const text of [fromOf(request).uri, request.uri]) {
    const uri = parseUri(text);
    if (uri.ok && uri.value.host !== '') return uri.value.host.toLowerCase();
  }
  return 'anonymous.invalid';
}

function bearerOf(request: SipRequest): string | undefined {
  return request.headers
    .all('Authorization')
    .map(parseBearer)
    .find((token) => token !== undefined);
}

/** RFC 8898 §1.3: a token is worth as much as a password, so it is taken over TLS only, or from this machine. */
function isConfidential({ transport, remote }: Flow): boolean {
  return transport === 'tls' || transport === 'wss' || /^(?:127\.|::1$|::ffff:127\.)/.test(remote.address);
}
