/** So many packets of ours between two reports must have moved the highest number the far end received, if it received any of them. */
const LEAST_SENT = 50;

/** Tells by the reports of a far end when nothing of what we send reaches it, and when something does again (RFC 3550 §6.4.1). */
export class HearingWatch {
  #known: { readonly highest: number; readonly sent: number } | undefined;
  #isUnheard = false;

  /**
   * @param highest the highest sequence number it received of us
   * @param sent our packets so far
   */
  onReport(highest: number, sent: number): 'unheard' | 'heard-there' | undefined {
    if (highest !== this.#known?.highest) {
      this.#known = { highest, sent };
      const wasUnheard = this.#isUnheard;
      this.#isUnheard = false;
      return wasUnheard ? 'heard-there' : undefined;
    }
    if (this.#isUnheard || sent - this.#known.sent < LEAST_SENT) return undefined;
    this.#isUnheard = true;
    return 'unheard';
  }
}
