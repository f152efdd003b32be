const LINE_FEED = 0x0a;

/**
 * The lines of a text one by one, each ended by CRLF. Every search goes on where the last of its kind ended, so reading is linear
 * whatever stands in the text.
 */
export class Lines {
  readonly text: string;
  /** Where the line starts. */
  start = 0;
  /** Index of the CRLF that ends the line; the length of the text where none does. */
  end = 0;
  /** Whether a CR or LF stands alone in the line: to some other parser on the way it would be a line break. */
  isBroken = false;
  #colon = -1;
  #lineFeed = -1;
  #next = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes to the next line. @returns false where the text has ended: behind the last CRLF, or the end of what none ended */
  advance(): boolean {
    const { text } = this;
    if (this.#next >= text.length) return false;
    this.start = this.#next;
    this.isBroken = false;
    let end = text.indexOf('\r', this.start);
    while (end >= 0 && text.charCodeAt(end + 1) !== LINE_FEED) {
      this.isBroken = true;
      end = text.indexOf('\r', end + 1);
    }
    this.end = end < 0 ? text.length : end;
    this.#next = this.end + 2;
    this.#lineFeed = indexFrom(text, '\n', this.start, this.#lineFeed);
    if (this.#lineFeed < this.end) this.isBroken = true;
    return true;
  }

  /** Index behind the line and its CRLF. */
  get next(): number {
    return this.#next;
  }

  /** Index of the first colon of the line; undefined where there is none. */
  get colon(): number | undefined {
    this.#colon = indexFrom(this.text, ':', this.start, this.#colon);
    return this.#colon < this.end ? this.#colon : undefined;
  }
}

/** Where the character next stands; the length of the text where it does not. @param found where it did when last asked */
function indexFrom(text: string, character: string, start: number, found: number): number {
  if (found >= start) return found;
  const at = text.indexOf(character, start);
  return at < 0 ? text.length : at;
}
