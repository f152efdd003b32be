import { type JournalFacts, journalValues, nextTry } from '@wpm/integrations';
import { nationalDigits } from '@wpm/directory';
import type { Clock, Log } from '@wpm/kernel';
import type { DueJournalEntry, JournalledCallRow, Store } from '@wpm/store';
import type { Answered, Ask } from '../net/ask-safely.ts';
import type { Seal } from '../seal.ts';
import { secretsOf } from './connector-secrets.ts';
import { type ActivityOutcome, writeActivity } from './write-activity.ts';

/** So many are written at once, and so many of them to one CRM: one that hangs holds up no other, and never a call. */
const MOST_AT_ONCE = 8;
const MOST_PER_CONNECTOR = 2;
/** Longer than the requests of one try take together: what nobody finishes, because its platform died over it, is tried again. */
const LEASE_MS = 2 * 60_000;
/** What has become due is looked for so often. */
const LOOK_MS = 1_000;
const SWEPT_EVERY_MS = 10 * 60_000;
/** What is said of a call after so long changes nothing in CRMs. */
const KEPT_MS = 90 * 24 * 60 * 60_000;

export type JournalWriterDeps = {
  readonly store: Pick<Store, 'crmJournal' | 'crmJournalQueue' | 'crmCallers' | 'tenantSettings'>;
  readonly seal: Pick<Seal, 'unseal'>;
  readonly ask: (ask: Ask) => Promise<Answered>;
  /** Hosts that may be at private addresses. */
  readonly allowed: readonly string[];
  /** The page that opens a call to whoever may. */
  readonly callPage: (callId: string) => string;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
  /** A number of [0, 1). */
  readonly chance: () => number;
};

/** Writes calls that are over to the CRMs that are to have them, by a few workers, until each is there or was tried for a day (F48). */
export class JournalWriter implements Disposable {
  readonly #deps: JournalWriterDeps;
  readonly #writing = new Map<string, number>();
  #atOnce = 0;
  #isClaiming = false;
  #again = false;
  #disposed = false;
  #timer: Disposable | undefined;
  #sweptAt = -Infinity;
  #counts = { waiting: 0, dead: 0 };

  constructor(deps: JournalWriterDeps) {
    this.#deps = deps;
    this.#lookLater();
  }

  /** There may be something to write. */
  wake(): void {
    this.#again = true;
    if (!this.#isClaiming && !this.#disposed) void this.#claimAll();
  }

  gauges(): Readonly<Record<string, number>> {
    const { waiting, dead } = this.#counts;
    return { wpm_crm_journal_waiting: waiting, wpm_crm_journal_dead: dead };
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#timer?.[Symbol.dispose]();
  }

  async #claimAll(): Promise<void> {
    this.#isClaiming = true;
    try {
      while (this.#again && !this.#disposed) {
        this.#again = false;
        while (this.#atOnce < MOST_AT_ONCE && (await this.#claimOne()));
      }
      await this.#sweep();
    } catch (error) {
      this.#deps.log.warn('crm-journal.interrupted', { why: String(error) });
    }
    this.#isClaiming = false;
    this.#lookLater();
  }

  async #claimOne(): Promise<boolean> {
    const { store, now } = this.#deps;
    const busy = [...this.#writing].filter(([, count]) => count >= MOST_PER_CONNECTOR).map(([id]) => id);
    const due = await store.crmJournalQueue.claim({ now: now(), leaseMs: LEASE_MS, busy });
    if (!due || this.#disposed) return false;
    this.#count(due.connectorId, 1);
    void this.#write(due).finally(() => {
      this.#count(due.connectorId, -1);
      this.wake();
    });
    return true;
  }

  #count(connectorId: string, by: 1 | -1): void {
    this.#atOnce += by;
    const writing = (this.#writing.get(connectorId) ?? 0) + by;
    if (writing > 0) this.#writing.set(connectorId, writing);
    else this.#writing.delete(connectorId);
  }

  async #write(due: DueJournalEntry): Promise<void> {
    const { store, log } = this.#deps;
    try {
      const call = await store.crmJournal.callOf(due.tenantId, due.callId);
      const outcome = call && (await this.#written(due, call));
      if (outcome) await this.#note(due, outcome);
    } catch (error) {
      // What came of it is not written down: when its lease is over it is tried again, as one of which nobody knows.
      log.warn('crm-journal.interrupted', { entry: due.id, why: String(error) });
    }
  }

