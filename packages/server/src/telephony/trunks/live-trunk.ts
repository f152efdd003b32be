import type { TrunkSettings, TrunkState } from '@wpm/contract';
import { type Contact, type Failure, trunkStateOf } from '@wpm/directory';
import { type Clock, type Instant, type Log, assertNever } from '@wpm/kernel';
import { type Destination, type Hop, type SipStack, type SipUri, parseUri } from '@wpm/sip';
import type { TrunkRow } from '@wpm/store';
import type { AcceptedRegistrations } from './accepted-registrations.ts';
import type { Credentials } from './challenge.ts';
import { Networks } from './networks.ts';
import { type Pong, ping } from './ping.ts';
import { contactPart, credentialsOf, placeUri, requestUri, speaksAs } from './trunk-contact.ts';
import { TrunkHealth } from './trunk-health.ts';
import { LOOKUP_EVERY_MS, type Locate, TrunkHops } from './trunk-hops.ts';
import { mayCarry } from './trunk-media.ts';
import { TrunkRegistration } from './trunk-registration.ts';
import type { TrunkSecrets } from './trunk-secrets.ts';
import type { TrunkSlots } from './trunk-slots.ts';

export type LiveTrunkDeps = {
  readonly stack: Pick<SipStack, 'request' | 'contactFor'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly chance: () => number;
  readonly locate: Locate;
  readonly secrets: Pick<TrunkSecrets, 'open'>;
  readonly accepted: AcceptedRegistrations;
  readonly slots: TrunkSlots;
};

/** A trunk at work: its addresses, its registration, its health. Everything here happens outside of calls. */
export class LiveTrunk {
  readonly #deps: LiveTrunkDeps;
  readonly #hops: TrunkHops;
  readonly health: TrunkHealth;
  #row: TrunkRow;
  #networks: Networks;
  #credentials: Credentials | null;
  #registration: TrunkRegistration | undefined;
  #lookups: Disposable | undefined;
  #lastError: { readonly at: Instant; readonly words: string } | null = null;
  #acceptsSince: Instant;
  #running = false;

  constructor(row: TrunkRow, deps: LiveTrunkDeps) {
    this.#deps = deps;
    this.#row = row;
    this.#hops = new TrunkHops(deps.locate, deps.clock);
    this.#networks = new Networks(row.settings.sources);
    this.#credentials = credentialsOf(row, deps.secrets);
    this.#acceptsSince = deps.clock.now();
    this.health = new TrunkHealth({
      clock: deps.clock,
      settings: () => this.settings.health,
      ask: () => this.#ask(),
      changed: (health) => {
        deps.log.info('trunk.health', { trunk: this.id, state: health.state });
        if (health.state === 'down') this.#wrong(`${health.trouble.why}: ${health.trouble.words}`);
        if (health.state === 'resting') this.#wrong(health.words);
      },
    });
  }

  get id(): string {
    return this.#row.id;
  }

  get tenantId(): string {
    return this.#row.tenantId;
  }

  get domain(): string {
    return this.#row.domain;
  }

  get settings(): TrunkSettings {
    return this.#row.settings;
  }

  get credentials(): Credentials | null {
    return this.#credentials;
  }

  get lastError(): { readonly at: Instant; readonly words: string } | null {
    return this.#lastError;
  }

  /** User part of our Contact towards the trunk: a call to it is this trunk's, whoever else shares the carrier's address. */
  get contactUser(): string {
    return this.settings.registration.kind === 'register' ? `t${this.id.replaceAll('-', '')}` : 'wpm';
  }

  /** Looks its addresses up and admits its far end: from now on calls know the way. */
  async prepare(): Promise<void> {
    if (!this.settings.enabled) return;
    this.#hops.use(this.settings);
    if (this.settings.registration.kind === 'accept') this.#deps.accepted.admit(this.#row);
    await this.#lookUp();
  }

