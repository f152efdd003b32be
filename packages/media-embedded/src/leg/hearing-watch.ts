/** So many packets of ours between two reports must have moved the highest number the far end received, if it received any of them. */
const LEAST_SENT = 50;
/** One report may leave us out and the next have us: some send what they say as senders and as receivers in turns. */
const LEAST_UNNAMED = 2;

/** What a report says of our stream. */
export interface Named {
  /** The highest sequence number it received of us. */
  readonly highest: number;
  /** Whether we ever sent a packet of that number. */
  readonly isOurs: boolean;
}

/**
 * Tells by the reports of a far end when nothing of what we send reaches it, and when something does again (RFC 3550 §6.4.1): the
 * number it received last stands still, or it leaves us out of its reports, as of a sender it heard nothing of (§6.4).
 */
export class HearingWatch {
  #known: { readonly highest: number; readonly sent: number } | undefined;
  #unnamed = 0;
  #isUnheard = false;
  /** It named a packet we never sent: it counts wrong, as who fills its reports with zeros, and they tell nothing. */
  #isWrong = false;

  /**
   * @param named absent where the report says nothing of us
   * @param sent our packets so far
   */
  onReport(named: Named | undefined, sent: number): 'unheard' | 'heard-there' | undefined {
    if (named && !named.isOurs) this.#isWrong = true;
    if (this.#isWrong) return this.#turn(false);
    this.#unnamed = named ? 0 : this.#unnamed + 1;
    if (named && named.highest !== this.#known?.highest) {
      this.#known = { highest: named.highest, sent };
      return this.#turn(false);
    }
    // Who never named us may be one that never does.
    if (!this.#known || sent - this.#known.sent < LEAST_SENT) return undefined;
    return named || this.#unnamed >= LEAST_UNNAMED ? this.#turn(true) : undefined;
  }

  #turn(isUnheard: boolean): 'unheard' | 'heard-there' | undefined {
    if (isUnheard === this.#isUnheard) return undefined;
    this.#isUnheard = isUnheard;
    return isUnheard ? 'unheard' : 'heard-there';
  }
}
