import type { Instant } from '@wpm/kernel';

/**
 * Without a packet for this long, somebody should know; and again after as long. It is looked at every quarter of a second, and known
 * within 3 s in all (F37).
 */
const SILENT_MS = 2_500;

type Voice =
  | { readonly state: 'not-expected' }
  | { readonly state: 'expected'; readonly since: Instant }
  | { readonly state: 'silent'; readonly toldAt: Instant };

/** Tells when the packets of a leg stop coming though they should, and when they come again. */
export class VoiceWatch {
  #voice: Voice = { state: 'not-expected' };
  #lastAt: Instant | undefined;
  /** Silence was told, and not yet that it is over: that is owed also where nobody has to send any more. */
  #isOwed = false;

  /** Since when no valid packet has come, in milliseconds; null before the first. */
  silentMs(now: Instant): number | null {
    return this.#lastAt === undefined ? null : now - this.#lastAt;
  }

  /** What the SDP says now: whether the far end is to send. */
  expect(expected: boolean, now: Instant): void {
    if (!expected) this.#voice = { state: 'not-expected' };
    else if (this.#voice.state === 'not-expected') this.#voice = { state: 'expected', since: now };
  }

  /** A valid packet: `first` of the leg, or `heard` again after silence. */
  onPacket(now: Instant): 'first' | 'heard' | undefined {
    const first = this.#lastAt === undefined;
    const wasSilent = this.#isOwed;
    this.#lastAt = now;
    this.#isOwed = false;
    if (this.#voice.state === 'silent') this.#voice = { state: 'expected', since: now };
    return first ? 'first' : wasSilent ? 'heard' : undefined;
  }

  /** Whether it is to be told now that silence began, or that it still lasts. */
  due(now: Instant): 'silent' | 'still-silent' | undefined {
    const voice = this.#voice;
    if (voice.state === 'not-expected') return undefined;
    const since = voice.state === 'silent' ? voice.toldAt : Math.max(voice.since, this.#lastAt ?? 0);
    if (now - since < SILENT_MS) return undefined;
    this.#voice = { state: 'silent', toldAt: now };
    this.#isOwed = true;
    return voice.state === 'silent' ? 'still-silent' : 'silent';
  }
}
