import type { Interval } from '@wpm/acd';
import type { CallRecord } from '@wpm/calls';
import type { Instant } from '@wpm/kernel';
import type { DemoCustomer } from '../demo-customers.ts';
import { HOUR, MINUTE, type PastDay, SECOND, arrivals, pastDays } from './past-days.ts';
import {
  type PastCustomer,
  type PastFirm,
  type PastTalk,
  dialledRecord,
  directRecord,
  nameOf,
  queuedRecord,
} from './past-record.ts';
import { WorkedTime, type Worker } from './staff.ts';

/** What the demo's past is made of. */
export type PastOf = {
  readonly now: Instant;
  /** Of the tenant. */
  readonly timeZone: string;
  readonly days: number;
  readonly firm: PastFirm;
  readonly workers: readonly Worker[];
  readonly mealId: string;
  readonly customers: readonly DemoCustomer[];
  /** 0…1; the same chances make the same past. */
  readonly chance: () => number;
};

/** Calls in the order they ended, and what each worker did, oldest first, without gap or overlap. */
export type Past = {
  readonly calls: readonly CallRecord[];
  readonly statuses: ReadonlyMap<string, readonly Interval[]>;
};

type Happening = { readonly at: Instant; readonly happens: () => void };

/**
 * Nothing begins later than this before the present, and nothing that begins lasts so long (a meal at most 34 minutes, a call with its
 * wait and wrap-up 14): who looks finds nobody signed in, and no call going on.
 */
const AGO_MS = 40 * MINUTE;

/** How often somebody is called back, and the share of those who are forgotten each time. */
const [MOST_TRIES, FORGOTTEN] = [5, 0.1];
/** From an evening to the next morning. */
const NIGHT_MS = 13 * HOUR;

/** The share of customers nobody knows. */
const STRANGERS = 0.45;

/** Weeks of a small contact centre as they could have been: who called, who was free, who gave up and was called back. */
export function makePast(of: PastOf): Past {
  return new PastMaker(of).make();
}

class PastMaker {
  readonly #of: PastOf;
  readonly #until: Instant;
  readonly #times: readonly WorkedTime[];
  readonly #records: CallRecord[] = [];
  readonly #ahead: Happening[] = [];

  constructor(of: PastOf) {
    this.#of = of;
    this.#until = of.now - AGO_MS;
    const since = of.now - (of.days + 2) * 24 * HOUR;
    this.#times = of.workers.map((worker) => new WorkedTime(worker, since));
  }

