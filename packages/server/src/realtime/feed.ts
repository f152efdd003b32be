import type { Place } from '@wpm/contract';

/** Events a user may be behind and still be given what they missed. */
export const KEPT_EVENTS = 256;

/** What a user is told, in order and numbered from 1; the last of it is kept for applications that were away. */
export class Feed {
  readonly id: string;
  readonly #kept: string[] = [];
  #seq = 0;

  /** @param id names the feed; no two ever share one */
  constructor(id: string) {
    this.id = id;
  }

  get place(): Place {
    return { feed: this.id, seq: this.#seq };
  }

  /** Adds an event, as JSON; gives its frame. */
  add(event: string): string {
    this.#seq += 1;
    this.#kept.push(event);
    if (this.#kept.length > KEPT_EVENTS) this.#kept.shift();
    return frameOf(this.#seq, event);
  }

  /** The frames after a place, none where nothing came since; undefined where what came is no longer all there. */
  since({ feed, seq }: Place): readonly string[] | undefined {
    const missed = this.#seq - seq;
    if (feed !== this.id || missed < 0 || missed > this.#kept.length) return undefined;
    const from = this.#kept.length - missed;
    return this.#kept.slice(from).map((event, i) => frameOf(seq + i + 1, event));
  }
}

/** An event is printed once for all who get it; only its number differs. */
const frameOf = (seq: number, event: string): string => `{"kind":"event","seq":${seq},"event":${event}}`;
