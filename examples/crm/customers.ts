/** Somebody the CRM knows. */
export type Customer = {
  readonly phone: string;
  readonly name: string;
  readonly company: string;
  readonly note: string;
};

const CUSTOMERS: readonly Customer[] = [
  { phone: '+48600100200', name: 'Katarzyna Wiśniewska', company: 'Pol-Trans', note: 'Case #4711: invoiced twice' },
  { phone: '+48601200300', name: 'Marek Zieliński', company: 'Zieliński i Syn', note: 'Wants an offer by Friday' },
  { phone: '+48602300400', name: 'Ewa Dąbrowska', company: 'Klinika Dąb', note: 'VIP' },
];

export const customers = (): readonly Customer[] => CUSTOMERS;

export const customerOf = (phone: string): Customer | undefined => CUSTOMERS.find((one) => one.phone === phone);

/** A call as it stands in a customer's history. */
export type Activity = {
  readonly callId: string;
  readonly number: string;
  readonly result: string;
  readonly talkMs: number;
  /** Of a call of a campaign: its name. */
  readonly campaign: string | null;
  /** Null until its recording is ready. */
  readonly recordingId: string | null;
};

/** What happened with customers, the newest first; told to whoever watches. */
export class Activities {
  readonly #all = new Map<string, Activity>();
  readonly #watching = new Set<(all: readonly Activity[]) => void>();

  all(): readonly Activity[] {
    return [...this.#all.values()].toReversed();
  }

  /** @returns what ends it */
  watch(watcher: (all: readonly Activity[]) => void): () => void {
    this.#watching.add(watcher);
    watcher(this.all());
    return () => void this.#watching.delete(watcher);
  }

  /** A recording may be ready before its call is told to be over: each says what it knows. */
  note(callId: string, known: Partial<Activity>): void {
    const before = this.#all.get(callId) ?? {
      callId,
      number: '',
      result: '',
      talkMs: 0,
      campaign: null,
      recordingId: null,
    };
    this.#all.set(callId, { ...before, ...known });
    for (const watcher of this.#watching) watcher(this.all());
  }

  isOfACall(recordingId: string): boolean {
    return [...this.#all.values()].some((one) => one.recordingId === recordingId);
  }
}
