import type { Clock } from '@wpm/kernel';
import type { AgreedFormat, LegOptions } from '@wpm/media';
import { FRAME } from '../audio/loop.ts';
import type { SoundLibrary } from '../audio/sound-library.ts';
import { DigitHandOver, type PressedDigit } from './digit-hand-over.ts';
import type { Arrived, LegOutput } from './leg-output.ts';
import { DIGIT_MS, DtmfSender } from './telephone-event.ts';

/** What digits towards a far end need of its leg. */
export interface DigitGround {
  readonly output: LegOutput;
  readonly sounds: Pick<SoundLibrary, 'digits'>;
  readonly clock: Clock;
  /** A digit that is to reach the far end by signalling. */
  onDue(digit: PressedDigit): void;
}

/** Digits on their way to a far end: as telephone-events, and where it takes none as sound, or by signalling. */
export class LegDigits {
  readonly #ground: DigitGround;
  readonly #sender = new DtmfSender();
  readonly #handOver = new DigitHandOver();
  readonly #else: LegOptions['digits'];
  #agreed: AgreedFormat | undefined;

  constructor(ground: DigitGround, otherwise: LegOptions['digits']) {
    this.#ground = ground;
    this.#else = otherwise;
  }

  set agreed(agreed: AgreedFormat) {
    this.#agreed = agreed;
  }

  /** Whether the leg belongs to a digit now: while a tone and its copies are sent, nothing else is. */
  get isBusy(): boolean {
    return this.#sender.isBusy;
  }

  get isEmpty(): boolean {
    return this.#sender.isEmpty;
  }

  /** @param by `tone`: as sound, also where digits are to go by signalling */
  send(digits: string, by: 'any' | 'tone' = 'any'): void {
    if (by === 'tone' || !this.#isSignalled) return this.#sender.push(digits);
    for (const digit of digits) this.#ground.onDue({ digit, ms: DIGIT_MS });
  }

  /** A packet of whom the leg hears. @returns whether it is dealt with: nothing of it is to be passed on */
  hear(arrived: Arrived): boolean {
    const { output, clock } = this.#ground;
    if (arrived.payload !== 'telephone-event' || output.eventClock !== undefined) return false;
    if (this.#isSignalled) this.#tell(this.#handOver.hear(arrived, clock.now()));
    else if (arrived.digit !== undefined) this.#sender.push(arrived.digit);
    return true;
  }

  /** Sends what is due in this 20 ms; false in a pause, and where nothing waits. */
  tick(): boolean {
    const { output, sounds } = this.#ground;
    const step = this.#sender.step(output.eventClock);
    if (!step) return false;
    const { source, digit, toneStep, payload } = step;
    const tone = sounds.digits.get(digit);
    if (output.eventClock !== undefined) output.event(source, payload);
    else if (tone && toneStep !== undefined) output.frame(source, 1, tone.frameAt(toneStep * FRAME));
    return true;
  }

  /** To be called a few times a second. */
  maintain(): void {
    this.#tell(this.#handOver.overdue(this.#ground.clock.now()));
  }

  /** Before anything is agreed nobody knows what the far end takes; on hold it takes what it took before. */
  get #isSignalled(): boolean {
    return this.#else === 'signalling' && this.#agreed !== undefined && this.#agreed.dtmf === undefined;
  }

  #tell(digits: readonly PressedDigit[]): void {
    for (const digit of digits) this.#ground.onDue(digit);
  }
}
