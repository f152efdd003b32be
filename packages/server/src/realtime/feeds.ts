import type { Place, RealtimeEvent } from '@wpm/contract';
import type { Clock } from '@wpm/kernel';
import { Feed } from './feed.ts';
import { Outbox, type Reader } from './outbox.ts';

/** How long a feed outlives the last application that read it: longer than any tunnel, shorter than a lunch. */
export const KEPT_MS = 10 * 60_000;

/** What an application that joins is to be sent first. */
export type Joined = {
  readonly place: Place;
  readonly resumed: boolean;
  readonly missed: readonly string[];
  /** The application went away. */
  leave(): void;
};

/** Whose feed it is. */
export type Follower = {
  readonly id: string;
  readonly tenantId: string;
  /** Whether it may supervise others (F47). */
  readonly supervises?: boolean;
};

type Followed = {
  readonly tenantId: string;
  readonly feed: Feed;
  readonly readers: Set<Reader>;
  /** Those of the readers that may supervise. */
  readonly supervising: Set<Reader>;
  leftAt: number;
};

/** The feeds of all users somebody reads or read lately. Who nobody ever asked for has none, and costs nothing. */
export class Feeds {
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #newId: () => string;
  readonly #followed = new Map<string, Followed>();

  constructor(clock: Clock, newId: () => string) {
    this.#clock = clock;
    this.#outbox = new Outbox(clock);
    this.#newId = newId;
  }

  /** Users with a feed, and applications that read one. */
  get size(): { readonly feeds: number; readonly readers: number } {
    const readers = this.#followed.values().reduce((sum, one) => sum + one.readers.size, 0);
    return { feeds: this.#followed.size, readers };
  }

  /** An application begins to read its user's feed; what is told from now on goes to it. */
  join({ id, tenantId, supervises = false }: Follower, reader: Reader, after: Place | null): Joined {
    this.#clear();
    const followed = this.#followed.get(id) ?? this.#follow(id, tenantId);
    followed.readers.add(reader);
    if (supervises) followed.supervising.add(reader);
    const missed = after ? followed.feed.since(after) : undefined;
    return {
      place: followed.feed.place,
      resumed: missed !== undefined,
      missed: missed ?? [],
      leave: () => {
        followed.readers.delete(reader);
        followed.supervising.delete(reader);
        followed.leftAt = this.#clock.now();
      },
    };
  }

  /** Tells users of an event; each once, however often they are named. */
  tell(accountIds: Iterable<string>, event: RealtimeEvent): void {
    const printed = JSON.stringify(event);
    for (const accountId of new Set(accountIds)) {
      const followed = this.#followed.get(accountId);
      if (!followed) continue;
      const frame = followed.feed.add(printed);
      for (const reader of followed.readers) this.#outbox.put(reader, frame);
    }
    this.#outbox.send();
  }

  /** Tells all users of a tenant. */
  tellTenant(tenantId: string, event: RealtimeEvent): void {
    const ofTenant = [...this.#followed].flatMap(([id, one]) => (one.tenantId === tenantId ? [id] : []));
    this.tell(ofTenant, event);
  }

  /** Tells the users of a tenant in whose console somebody watches. */
  tellSupervisors(tenantId: string, event: RealtimeEvent): void {
    const watching = [...this.#followed].flatMap(([id, one]) =>
      one.tenantId === tenantId && one.supervising.size > 0 ? [id] : [],
    );
    this.tell(watching, event);
  }

  #follow(accountId: string, tenantId: string): Followed {
    const followed: Followed = {
      tenantId,
      feed: new Feed(this.#newId()),
      readers: new Set(),
      supervising: new Set(),
      leftAt: 0,
    };
    this.#followed.set(accountId, followed);
    return followed;
  }

  /** Forgets whom nobody has read for long. */
  #clear(): void {
    const before = this.#clock.now() - KEPT_MS;
    for (const [accountId, { readers, leftAt }] of this.#followed) {
      if (readers.size === 0 && leftAt < before) this.#followed.delete(accountId);
    }
  }
}
