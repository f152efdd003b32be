import type { Instant } from '@wpm/kernel';
import type { LegId } from '../call/call.ts';
import type { CallMedia } from './call-media.ts';
import type { SipLeg } from './sip-leg.ts';

/** How long nothing comes from any phone or trunk of a call before they are asked whether they are there. */
const SILENT_MS = 60_000;
/** How long their word is enough. */
const ANSWER_LASTS_MS = 300_000;
/** The engine tells a silence that lasts every few seconds; one it tells no longer is over, or nothing is expected. */
const TOLD_MS = 10_000;

type Around = {
  readonly legs: ReadonlyMap<LegId, Pick<SipLeg, 'wasUp' | 'ask'>>;
  readonly media: Pick<CallMedia, 'transportOf'>;
};

/**
 * Phones and trunks of a call that say nothing. One may suppress silence, so that it means nothing; but where none is heard for a minute
 * they may be gone without a BYE, and the next refresh of a session is far. Browsers are watched by their consent.
 */
export class SilentFarEnds {
  readonly #silences = new Map<LegId, { readonly since: Instant; readonly toldAt: Instant }>();
  #askedAt = -Infinity;

  heard(leg: LegId): void {
    this.#silences.delete(leg);
  }

  /** A leg is silent, or still is. */
  silent(leg: LegId, now: Instant, { legs, media }: Around): void {
    const known = this.#silences.get(leg);
    const goesOn = known && now - known.toldAt < TOLD_MS;
    this.#silences.set(leg, { since: goesOn ? known.since : now, toldAt: now });
    if (now - this.#askedAt < ANSWER_LASTS_MS) return;
    const plain = [...legs].filter(([id, { wasUp }]) => wasUp && isPlain(media.transportOf(id)));
    if (plain.length === 0 || !plain.every(([id]) => this.#isLong(id, now))) return;
    this.#askedAt = now;
    for (const [, each] of plain) each.ask();
  }

  #isLong(leg: LegId, now: Instant): boolean {
    const silence = this.#silences.get(leg);
    return silence !== undefined && now - silence.toldAt < TOLD_MS && now - silence.since >= SILENT_MS;
  }
}

const isPlain = (transport: ReturnType<CallMedia['transportOf']>): boolean =>
  transport !== undefined && transport !== 'webrtc';
