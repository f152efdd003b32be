import { type AudioSource, type PromptId, numberPrompts } from '@wpm/media';
import { spoken } from './spoken.ts';

/** The most that is said; who is further away hears it all the same. */
const MOST = 99;

/** What a customer hears of their place, or of how long it will take, in every language we speak. */
export function toldInQueue(what: 'queue-position' | 'estimated-wait', number: number): AudioSource {
  const said: readonly PromptId[] = [what, ...numberPrompts(Math.min(MOST, Math.max(1, Math.ceil(number))))];
  const [first, ...others] = spoken(said);
  return first ? { sequence: [first, ...others], loop: false } : 'music';
}

/** How many customers the mean is taken of. */
const LAST = 10;

/** How long the customers of each campaign waited who were answered lately. */
export class RecentWaits {
  readonly #waits = new Map<string, readonly number[]>();

  answered(campaignId: string, waitMs: number): void {
    this.#waits.set(campaignId, [...(this.#waits.get(campaignId) ?? []), waitMs].slice(-LAST));
  }

  /** Milliseconds; undefined where nobody was answered yet. */
  meanOf(campaignId: string): number | undefined {
    const waits = this.#waits.get(campaignId) ?? [];
    return waits.length === 0 ? undefined : waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  }
}
