import { type Clock, type FillRandom, type Instant, type Log, uuidV7 } from '@wpm/kernel';
import {
  type EndReason,
  type Flow,
  type IncomingRequest,
  type SipRequest,
  type SipStack,
  type Subscription,
  type SubscriptionStep,
  change,
  contactOf,
  dialogIdOf,
  end,
  expiresOf,
  idOfDialog,
  notified,
  notify,
  parseEvent,
  parseUri,
  resubscribe,
  subscribe,
  tagOf,
  toOf,
  wantsSipsContact,
} from '@wpm/sip';

import type { SipIdentity } from '../sip-identity.ts';
import { type SipRefusal, refuseSip } from '../sip-refusal.ts';
import type { EventPackage, Watched } from './event-package.ts';

export type SubscriptionsDeps = {
  readonly stack: Pick<SipStack, 'request' | 'contactFor'>;
  readonly packages: readonly EventPackage[];
  readonly clock: Clock;
  readonly fillRandom: FillRandom;
  readonly log: Log;
};

const SECONDS = { min: 30, max: 3_761 };
/** Lamps of a large desk phone, and something over. */
const MOST_PER_ACCOUNT = 100;
const MOST = 20_000;
/**
 * How often it is looked whether what is watched has changed. Looking costs nothing while nobody watches, and whether a user
 * is busy has many causes: asked for so often, none of them can be forgotten.
 */
const LOOK_MS = 500;

type Kept = {
  readonly watcher: SipIdentity;
  readonly flow: Flow;
  readonly package: EventPackage;
  readonly watched: Watched;
  subscription: Subscription;
  /** What was told last. */
  told: string;
};

/** Phones that watch something (RFC 6665), and what they are told. They do not outlive a restart: phones subscribe again. */
export class Subscriptions implements Disposable {
  readonly #deps: SubscriptionsDeps;
  readonly #kept = new Map<string, Kept>();
  #look: Disposable | undefined;

