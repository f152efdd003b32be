import type { TrunkRefusal, TrunkTrouble } from '@wpm/contract';
import { type Instant, assertNever } from '@wpm/kernel';

/** What the far end, or the way there, said against us. `words` are for people: the peer's own where it had any. */
export type Refusal = {
  readonly why: TrunkRefusal;
  readonly status: number;
  readonly words: string;
  /** What a challenge named that is not ours to answer. */
  readonly realm: string | null;
};
export type Trouble = { readonly why: TrunkTrouble; readonly words: string };

/** Our registration with a trunk's registrar (RFC 3261 §10.2), as it stands. */
export type Registration =
  /** None is wanted. */
  | { readonly state: 'unregistered' }
  /** Asked for the first time, or again after a failure: nobody reaches us. */
  | { readonly state: 'registering'; readonly since: Instant; readonly attempt: number }
  | { readonly state: 'registered'; readonly since: Instant; readonly until: Instant; readonly refreshAt: Instant }
  /** Asked again while the last one holds. */
  | { readonly state: 'refreshing'; readonly since: Instant; readonly until: Instant; readonly attempt: number }
  /** A refresh failed, but the last one still holds. */
  | {
      readonly state: 'at-risk';
      readonly since: Instant;
      readonly until: Instant;
      readonly retryAt: Instant;
      readonly attempt: number;
      readonly trouble: Failure;
    }
  | {
      readonly state: 'failed';
      readonly since: Instant;
      readonly retryAt: Instant;
      readonly attempt: number;
      readonly trouble: Failure;
    };

export type Failure = ({ readonly kind: 'refused' } & Refusal) | ({ readonly kind: 'unreachable' } & Trouble);

export type RegistrationInput =
  | { readonly kind: 'start' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'time' }
  /** 200: it holds for so many seconds. */
  | { readonly kind: 'accepted'; readonly seconds: number }
  /** 423: the registrar wants a longer time. */
  | { readonly kind: 'too-brief'; readonly minSeconds: number }
  /** `retryAfter` in seconds, where the far end says when. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAfter?: number };

export type RegistrationEffect =
  /** Send REGISTER for the time asked for. */
  | { readonly kind: 'register' }
  /** Ask for at least so many seconds from now on, and send REGISTER again. */
  | { readonly kind: 'register-longer'; readonly seconds: number }
  | { readonly kind: 'unregister' };

export type RegistrationStep = { readonly next: Registration; readonly effects: readonly RegistrationEffect[] };

/** Between attempts (RFC 5626 §4.5 doubles likewise); a refusal by words waits longer, so that no registrar locks us out. */
const PAUSE_MS = { unreachable: 4_000, refused: 60_000, longest: 600_000 };
/** Refreshed before it ends: half way where it is brief, else a minute before (the margin carriers are used to). */
const MARGIN_MS = 60_000;

const step = (next: Registration, ...effects: RegistrationEffect[]): RegistrationStep => ({ next, effects });

/** One input in, the registration from now on and what to do out. @param chance 0…1, so that many trunks do not ask at once */
export function advanceRegistration(
  now: Registration,
  input: RegistrationInput,
  at: Instant,
  chance: number,
): RegistrationStep {
  switch (input.kind) {
    case 'start':
      return now.state === 'unregistered' ? step(asking(now, at), { kind: 'register' }) : step(now);
    case 'stop':
      return now.state === 'unregistered' ? step(now) : step({ state: 'unregistered' }, { kind: 'unregister' });
    case 'time':
      return (registrationDeadline(now) ?? Number.POSITIVE_INFINITY) <= at
        ? step(asking(now, at), { kind: 'register' })
        : step(now);
    case 'accepted':
    case 'too-brief':
    case 'failed':
      return isAsking(now) ? answered(now, input, at, chance) : step(now);
    default:
      return assertNever(input);
  }
}

function answered(
  now: Asking,
  input: Extract<RegistrationInput, { kind: 'accepted' | 'too-brief' | 'failed' }>,
  at: Instant,
  chance: number,
): RegistrationStep {
  switch (input.kind) {
    case 'accepted':
      return step(registered(now, input.seconds, at, chance));
    case 'too-brief':
      return step(now, { kind: 'register-longer', seconds: input.minSeconds });
    case 'failed':
      return step(failed(now, input, at, chance));
    default:
      return assertNever(input);
  }
}

/** When the machine next wants `time`; undefined when only others can move it. */
export function registrationDeadline(registration: Registration): Instant | undefined {
  switch (registration.state) {
    case 'registered':
      return registration.refreshAt;
    case 'at-risk':
    case 'failed':
      return registration.retryAt;
    case 'unregistered':
    case 'registering':
    case 'refreshing':
      return undefined;
    default:
      return assertNever(registration);
  }
}

/** Until when we can be reached by it; undefined where it does not hold. */
export function registeredUntil(registration: Registration, at: Instant): Instant | undefined {
  return 'until' in registration && registration.until > at ? registration.until : undefined;
}

type Asking = Extract<Registration, { state: 'registering' | 'refreshing' }>;

const isAsking = (registration: Registration): registration is Asking =>
  registration.state === 'registering' || registration.state === 'refreshing';

function asking(before: Registration, at: Instant): Registration {
  const attempt = 'attempt' in before ? before.attempt + 1 : 0;
  const until = registeredUntil(before, at);
  if (until !== undefined && 'until' in before) return { state: 'refreshing', since: before.since, until, attempt };
  return { state: 'registering', since: before.state === 'failed' ? before.since : at, attempt };
}

/** A refresh is no news: since when it works is what it was. */
function registered(before: Asking, seconds: number, at: Instant, chance: number): Registration {
  const lifetime = seconds * 1_000;
  const margin = Math.min(lifetime / 2, MARGIN_MS + chance * (MARGIN_MS / 2));
  const since = before.state === 'refreshing' ? before.since : at;
  return { state: 'registered', since, until: at + lifetime, refreshAt: at + lifetime - margin };
}

function failed(
  now: Asking,
  { failure, retryAfter }: Extract<RegistrationInput, { kind: 'failed' }>,
  at: Instant,
  chance: number,
): Registration {
  const { attempt } = now;
  const doubled = Math.min(PAUSE_MS[failure.kind] * 2 ** Math.min(attempt, 10), PAUSE_MS.longest);
  const retryAt = at + Math.max(doubled * (0.5 + chance / 2), (retryAfter ?? 0) * 1_000);
  const until = registeredUntil(now, at);
  if (until !== undefined) return { state: 'at-risk', since: now.since, until, retryAt, attempt, trouble: failure };
  return { state: 'failed', since: now.state === 'registering' ? now.since : at, retryAt, attempt, trouble: failure };
}
