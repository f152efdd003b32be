/** An answer of the platform as it lies on the device: whose, of which query, when it came (ms since 1970), as JSON. */
export type KeptAnswer = {
  readonly account: string;
  readonly query: string;
  readonly at: number;
  readonly text: string;
};

/** Where answers lie from one opening of the phone to the next. A device without room or right for it keeps none. */
export interface AnswerShelf {
  all(): Promise<readonly KeptAnswer[]>;
  put(answer: KeptAnswer): Promise<void>;
  drop(answers: readonly Pick<KeptAnswer, 'account' | 'query'>[]): Promise<void>;
  close(): void;
}

/** What a list is without a network is of some use for a week; of it are kept so many answers and characters at most. */
export const LIMITS = { ageMs: 7 * 86_400_000, answers: 80, ofOne: 200_000, ofAll: 2_000_000, pages: 4 } as const;

/**
 * What the platform answered a user last, so that a phone without a network shows it (design: cached lists). It is theirs alone:
 * what another user's phone left is dropped when it is opened, and all of it goes when they log out (F10).
 */
export class KeptAnswers implements Disposable {
  readonly #shelf: AnswerShelf;
  readonly #account: string;
  readonly #now: () => number;
  /** The oldest first, as a map goes on in the order of its entries. */
  readonly #kept = new Map<string, KeptAnswer>();
  #isOver = false;

  private constructor(shelf: AnswerShelf, account: string, now: () => number) {
    this.#shelf = shelf;
    this.#account = account;
    this.#now = now;
  }

  static async open(shelf: AnswerShelf, account: string, now: () => number = Date.now): Promise<KeptAnswers> {
    const opened = new KeptAnswers(shelf, account, now);
    const all = await shelf.all().catch(() => []);
    const isFit = (each: KeptAnswer) => each.account === account && each.at > now() - LIMITS.ageMs && each.at <= now();
    await shelf.drop(all.filter((each) => !isFit(each))).catch(() => {});
    for (const each of all.filter(isFit).toSorted((a, b) => a.at - b.at)) opened.#kept.set(each.query, each);
    return opened;
  }

  /** @param query the hash of a query */
  of(query: string): { readonly data: unknown; readonly at: number } | undefined {
    const kept = this.#kept.get(query);
    const data = kept && parsed(kept.text);
    return kept === undefined || data === undefined ? undefined : { data, at: kept.at };
  }

  /** The answers to all queries whose hash begins so. */
  beginning(query: string): readonly unknown[] {
    return [...this.#kept.values()].filter((each) => each.query.startsWith(query)).map(({ text }) => parsed(text));
  }

  /** Keeps an answer in the place of the one before; of a long list its beginning. */
  async keep(query: string, data: unknown): Promise<void> {
    const text = JSON.stringify(beginningOf(data));
    if (this.#isOver || text.length > LIMITS.ofOne) return;
    const answer = { account: this.#account, query, at: this.#now(), text };
    this.#kept.delete(query);
    this.#kept.set(query, answer);
    const tooMany = this.#overflow();
    try {
      await this.#shelf.put(answer);
      await this.#shelf.drop(tooMany);
    } catch {
      // No room on the device: what is shown stays as it came, only not for the next time.
    }
  }

  /** What the platform no longer tells its user is not told by the device either. */
  async forget(query: string): Promise<void> {
    const kept = this.#kept.get(query);
    this.#kept.delete(query);
    if (kept !== undefined) await this.#shelf.drop([kept]).catch(() => {});
  }

  /** Nothing is kept from now on: what comes in late of a user who has left is not theirs to leave behind. */
  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#shelf.close();
  }

  #overflow(): readonly KeptAnswer[] {
    const dropped: KeptAnswer[] = [];
    let characters = [...this.#kept.values()].reduce((sum, { text }) => sum + text.length, 0);
    for (const [query, answer] of this.#kept) {
      if (this.#kept.size <= LIMITS.answers && characters <= LIMITS.ofAll) break;
      this.#kept.delete(query);
      characters -= answer.text.length;
      dropped.push(answer);
    }
    return dropped;
  }
}

/** Of a list read page by page the first pages; anything else whole. */
function beginningOf(data: unknown): unknown {
  const { pages, pageParams } = Object(data);
  if (!Array.isArray(pages) || !Array.isArray(pageParams)) return data;
  return { pages: pages.slice(0, LIMITS.pages), pageParams: pageParams.slice(0, LIMITS.pages) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
