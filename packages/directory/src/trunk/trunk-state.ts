import type { TrunkState } from '@wpm/contract';
import { type Instant, assertNever } from '@wpm/kernel';
import { type Health, isHealthy } from './health.ts';
import { type Failure, type Registration, registeredUntil } from './registration.ts';

/** How the two sides know each other at this moment. */
export type Contact =
  | { readonly kind: 'by-address' }
  | { readonly kind: 'registers'; readonly registration: Registration }
  /** They register with us; `until` is null while they have not. */
  | { readonly kind: 'accepts'; readonly since: Instant; readonly until: Instant | null };

/** All there is to know about a trunk that runs. */
export type TrunkFacts = {
  readonly contact: Contact;
  readonly health: Health;
  /** When the names of its peers stopped leading anywhere, with the reason; null while they do. */
  readonly lost: { readonly since: Instant; readonly words: string } | null;
  /** When its last free place was taken; null while there is one. */
  readonly fullSince: Instant | null;
};

/** What an administrator reads: the first thing that keeps the trunk from working, or that it is ready. */
export function trunkStateOf({ contact, health, lost, fullSince }: TrunkFacts, at: Instant): TrunkState {
  if (lost) return { name: 'unreachable', since: iso(lost.since), why: 'dns', words: lost.words };
  const hindered = hindrance(contact, at);
  if (hindered) return hindered;
  if (!isHealthy(health, at)) return unhealthy(health);
  if (fullSince !== null) return { name: 'full', since: iso(fullSince) };
  return ready(contact, health, at);
}

function hindrance(contact: Contact, at: Instant): TrunkState | undefined {
  switch (contact.kind) {
    case 'by-address':
      return undefined;
    case 'accepts':
      return contact.until === null ? { name: 'waiting', since: iso(contact.since) } : undefined;
    case 'registers':
      return unregistered(contact.registration, at);
    default:
      return assertNever(contact);
  }
}

function unregistered(registration: Registration, at: Instant): TrunkState | undefined {
  if (registeredUntil(registration, at) !== undefined) return undefined;
  switch (registration.state) {
    case 'failed':
    case 'at-risk':
      return failure(registration.trouble, registration);
    case 'registering':
    case 'refreshing':
    case 'registered':
      return { name: 'registering', since: iso(registration.since) };
    case 'unregistered':
      return { name: 'disabled' };
    default:
      return assertNever(registration);
  }
}

function failure(trouble: Failure, { since, retryAt }: { since: Instant; retryAt: Instant }): TrunkState {
  if (trouble.kind === 'unreachable') {
    return { name: 'unreachable', since: iso(since), why: trouble.why, words: trouble.words };
  }
  const { why, status, words, realm } = trouble;
  return { name: 'refused', since: iso(since), why, status, words, realm, retryAt: iso(retryAt) };
}

function unhealthy(health: Health): TrunkState {
  if (health.state === 'resting') {
    return { name: 'unreachable', since: iso(health.since), why: 'overloaded', words: health.words };
  }
  const trouble = health.state === 'down' ? health.trouble : ({ why: 'timeout', words: '' } as const);
  return { name: 'unreachable', since: iso(health.since), ...trouble };
}

function ready(contact: Contact, health: Health, at: Instant): TrunkState {
  const until = contact.kind === 'registers' ? registeredUntil(contact.registration, at) : untilOf(contact);
  return {
    name: 'ready',
    since: iso(Math.max(sinceOf(contact), health.since)),
    registeredUntil: until === undefined ? null : iso(until),
    rttMs: health.state === 'up' && health.rttMs !== null ? Math.round(health.rttMs) : null,
  };
}

function untilOf(contact: Exclude<Contact, { kind: 'registers' }>): Instant | undefined {
  return contact.kind === 'accepts' ? (contact.until ?? undefined) : undefined;
}

function sinceOf(contact: Contact): Instant {
  if (contact.kind === 'accepts') return contact.since;
  return contact.kind === 'registers' && 'since' in contact.registration ? contact.registration.since : 0;
}

const iso = (at: Instant): string => new Date(Math.round(at)).toISOString();
