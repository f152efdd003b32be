import { randomUUID } from 'node:crypto';
import type { TrunkRegistration as RegistrationSettings, TrunkUris } from '@wpm/contract';
import {
  type Failure,
  type Registration,
  type RegistrationEffect,
  type RegistrationInput,
  advanceRegistration,
  registrationDeadline,
} from '@wpm/directory';
import { type Clock, assertNever } from '@wpm/kernel';
import { type ClientEvent, type Hop, type SipResponse, type SipStack } from '@wpm/sip';
import type { Credentials } from './challenge.ts';
import { sendChallenged } from './challenged-request.ts';
import { grantedSeconds, registerRequest } from './register-request.ts';
import { retryAfterOf, troubleOf } from './trouble.ts';

/** RFC 3261's timer F waits 32 s for a registrar; a trunk with several addresses should not. */
const PATIENCE_MS = 8_000;

/** The registrar, and our account there. */
export type Account = {
  readonly settings: Extract<RegistrationSettings, { kind: 'register' }>;
  /** The scheme of its addresses. */
  readonly uris: TrunkUris;
  readonly credentials: Credentials | null;
  /** User part of our Contact: by it calls find the trunk again. */
  readonly contactUser: string;
};

export type RegistrationDeps = {
  readonly stack: Pick<SipStack, 'request' | 'contactFor'>;
  readonly clock: Clock;
  readonly chance: () => number;
  /** Where to send to now; undefined while no address is known. */
  readonly hop: () => Hop | undefined;
  readonly tried: (hop: Hop, failure: Failure | undefined) => void;
};

/** Keeps a trunk registered: performs what the registration's machine decides. */
export class TrunkRegistration {
  readonly #deps: RegistrationDeps;
  readonly #account: Account;
  readonly #callId = randomUUID();
  readonly #tag = randomUUID();
  #registration: Registration = { state: 'unregistered' };
  #expires: number;
  #cseq = 0;
  #timer: Disposable | undefined;
  /** Answers to an earlier REGISTER than the last change nothing. */
  #round = 0;

  constructor(account: Account, deps: RegistrationDeps) {
    this.#account = account;
    this.#deps = deps;
    this.#expires = account.settings.expires;
  }

  get state(): Registration {
    return this.#registration;
  }

  start(): void {
    this.#take({ kind: 'start' });
  }

  /** Takes the registration back; nothing waits for the answer. */
  stop(): void {
    this.#take({ kind: 'stop' });
  }

  #take(input: RegistrationInput): void {
    const { clock, chance } = this.#deps;
    const { next, effects } = advanceRegistration(this.#registration, input, clock.now(), chance());
    this.#registration = next;
    for (const effect of effects) this.#perform(effect);
    this.#schedule();
  }

  #schedule(): void {
    this.#timer?.[Symbol.dispose]();
    const at = registrationDeadline(this.#registration);
    this.#timer = at === undefined ? undefined : this.#deps.clock.schedule(at, () => this.#take({ kind: 'time' }));
  }

  #perform(effect: RegistrationEffect): void {
    switch (effect.kind) {
      case 'register':
        return this.#register(this.#expires);
      case 'register-longer':
        this.#expires = effect.seconds;
        return this.#register(this.#expires);
      case 'unregister':
        return this.#register(0);
      default:
        return assertNever(effect);
    }
  }

  #register(expires: number): void {
    const round = ++this.#round;
    const { clock, hop: hopNow } = this.#deps;
    const hop = hopNow();
    // The machine is told later, never while it is being performed.
    const hear = (input: RegistrationInput) =>
      queueMicrotask(() => {
        if (round === this.#round && expires > 0) this.#take(input);
      });
    if (!hop) return hear(unreachable({ why: 'dns', words: 'no address is known' }));
    const giveUp = clock.schedule(clock.now() + PATIENCE_MS, () => {
      const failed = unreachable({ why: 'timeout', words: 'the registrar does not answer' });
      this.#deps.tried(hop, failed.failure);
      hear(failed);
    });
    const settle = (input: RegistrationInput) => {
      giveUp[Symbol.dispose]();
      this.#deps.tried(hop, input.kind === 'failed' ? input.failure : undefined);
      hear(input);
    };
    this.#send(hop, expires, settle);
  }

  #send(hop: Hop, expires: number, settle: (input: RegistrationInput) => void): void {
    const { stack } = this.#deps;
    const { settings, uris, credentials, contactUser } = this.#account;
    const contact = stack.contactFor(hop, contactUser, uris);
    const { domain, user } = settings;
    const own = { uris, callId: this.#callId, cseq: ++this.#cseq, tag: this.#tag };
    sendChallenged(stack, {
      request: registerRequest({ domain, user, contact, expires, ...own }),
      destination: hop,
      credentials,
      numbers: () => ++this.#cseq,
      on: (event) => {
        const input = inputOf(event, contact, expires);
        if (input) settle(input);
      },
      unanswered: ({ why, status, words, realm }) =>
        settle({ kind: 'failed', failure: { kind: 'refused', why, status, words, realm } }),
    });
  }
}

const unreachable = (trouble: Omit<Extract<Failure, { kind: 'unreachable' }>, 'kind'>) =>
  ({ kind: 'failed', failure: { kind: 'unreachable', ...trouble } }) as const;

function inputOf(event: ClientEvent, contact: string, asked: number): RegistrationInput | undefined {
  if (event.kind !== 'response') return unreachable(troubleOf(event));
  const { response } = event;
  if (response.status < 200) return undefined;
  if (response.status < 300) return accepted(response, contact, asked);
  const minSeconds = minExpiresOf(response);
  // RFC 3261 §10.2.8; one that wants no more than we asked for would have us ask for ever.
  if (response.status === 423 && minSeconds !== undefined && minSeconds > asked)
    return { kind: 'too-brief', minSeconds };
  return refused(response);
}

function accepted(response: SipResponse, contact: string, asked: number): RegistrationInput {
  const seconds = grantedSeconds(response, contact, asked);
  if (seconds > 0) return { kind: 'accepted', seconds };
  const failure = { kind: 'refused', why: 'rejected', status: response.status, realm: null } as const;
  return { kind: 'failed', failure: { ...failure, words: 'the registrar grants no time' } };
}

function refused(response: SipResponse): RegistrationInput {
  const { status, reason } = response;
  const retryAfter = retryAfterOf(response);
  const words = warningOf(response) ?? reason;
  const failure: Failure =
    status === 503
      ? { kind: 'unreachable', why: 'overloaded', words: `503 ${words}` }
      : { kind: 'refused', why: 'rejected', status, words, realm: null };
  return { kind: 'failed', failure, ...(retryAfter !== undefined && { retryAfter }) };
}

/** What a Warning (RFC 3261 §20.43) or Reason says to people, where there is one. */
function warningOf({ headers }: SipResponse): string | undefined {
  return /"((?:[^"\\]|\\.)+)"/.exec(headers.get('Warning') ?? headers.get('Reason') ?? '')?.[1];
}

/** A registrar that wants longer than a day is mistaken: as `Expires` says it, at most a day. */
function minExpiresOf({ headers }: SipResponse): number | undefined {
  const text = headers.get('Min-Expires');
  return text !== undefined && /^\d{1,5}$/.test(text.trim()) ? Math.min(Number(text), 86_400) : undefined;
}
