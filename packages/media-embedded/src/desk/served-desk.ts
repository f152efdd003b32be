import { Mixer } from '../voice/mixer.ts';
import { Voice } from '../voice/voice.ts';
import { BANDS, CODECS, ORDER } from './desk-order.ts';
import { type Letter, type LetterRecord, LetterReader, LetterWriter } from './letter.ts';
import { OutputEncoder } from './output-encoder.ts';
import { TapEncoder } from './tap-encoder.ts';

/** Work after which what is done is handed over, although the letter goes on: its first packets need not wait for its last. */
const PART_MS = 3;

const NOTHING = new Uint8Array(0);

type SendDone = (letter: Letter, isLast: boolean) => void;
type Speaking = { readonly voice: Voice; stream: number; identity: object };

/** A desk as its own thread has it: voices, outputs and taps by their numbers, made when they are first named. */
export class ServedDesk {
  readonly #send: SendDone;
  readonly #now: () => number;
  readonly #voices = new Map<number, Speaking>();
  readonly #outputs = new Map<number, OutputEncoder>();
  readonly #taps = new Map<number, TapEncoder>();
  readonly #done = new LetterWriter();
  #spare: ArrayBuffer | undefined;

  constructor(now: () => number, send: SendDone) {
    this.#now = now;
    this.#send = send;
  }

  /** Does what a letter orders; the letters are to be given one after the other. */
  async work(letter: Letter): Promise<void> {
    const order = new LetterReader(letter);
    let handedOverAt = this.#now();
    while (order.next()) {
      const codec = CODECS[order.a];
      // Made where nobody has to wait for it but this desk.
      if (order.kind === ORDER.mix || order.kind === ORDER.encode) {
        const output = this.#output(order.id);
        if (codec && !output.isReady(codec)) await output.open(codec);
      }
      this.#perform(order);
      if (this.#now() - handedOverAt < PART_MS || this.#done.isEmpty) continue;
      this.#handOver(false);
      handedOverAt = this.#now();
    }
    this.#spare = letter.memory;
    this.#handOver(true);
  }

  #perform(order: LetterRecord): void {
    const { kind, id } = order;
    if (kind === ORDER.push) this.#push(order);
    else if (kind === ORDER.mix) this.#answer(this.#mix(order));
    else if (kind === ORDER.encode) this.#answer(this.#encode(order));
    else if (kind === ORDER.tap) this.#answer(this.#tap(id).take(this.#mixerOf(order), order.a));
    else if (kind === ORDER.forget) this.#voices.get(id)?.voice.forget();
    else if (kind === ORDER.closeVoice) this.#closeVoice(id);
    else if (kind === ORDER.closeTap) this.#taps.delete(id);
    else if (kind === ORDER.closeOutput) this.#closeOutput(id);
  }

  #push({ id, a, b, c, content }: LetterRecord): void {
    const speaking = this.#speaking(id);
    const codec = CODECS[c];
    if (!codec) return;
    if (speaking.stream !== a) {
      speaking.stream = a;
      speaking.identity = {};
    }
    // The letter's memory is written anew before the packet's turn comes.
    const payload = content.slice();
    speaking.voice.push({ stream: speaking.identity, timestamp: b >>> 0, codec, payload });
  }

  #mix(order: LetterRecord): Uint8Array {
    const codec = CODECS[order.a];
    const mixer = this.#mixerOf(order);
    const linear = mixer.at(order.b);
    return codec ? this.#output(order.id).encode(codec, linear, mixer.band) : NOTHING;
  }

  #encode({ id, a, b, content }: LetterRecord): Uint8Array {
    const [codec, band] = [CODECS[a], BANDS[b]];
    const linear = new Int16Array(content.buffer, content.byteOffset, content.length / 2);
    return codec && band ? this.#output(id).encode(codec, linear, band) : NOTHING;
  }

  #mixerOf({ content }: LetterRecord): Mixer {
    const numbers = new Int32Array(content.buffer, content.byteOffset, content.length / 4);
    return new Mixer(Array.from(numbers, (number) => this.#speaking(number).voice));
  }

  #answer(payload: Uint8Array): void {
    this.#done.add(0, 0, [0, 0, 0], payload);
  }

  #handOver(isLast: boolean): void {
    this.#send(this.#done.take(this.#spare), isLast);
    this.#spare = undefined;
  }

  #speaking(id: number): Speaking {
    const known = this.#voices.get(id);
    if (known) return known;
    const speaking = { voice: new Voice(), stream: -1, identity: {} };
    this.#voices.set(id, speaking);
    return speaking;
  }

  #output(id: number): OutputEncoder {
    const known = this.#outputs.get(id);
    if (known) return known;
    const output = new OutputEncoder();
    this.#outputs.set(id, output);
    return output;
  }

  #tap(id: number): TapEncoder {
    const known = this.#taps.get(id);
    if (known) return known;
    const tap = new TapEncoder();
    this.#taps.set(id, tap);
    return tap;
  }

  #closeVoice(id: number): void {
    this.#voices.get(id)?.voice.close();
    this.#voices.delete(id);
  }

  #closeOutput(id: number): void {
    this.#outputs.get(id)?.close();
    this.#outputs.delete(id);
  }
}