  constructor(deps: SubscriptionsDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** A SUBSCRIBE of a known user, to begin a subscription or to prolong or end one. */
  async receive(incoming: IncomingRequest, watcher: SipIdentity): Promise<void> {
    const { request } = incoming;
    const found = parseEvent(request.headers.get('Event') ?? '');
    const pack = this.#deps.packages.find(({ name }) => name === found?.package);
    if (!found || !pack) return incoming.respond(refuseSip(request, NO_SUCH_EVENT, this.#allowEvents()));
    const seconds = Math.min(expiresOf(request) ?? pack.defaultSeconds, SECONDS.max);
    if (seconds > 0 && seconds < SECONDS.min) {
      return incoming.respond(refuseSip(request, TOO_BRIEF, [['Min-Expires', String(SECONDS.min)]]));
    }
    const granted = { request, seconds, now: this.#deps.clock.now() };
    if (tagOf(toOf(request)) !== undefined) return this.#prolong(incoming, watcher, granted);
    const user = userAtHome(request.uri, watcher);
    const watched = user === undefined ? { ok: false as const, error: ELSEWHERE } : await pack.watched(user, watcher);
    if (!watched.ok) return incoming.respond(refuseSip(request, watched.error));
    const refusal = this.#refusalFor(request, watcher);
    if (refusal) return incoming.respond(refuseSip(request, refusal));
    this.#begin(incoming, { watcher, flow: incoming.flow, package: pack, watched: watched.value }, granted);
  }

  /** Whoever subscribed in the owner's name has lost the right to. */
  removeOwner(owner: string): void {
    for (const [id, kept] of this.#kept) {
      if (kept.watcher.place.owner === owner) this.#take(id, kept, end(kept.subscription, 'rejected'));
    }
  }

  [Symbol.dispose](): void {
    this.#look?.[Symbol.dispose]();
    this.#look = undefined;
    this.#kept.clear();
  }

  #begin(
    incoming: IncomingRequest,
    about: Pick<Kept, 'watcher' | 'flow' | 'package' | 'watched'>,
    granted: { request: SipRequest; seconds: number; now: Instant },
  ): void {
    const event = parseEvent(granted.request.headers.get('Event') ?? '') ?? { package: about.package.name, params: {} };
    const scheme = wantsSipsContact(granted.request) ? 'sips' : 'sip';
    const contact = this.#deps.stack.contactFor({ flow: about.flow }, 'wpm', scheme);
    const localTag = uuidV7(granted.now, this.#deps.fillRandom);
    const step = subscribe(granted, { event, localTag, contact });
    if (step.next.state === 'ended') return;
    const id = idOfDialog(step.next.dialog);
    const kept: Kept = { ...about, subscription: step.next, told: '' };
    this.#kept.set(id, kept);
    this.#take(id, kept, step, incoming);
    this.#keepLooking();
  }

  #prolong(
    incoming: IncomingRequest,
    watcher: SipIdentity,
    granted: { request: SipRequest; seconds: number; now: Instant },
  ): void {
    const id = dialogIdOf(granted.request, 'uas');
    const kept = this.#kept.get(id);
    const isTheirs = kept?.watcher.accountId === watcher.accountId;
    if (!kept || !isTheirs) return incoming.respond(refuseSip(granted.request, NO_SUCH_SUBSCRIPTION));
    this.#take(id, kept, resubscribe(kept.subscription, granted), incoming);
  }

  #take(id: string, kept: Kept, { next, effects }: SubscriptionStep, incoming?: IncomingRequest): void {
    kept.subscription = next;
    for (const effect of effects) {
      if (effect.kind === 'respond') incoming?.respond(effect.response);
      else this.#notify(id, kept);
    }
    if (kept.subscription.state === 'ended') this.#kept.delete(id);
  }

  #notify(id: string, kept: Kept): void {
    if (kept.subscription.state === 'ended') return;
    const { watched, package: pack, subscription, flow } = kept;
    kept.told = pack.state(watched);
    const document = { contentType: pack.contentType, body: pack.document(watched, subscription.version) };
    const { request, next } = notify(subscription, document, this.#deps.clock.now());
    kept.subscription = next;
    this.#deps.stack.request(request, { flow }, (event) => {
      if (event.kind === 'response' && event.response.status < 200) return;
      const outcome = event.kind === 'response' ? event.response.status : 'lost';
      if (this.#kept.get(id) === kept) this.#take(id, kept, notified(kept.subscription, outcome));
    });
  }

  #keepLooking(): void {
    if (this.#look || this.#kept.size === 0) return;
    const { clock } = this.#deps;
    this.#look = clock.schedule(clock.now() + LOOK_MS, () => {
      this.#look = undefined;
      this.#lookAround();
      this.#keepLooking();
    });
  }

  /** Ends what is over, and tells what has changed. */
  #lookAround(): void {
    const now = this.#deps.clock.now();
    for (const [id, kept] of this.#kept) {
      const { subscription, watched } = kept;
      const isOver = 'expiresAt' in subscription && subscription.expiresAt <= now;
      if (isOver) this.#end(id, kept, 'timeout');
      else if (kept.package.state(watched) !== kept.told) this.#take(id, kept, change(subscription));
    }
  }

  #end(id: string, kept: Kept, reason: EndReason): void {
    this.#take(id, kept, end(kept.subscription, reason));
  }

  #refusalFor(request: SipRequest, { accountId }: SipIdentity): SipRefusal | undefined {
    if (!contactOf(request)) return { status: 400, code: 'request/malformed', text: 'A SUBSCRIBE needs a Contact.' };
    if (this.#kept.size >= MOST) return { status: 503, code: 'platform/not-ready', text: 'Too many subscriptions.' };
    const theirs = this.#kept.values().filter(({ watcher }) => watcher.accountId === accountId);
    return [...theirs].length < MOST_PER_ACCOUNT ? undefined : TOO_MANY;
  }

  #allowEvents(): readonly (readonly [string, string])[] {
    return [['Allow-Events', this.#deps.packages.map(({ name }) => name).join(', ')]];
  }
}

const NO_SUCH_EVENT: SipRefusal = {
  status: 489,
  code: 'subscription/event',
  text: 'Nothing of this kind can be watched.',
};
const TOO_BRIEF: SipRefusal = {
  status: 423,
  code: 'subscription/too-brief',
  text: `A subscription lasts ${SECONDS.min} s at least.`,
};
const NO_SUCH_SUBSCRIPTION: SipRefusal = {
  status: 481,
  code: 'subscription/unknown',
  text: 'There is no such subscription of yours: subscribe again.',
};
const ELSEWHERE: SipRefusal = { status: 404, code: 'call/unknown-number', text: 'Only addresses of your own domain.' };
const TOO_MANY: SipRefusal = {
  status: 403,
  code: 'request/too-many',
  text: 'The user has as many subscriptions as allowed.',
};

/** The user part of an address in the watcher's own domain; undefined of any other. */
function userAtHome(text: string, watcher: SipIdentity): string | undefined {
  const [asked, own] = [parseUri(text), parseUri(watcher.aor)];
  const isHome = asked.ok && own.ok && asked.value.host.toLowerCase() === own.value.host;
  return isHome ? asked.value.user : undefined;
}
