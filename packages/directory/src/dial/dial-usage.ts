import type { Instant } from '@wpm/kernel';

/** How much somebody calls: calls now, begun in the last minute and hour, and minutes spoken in the last hour. */
export type DialUsage = {
  readonly concurrent: number;
  readonly callsPerMinute: number;
  readonly callsPerHour: number;
  readonly minutesPerHour: number;
};

/** Whose calls are counted; a call counts for its agent, its tenant and the trunk it takes. */
export type Subject = `${'agent' | 'tenant' | 'trunk'} ${string}`;

/** A call outside, as the ledger keeps it for an hour after its end. */
type Entry = { readonly begunAt: Instant; answeredAt: Instant | null; endedAt: Instant | null };

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** A call that was over before the platform started, read back from the call records. */
export type PastCall = {
  readonly begunAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
};

/**
 * Counts calls to the outside (trust 7). Time is an input; what is older than an hour is forgotten when its subject is
 * next looked at, and a subject with nothing left is forgotten whole.
 */
export class DialLedger {
  readonly #bySubject = new Map<Subject, Entry[]>();
  readonly #live = new Map<string, Entry[]>();

  /** A call begins for these; what is refused is never entered. A second call of one id (a transfer) counts beside the first. */
  begin(callId: string, subjects: readonly Subject[], now: Instant): void {
    const entry: Entry = { begunAt: now, answeredAt: null, endedAt: null };
    this.#live.set(callId, [...(this.#live.get(callId) ?? []), entry]);
    this.#enter(entry, subjects);
  }

  /** The call's latest part counts for the trunk it takes now, too. */
  takesTrunk(callId: string, trunkId: string): void {
    const entry = this.#live.get(callId)?.at(-1);
    const subject: Subject = `trunk ${trunkId}`;
    if (entry && !this.#bySubject.get(subject)?.includes(entry)) this.#enter(entry, [subject]);
  }

  answered(callId: string, now: Instant): void {
    const entry = this.#live.get(callId)?.at(-1);
    if (entry) entry.answeredAt ??= now;
  }

  /** The call's latest part is over, and another will take its place. */
  replaced(callId: string, now: Instant): void {
    const entries = this.#live.get(callId) ?? [];
    const last = entries.at(-1);
    if (last) last.endedAt = now;
    this.#live.set(callId, entries.slice(0, -1));
  }

  /** A part of the call on this trunk is over, the latest there is, and the call goes on. */
  left(callId: string, trunkId: string, now: Instant): void {
    const entries = this.#live.get(callId) ?? [];
    const last = entries.findLast((entry) => this.#bySubject.get(`trunk ${trunkId}`)?.includes(entry));
    if (!last) return;
    last.endedAt = now;
    this.#live.set(
      callId,
      entries.filter((entry) => entry !== last),
    );
  }

  ended(callId: string, now: Instant): void {
    for (const entry of this.#live.get(callId) ?? []) entry.endedAt = now;
    this.#live.delete(callId);
  }

  /** A call as its record tells it, after a restart; with a `callId` it still runs. */
  restore(call: PastCall, subjects: readonly Subject[], callId?: string): void {
    const entry: Entry = { ...call };
    if (callId !== undefined) this.#live.set(callId, [...(this.#live.get(callId) ?? []), entry]);
    this.#enter(entry, subjects);
  }

  usageOf(subject: Subject, now: Instant): DialUsage {
    const usage = { concurrent: 0, callsPerMinute: 0, callsPerHour: 0, minutesPerHour: 0 };
    for (const entry of this.#recent(subject, now)) {
      if (entry.endedAt === null) usage.concurrent++;
      if (entry.begunAt > now - HOUR) usage.callsPerHour++;
      if (entry.begunAt > now - MINUTE) usage.callsPerMinute++;
      usage.minutesPerHour += spokenMs(entry, now) / MINUTE;
    }
    return usage;
  }

  #enter(entry: Entry, subjects: readonly Subject[]): void {
    for (const subject of subjects) {
      const entries = this.#bySubject.get(subject);
      if (entries) entries.push(entry);
      else this.#bySubject.set(subject, [entry]);
    }
  }

  #recent(subject: Subject, now: Instant): readonly Entry[] {
    const entries = this.#bySubject.get(subject) ?? [];
    const recent = entries.filter(
      ({ begunAt, endedAt }) => endedAt === null || Math.max(begunAt, endedAt) > now - HOUR,
    );
    if (recent.length === 0) this.#bySubject.delete(subject);
    else if (recent.length < entries.length) this.#bySubject.set(subject, recent);
    return recent;
  }
}

/** Time spoken within the last hour. */
function spokenMs({ answeredAt, endedAt }: Entry, now: Instant): number {
  if (answeredAt === null) return 0;
  return Math.max(0, (endedAt ?? now) - Math.max(answeredAt, now - HOUR));
}