  /** Registers where it must, and asks from now on whether the far end is there. */
  start(): void {
    if (this.#running || !this.settings.enabled) return;
    this.#running = true;
    this.#register();
    this.health.start();
    this.#lookUpLater();
  }

  /** Ends what goes on by itself; calls that are up are not its business. */
  stop(): void {
    this.#running = false;
    this.#lookups?.[Symbol.dispose]();
    this.#registration?.stop();
    this.#registration = undefined;
    this.health.stop();
    this.#deps.accepted.dismiss(this.id);
  }

  /** Goes on by changed settings. A registration they do not concern is kept. */
  apply(row: TrunkRow): void {
    const isSameContact = contactPart(row) === contactPart(this.#row);
    this.#row = row;
    this.#networks = new Networks(row.settings.sources);
    this.health.stop();
    if (isSameContact) return this.#running ? this.health.start() : undefined;
    this.stop();
    this.#credentials = credentialsOf(row, this.#deps.secrets);
    this.#acceptsSince = this.#deps.clock.now();
    this.#hops.use(row.settings);
    void this.prepare().then(() => this.#row === row && this.start());
  }

  /** Where requests go now, in the order they should be tried; empty where there is no way. */
  get destinations(): readonly Destination[] {
    if (this.settings.registration.kind !== 'accept') return this.#hops.all;
    const binding = this.#deps.accepted.bindingOf(this.id);
    if (binding)
      return binding.flow.open && mayCarry(this.settings, binding.flow.transport) ? [{ flow: binding.flow }] : [];
    return this.#hops.all;
  }

  /** Its known addresses. */
  get hops(): readonly Hop[] {
    return this.#hops.all;
  }

  /** Where a `sips:` URI at one of its names or addresses leads. */
  securely = (uri: SipUri): Promise<readonly Hop[]> => this.#hops.securely(uri);

  /** The Contact its far end has registered. */
  get acceptedContact(): SipUri | undefined {
    const contact = parseUri(this.#deps.accepted.bindingOf(this.id)?.contact ?? '');
    return contact.ok ? contact.value : undefined;
  }

  /** Flow its far end has registered on. */
  get acceptedFlowId(): string | undefined {
    return this.#deps.accepted.bindingOf(this.id)?.flow.id;
  }

  /** Whether an address is the trunk's: one of its hops, or in its networks. */
  has(address: string): boolean {
    return this.#networks.has(address) || this.#hops.all.some((hop) => hop.address === address);
  }

  listsNetworkOf(address: string): boolean {
    return this.#networks.has(address);
  }

  /** Whether it takes calls; one that only seems down is tried after the others. */
  get isUsable(): boolean {
    return this.settings.enabled && this.destinations.length > 0;
  }

  get isUp(): boolean {
    const { name } = this.state;
    return name === 'ready' || name === 'full';
  }

  /** The Request-URI by which the trunk takes calls to a number. */
  uriTo(number: string): string {
    return requestUri(this.#row, this.acceptedContact, number);
  }

  /** What a call that went over a hop says of it. */
  worked(hop: Destination): void {
    if ('address' in hop) this.#hops.worked(hop);
    this.health.heard({ kind: 'answered', rttMs: null });
  }

  failed(hop: Destination): void {
    if ('address' in hop) this.#hops.failed(hop);
  }

  get state(): TrunkState {
    if (!this.settings.enabled) return { name: 'disabled' };
    const { clock, slots } = this.#deps;
    const facts = {
      contact: this.#contact(),
      health: this.health.state,
      lost: this.#hops.lost,
      fullSince: slots.fullSince(this.id, this.settings.limits),
    };
    return trunkStateOf(facts, clock.now());
  }

  /** Looks the addresses up anew and asks each of them; what comes back counts for the trunk's health, too. */
  async test(): Promise<{ lookupMs: number; attempts: readonly { readonly to: Destination; readonly pong: Pong }[] }> {
    const { clock } = this.#deps;
    const startedAt = clock.now();
    const probe = new TrunkHops(this.#deps.locate, clock);
    probe.use(this.settings);
    await probe.lookUp();
    const lookupMs = Math.round(clock.now() - startedAt);
    const targets = this.settings.registration.kind === 'accept' ? this.destinations : probe.all;
    const attempts = await Promise.all(targets.map(async (to) => ({ to, pong: await this.#ping(to) })));
    return { lookupMs, attempts };
  }

  #register(): void {
    const { registration: settings, uris } = this.settings;
    if (settings.kind !== 'register') return;
    const { stack, clock, chance } = this.#deps;
    this.#registration = new TrunkRegistration(
      { settings, uris, credentials: this.#credentials, contactUser: this.contactUser },
      {
        stack,
        clock,
        chance,
        hop: () => this.#hops.all[0],
        tried: (hop, failure) => this.#registrationTried(hop, failure),
      },
    );
    this.#registration.start();
  }

  async #lookUp(): Promise<void> {
    await this.#hops.lookUp();
    if (this.#hops.lost) this.#wrong(this.#hops.lost.words);
  }

  #lookUpLater(): void {
    const { clock } = this.#deps;
    this.#lookups = clock.schedule(clock.now() + LOOKUP_EVERY_MS, () => {
      void this.#lookUp();
      this.#lookUpLater();
    });
  }

  #contact(): Contact {
    switch (this.settings.registration.kind) {
      case 'none':
        return { kind: 'by-address' };
      case 'register':
        return {
          kind: 'registers',
          registration: this.#registration?.state ?? { state: 'registering', since: this.#acceptsSince, attempt: 0 },
        };
      case 'accept':
        return {
          kind: 'accepts',
          since: this.#acceptsSince,
          until: this.#deps.accepted.bindingOf(this.id)?.expiresAt ?? null,
        };
      default:
        return assertNever(this.settings.registration);
    }
  }

  #registrationTried(hop: Hop, failure: Failure | undefined): void {
    if (!failure) return this.#hops.worked(hop);
    if (failure.kind === 'unreachable') this.#hops.failed(hop);
    this.#wrong(failure.kind === 'refused' ? `${failure.status} ${failure.words}` : failure.words);
    const { why } = failure;
    this.#deps.log.warn('trunk.not-registered', { trunk: this.id, why });
  }

  /** The first address that answers speaks for the trunk; those before it are tried last for a while. */
  async #ask(): Promise<Pong | undefined> {
    let last: Pong | undefined;
    for (const destination of this.destinations) {
      last = await this.#ping(destination);
      if (last.kind === 'answered') return last;
      this.failed(destination);
    }
    return last;
  }

  #ping(destination: Destination): Promise<Pong> {
    const uri = placeUri(this.settings, destination);
    return ping(this.#deps, { destination, uri, from: speaksAs(this.#row) });
  }

  #wrong(words: string): void {
    this.#lastError = { at: this.#deps.clock.now(), words };
  }
}