  async #written(due: DueJournalEntry, call: JournalledCallRow): Promise<ActivityOutcome | undefined> {
    const { store, seal, ask, allowed, callPage } = this.#deps;
    const { lookup, journal } = due.settings;
    if (!journal) return undefined;
    const { settings } = await store.tenantSettings.of(due.tenantId);
    const { language, timeZone } = settings;
    const { facts, personId } = await this.#known(due, call, language);
    const { number } = facts.customer;
    const setting = { language, timeZone, callPage: callPage(due.callId), national: nationalDigits(number) };
    const onBegin = () => store.crmJournalQueue.begun(due.id);
    return writeActivity(
      { ask, allowed, onBegin },
      {
        journal,
        lookup,
        number,
        personId,
        secrets: secretsOf(seal, { id: due.connectorId, secrets: due.secrets }),
        valuesFor: (person) => journalValues(facts, { ...setting, person }),
        activityId: due.activityId,
        sent: due.sent,
        doubtful: due.doubtful,
      },
    );
  }

  /** The call with whom the tenant's own contacts and the CRM's answer at the ring say the customer is. */
  async #known(due: DueJournalEntry, call: JournalledCallRow, language: 'pl' | 'en') {
    const { store } = this.#deps;
    const { customerNumber: number } = call;
    const [caller] = number.startsWith('+') ? await store.crmCallers.of(due.tenantId, [number]) : [];
    const found = caller?.found;
    const name = call.contact?.name ?? found?.name ?? call.customerName;
    return {
      facts: factsOf(due.callId, call, { language, name }),
      personId: found?.connectorId === due.connectorId && found.crmId !== '' ? found.crmId : undefined,
    };
  }

  async #note(due: DueJournalEntry, outcome: ActivityOutcome): Promise<void> {
    const { store, now, chance, log } = this.#deps;
    const { crmJournalQueue: queue } = store;
    if (outcome.kind === 'written') return queue.written(due, { ...outcome, at: now() });
    if (outcome.kind === 'skipped') return queue.skipped(due, outcome.why);
    const { status, error, isDoubtful, isOver } = outcome;
    const again = isOver ? 'never' : nextTry({ tries: due.tries, since: due.since, now: now(), chance: chance() });
    if (again === 'never')
      // What CRMs answer may name people: the log has none of it.
      log.warn('crm-journal.given-up', { connector: due.connectorId, entry: due.id, status });
    await queue.failed(due, { status, error, isDoubtful, again });
  }

  async #sweep(): Promise<void> {
    const { store, now, clock } = this.#deps;
    this.#counts = await store.crmJournalQueue.count();
    if (clock.now() - this.#sweptAt < SWEPT_EVERY_MS) return;
    this.#sweptAt = clock.now();
    await store.crmJournalQueue.forget(new Date(now().getTime() - KEPT_MS));
  }

  #lookLater(): void {
    if (this.#disposed) return;
    const { clock } = this.#deps;
    this.#timer?.[Symbol.dispose]();
    this.#timer = clock.schedule(clock.now() + LOOK_MS, () => this.wake());
  }
}

type Naming = { readonly language: 'pl' | 'en'; readonly name: string | null };

function factsOf(callId: string, call: JournalledCallRow, { language, name }: Naming): JournalFacts {
  const { direction, outcome, result, startedAt, answeredAt, endedAt, ownNumber, campaign, agent, said, contact } =
    call;
  const names = (said?.names ?? []).map((one) => one[language] ?? one['pl'] ?? Object.values(one)[0] ?? '');
  return {
    callId,
    direction,
    startedAt,
    answeredAt,
    ownNumber,
    campaign,
    agent,
    contact,
    outcome: outcome ?? 'failed',
    result: result ?? 'failed',
    endedAt: endedAt ?? startedAt,
    customer: { number: call.customerNumber, name },
    classifier: names.length > 0 ? names.join(' / ') : null,
    note: said?.note ?? null,
    isRecorded: call.isRecorded,
  };
}
