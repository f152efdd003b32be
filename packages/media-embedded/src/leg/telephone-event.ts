/** Digits by their event number (RFC 4733 §3.2). */
const DIGITS = '0123456789*#ABCD';
/** 20 ms steps of the 100 ms a digit lasts. */
const STEPS_A_SECOND = 50;
const DIGIT_STEPS = 5;
/** How long a digit of ours lasts. */
export const DIGIT_MS = (DIGIT_STEPS * 1_000) / STEPS_A_SECOND;
/** RFC 4733 §2.5.1.4: the last packet is sent three times, in case it is lost. */
const LAST_COPIES = 3;
/** 100 ms of tone and 100 ms of pause. */
const CYCLE = 2 * DIGIT_STEPS;
const END_BIT = 0x80;
/** -10 dBm0, a usual level. */
const VOLUME = 10;
const MAX_DURATION = 0xffff;
const NEW_STREAM = Infinity;

/** The digit of an event number; undefined where it is none. */
export const digitOf = (event: number): string | undefined => DIGITS[event];

export const isDialable = (digits: string): boolean => /^[0-9*#A-D]+$/.test(digits);

/** Tells digits from a stream of telephone-event packets: each once, however many packets, copies and losses there are. */
export class DtmfReceiver {
  #stream: object | undefined;
  #timestamp = 0;
  #event = -1;
  #duration = 0;

  /** The digit that begins with this packet; undefined if it goes on with a known one, or is none. */
  receive(stream: object, timestamp: number, payload: Uint8Array): string | undefined {
    const [event = -1, , high = 0, low = 0] = payload;
    const digit = DIGITS[event];
    if (digit === undefined || payload.length < 4) return undefined;
    const step = stream === this.#stream ? (timestamp - this.#timestamp) | 0 : NEW_STREAM;
    if (step < 0) return undefined;
    if (step === 0) {
      this.#duration = Math.max(this.#duration, (high << 8) | low);
      return undefined;
    }
    // RFC 4733 §2.5.1.3: an event longer than the field holds goes on as a new segment right behind the old.
    const goesOn = event === this.#event && this.#duration === MAX_DURATION && step === MAX_DURATION;
    this.#stream = stream;
    this.#timestamp = timestamp;
    this.#event = event;
    this.#duration = (high << 8) | low;
    return goesOn ? undefined : digit;
  }
}

/** One 20 ms step of a digit, as an event and as sound. */
export interface DtmfStep {
  /** Identity of the digit among others. */
  readonly source: object;
  readonly digit: string;
  /** Which 20 ms of the tone this is; undefined while only copies of the event's end are sent. */
  readonly toneStep: number | undefined;
  /** Payload of the telephone-event. */
  readonly payload: Uint8Array;
}

/** Digits that wait to be sent, one step every 20 ms. Each digit is an object: the identity of its event. */
export class DtmfSender {
  readonly #queue: { readonly digit: string }[] = [];
  #step = 0;

  /** Whether the leg belongs to the digits: while a tone and its copies are sent, nothing else is. */
  get isBusy(): boolean {
    return this.#queue.length > 0 && this.#step < DIGIT_STEPS + LAST_COPIES - 1;
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0;
  }

  push(digits: string): void {
    for (const digit of digits) this.#queue.push({ digit });
  }

  /**
   * What to send in this 20 ms step; undefined in a pause.
   * @param clockRate ticks a second of the event's duration
   */
  step(clockRate = 8_000): DtmfStep | undefined {
    const current = this.#queue[0];
    if (!current) return undefined;
    this.#step += 1;
    const step = this.#step;
    if (step >= CYCLE) {
      this.#queue.shift();
      this.#step = 0;
    }
    if (step >= DIGIT_STEPS + LAST_COPIES) return undefined;
    const duration = (Math.min(step, DIGIT_STEPS) * clockRate) / STEPS_A_SECOND;
    const end = step >= DIGIT_STEPS ? END_BIT : 0;
    const payload = Uint8Array.of(DIGITS.indexOf(current.digit), end | VOLUME, duration >> 8, duration & 0xff);
    return { source: current, digit: current.digit, toneStep: step <= DIGIT_STEPS ? step - 1 : undefined, payload };
  }
}
