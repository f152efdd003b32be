import { randomBytes } from 'node:crypto';
import type { Clock, Log } from '@wpm/kernel';
import {
  type Binding,
  DigestVerifier,
  type Flow,
  type IncomingRequest,
  Registrar,
  type SipRequest,
  reply,
  toOf,
  userOf,
} from '@wpm/sip';
import type { Registrations, TrunkRow } from '@wpm/store';
import { RegistrationKeeper } from '../registration-keeper.ts';
import { MALFORMED_CREDENTIALS, type SipRefusal, refuseSip } from '../sip-refusal.ts';
import { TRUNK_PLACE, areTrunks } from '../stored-binding.ts';

/** Lifetime of a nonce, and of a registration: a far end that vanished is soon known to be gone. */
const NONCE_MS = 300_000;
const EXPIRES = { minExpires: 60, maxExpires: 3_600, defaultExpires: 600 };

const GONE: SipRefusal = {
  status: 403,
  code: 'session/not-allowed',
  text: 'Nobody registers here by this name any more.',
};

type Accepting = {
  readonly trunkId: string;
  readonly aor: string;
  readonly domain: string;
  readonly accept: NonNullable<TrunkRow['accept']>;
};

export type AcceptedDeps = {
  readonly clock: Clock;
  readonly log: Log;
  readonly registrations: Registrations;
};

/**
 * Far ends that register with us by credentials the platform made. Their users are known to nobody else, and a request of
 * somebody else gets the same challenge as any station would (trust 5).
 */
export class AcceptedRegistrations implements Disposable {
  readonly #registrar: Registrar;
  readonly #keeper: RegistrationKeeper;
  readonly #log: Log;
  readonly #verifier: DigestVerifier;
  readonly #byUser = new Map<string, Accepting>();

  /** @param registrations where bindings outlive the platform */
  constructor({ clock, log, registrations }: AcceptedDeps) {
    const secret = randomBytes(32).toString('hex');
    this.#verifier = new DigestVerifier({ secret, clock, nonceLifetimeMs: NONCE_MS });
    this.#log = log;
    this.#registrar = new Registrar({ clock, log, maxBindings: 1, ...EXPIRES });
    this.#keeper = new RegistrationKeeper({ registrar: this.#registrar, registrations, isOurs: areTrunks, clock, log });
  }

  /** Far ends that were registered when the platform stopped: over UDP they can be called at once. */
  restore(): Promise<void> {
    return this.#keeper.restore();
  }

  /** Notes nothing more on disk: that trunks end with the platform is no sign-off of their far ends. */
  [Symbol.dispose](): void {
    this.#keeper[Symbol.dispose]();
  }

  /** Lets the trunk's far end register from now on, by these credentials and no longer by others. */
  admit({ id, domain, accept }: TrunkRow): void {
    const known = [...this.#byUser.values()].find(({ trunkId }) => trunkId === id);
    if (known && known.accept.md5 === accept?.md5) return;
    this.dismiss(id);
    if (!accept) return;
    this.#byUser.set(accept.user, { trunkId: id, aor: `sip:${accept.user}@${domain}`, domain, accept });
  }

  /** Ends the trunk's registration and takes no other. */
  dismiss(trunkId: string): void {
    for (const [user, accepting] of this.#byUser) {
      if (accepting.trunkId !== trunkId) continue;
      this.#registrar.remove(accepting.aor);
      this.#byUser.delete(user);
    }
  }

  removeFlow(flow: Flow): void {
    this.#registrar.removeFlow(flow);
  }

  /** Where the trunk's far end is registered now. */
  bindingOf(trunkId: string): Binding | undefined {
    const accepting = [...this.#byUser.values()].find((each) => each.trunkId === trunkId);
    return accepting && this.#registrar.bindings(accepting.aor).at(-1);
  }

  /** Whether a REGISTER is for an address of record of a trunk. */
  isFor(request: SipRequest): boolean {
    return this.#acceptingOf(request) !== undefined;
  }

  /** Answers a REGISTER for which `isFor` is true. */
  async register({ request, flow, respond, respondStateless }: IncomingRequest): Promise<void> {
    const accepting = this.#acceptingOf(request);
    if (!accepting) return respond(refuseSip(request, GONE));
    const { trunkId, aor, domain: realm, accept } = accepting;
    const lookup = async (user: string) => (user === accept.user ? accept : undefined);
    const verdict = await this.#verifier.verify(request, { realm, header: 'Authorization', lookup });
    if (verdict.ok) {
      const place = { owner: trunkId, kind: TRUNK_PLACE, room: 1 };
      const response = this.#registrar.register(aor, { request, flow, place });
      if (response.status !== 200 || !request.headers.has('Contact')) return respond(response);
      // It is judged: the next may be, while this one waits for the disk.
      return void this.#keeper.saved(aor).then(() => respond(response));
    }
    if (verdict.why === 'malformed') return respondStateless(refuseSip(request, MALFORMED_CREDENTIALS));
    if (verdict.why === 'wrong') this.#log.warn('trunk.wrong-credentials', { trunk: trunkId });
    const headers = this.#verifier
      .challenges(realm, verdict.why === 'stale')
      .map((value) => ['WWW-Authenticate', value] as const);
    respondStateless(reply(request, 401, { headers }));
  }

  #acceptingOf(request: SipRequest): Accepting | undefined {
    return this.#byUser.get(userOf(toOf(request).uri) ?? '');
  }
}