  make(): Past {
    for (const day of pastDays(this.#of.now, this.#of.timeZone, this.#of.days)) this.#plan(day);
    for (let next = this.#next(); next; next = this.#next()) next.happens();
    const out = (time: WorkedTime) => time.signOut(Math.max(time.freeAt, this.#until));
    this.#times.filter((time) => time.isAtWork).forEach(out);
    return {
      calls: this.#records.toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0)),
      statuses: new Map(this.#times.map(({ worker, intervals }) => [worker.accountId, intervals])),
    };
  }

  #at(at: Instant, happens: () => void): void {
    if (at < this.#until) this.#ahead.push({ at, happens });
  }

  #next(): Happening | undefined {
    this.#ahead.sort((a, b) => b.at - a.at);
    return this.#ahead.pop();
  }

  #plan(day: PastDay): void {
    for (const time of this.#times) this.#planShift(time, day);
    for (const at of arrivals(day, this.#of.chance)) this.#at(at, () => this.#customerCalls(at));
  }

  #planShift(time: WorkedTime, { midnight, isWeekend }: PastDay): void {
    if (isWeekend && !time.worker.servesCampaign) return;
    const { from, until } = time.worker.shift;
    const late = () => this.#between(0, 6 * MINUTE);
    const [begins, eats, ends] = [
      midnight + from * HOUR + late(),
      midnight + (from + 4) * HOUR + late(),
      midnight + until * HOUR + late(),
    ];
    this.#at(begins, () => time.signIn(begins));
    this.#at(eats, () => {
      const at = Math.max(eats, time.freeAt);
      if (at > this.#until) return;
      time.takeBreak(this.#of.mealId, at, at + this.#between(22 * MINUTE, 34 * MINUTE));
    });
    this.#at(ends, () => time.signOut(Math.max(ends, time.freeAt)));
    for (let at = begins + HOUR; at < ends; at += this.#between(HOUR, 3 * HOUR)) {
      const dialledAt = at;
      this.#at(at, () => void this.#dials(time, this.#anyCustomer(), dialledAt));
    }
  }

  #customerCalls(at: Instant): void {
    const customer = this.#anyCustomer();
    const own = this.#anyOf(this.#times);
    if (own && this.#of.chance() < 0.15) this.#callsDirectly(own, customer, at);
    else this.#queues(customer, at);
  }

  /** Who has been free longest, or is free first. */
  #firstFree(): WorkedTime | undefined {
    const serving = this.#times.filter((time) => time.isAtWork && time.worker.servesCampaign);
    return serving.toSorted((a, b) => a.freeAt - b.freeAt)[0];
  }

  #queues(customer: PastCustomer, at: Instant): void {
    const { firm, chance } = this.#of;
    const time = this.#firstFree();
    const patientUntil = at + this.#between(2 * SECOND, 4 * MINUTE);
    const rangAt = Math.max(at + SECOND, time?.freeAt ?? Infinity);
    const answeredAt = rangAt + this.#between(2 * SECOND, 12 * SECOND);
    if (!time || answeredAt > patientUntil) {
      this.#records.push(queuedRecord(firm, { customer, at, leftAt: patientUntil, offers: [] }, chance));
      this.#calledBack(customer, patientUntil);
      return;
    }
    const talk = this.#talks(time, { rangAt, answeredAt });
    const why = { by: 'longest-idle', tier: 1, candidates: 1, waitedMs: rangAt - at };
    const offer = { number: 1, accountId: time.worker.accountId, why, chosenAt: rangAt, rangAt, endedAt: answeredAt };
    const offers = [{ ...offer, outcome: 'answered' }] as const;
    this.#records.push(queuedRecord(firm, { customer, at, leftAt: answeredAt, talk, offers }, chance));
  }

  #callsDirectly(time: WorkedTime, customer: PastCustomer, rangAt: Instant): void {
    const { firm, chance } = this.#of;
    const isFree = time.isAtWork && time.freeAt <= rangAt && chance() < 0.8;
    const talk = isFree
      ? this.#talks(time, { rangAt, answeredAt: rangAt + this.#between(2 * SECOND, 14 * SECOND) })
      : this.#unanswered(time.worker, { rangAt, endedBy: 'customer' });
    this.#records.push(directRecord(firm, customer, talk, chance));
    if (!isFree) this.#calledBack(customer, talk.endedAt);
  }

  /** @returns whether the customer was reached */
  #dials(time: WorkedTime, customer: PastCustomer, wanted: Instant): boolean {
    if (!time.isAtWork) return false;
    const { firm, chance } = this.#of;
    const rangAt = Math.max(wanted, time.freeAt);
    // Who is at lunch calls afterwards, and that may be too late.
    if (rangAt > this.#until) return false;
    const talk =
      chance() < 0.75
        ? this.#talks(time, { rangAt, answeredAt: rangAt + this.#between(4 * SECOND, 20 * SECOND) })
        : this.#unanswered(time.worker, { rangAt, endedBy: 'worker' });
    if (talk.answeredAt === null) time.work(rangAt, [['in-call', talk.endedAt]]);
    this.#records.push(dialledRecord(firm, customer, talk, chance));
    return talk.answeredAt !== null;
  }

  /** Most of those nobody spoke to are called back within the hour, or the next day, until they are reached. */
  #calledBack(customer: PastCustomer, missedAt: Instant, tries = 0): void {
    if (tries === MOST_TRIES || this.#of.chance() < FORGOTTEN) return;
    const at = missedAt + this.#between(5 * MINUTE, 50 * MINUTE);
    this.#at(at, () => {
      const time = this.#firstFree();
      if (!time) this.#calledBack(customer, at + NIGHT_MS, tries + 1);
      else if (!this.#dials(time, customer, at)) this.#calledBack(customer, at + HOUR, tries + 1);
    });
  }

  #talks(
    time: WorkedTime,
    { rangAt, answeredAt }: { readonly rangAt: Instant; readonly answeredAt: Instant },
  ): PastTalk {
    const { chance } = this.#of;
    // Most are short, a few are long.
    const endedAt = answeredAt + Math.round((25 + 480 * chance() ** 2.5) * SECOND);
    const wrapUp: readonly ['wrap-up', Instant] = ['wrap-up', endedAt + this.#between(5 * SECOND, 30 * SECOND)];
    const isServing = time.worker.servesCampaign;
    time.work(rangAt, [['ringing', answeredAt], ['in-call', endedAt], ...(isServing ? [wrapUp] : [])]);
    return { worker: time.worker, rangAt, answeredAt, endedAt, endedBy: chance() < 0.6 ? 'customer' : 'worker' };
  }

  #unanswered(worker: Worker, { rangAt, endedBy }: Pick<PastTalk, 'rangAt' | 'endedBy'>): PastTalk {
    return { worker, rangAt, answeredAt: null, endedAt: rangAt + this.#between(10 * SECOND, 28 * SECOND), endedBy };
  }

  #between(least: number, most: number): number {
    return Math.round(least + this.#of.chance() * (most - least));
  }

  #anyOf<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#of.chance() * list.length)];
  }

  #anyCustomer(): PastCustomer {
    const known = this.#anyOf(this.#of.customers);
    if (known && this.#of.chance() > STRANGERS) return nameOf(known);
    return { number: `+48511${String(this.#between(100_000, 999_999))}`, name: null };
  }
}
