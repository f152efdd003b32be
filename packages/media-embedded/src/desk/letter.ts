/** Words before the content of a record: its kind, whom it is for, two more values, and bytes of content. */
const HEAD = 6;
const FIRST_WORDS = 16_384;

/** One record of a letter: an order, or what answers it. */
export interface LetterRecord {
  readonly kind: number;
  /** Number of the voice, output or tap. */
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Begins at a multiple of four bytes of the letter's memory, which is written anew once the letter is read. */
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Records as they go from one thread to another: the memory is handed over, nothing is copied on the way. */
export interface Letter {
  readonly memory: ArrayBuffer;
  /** Words of it that are written. */
  readonly words: number;
}

/** Writes records into memory that is handed over when it is full of what there was to say. */
export class LetterWriter {
  #words: Int32Array;
  #bytes: Uint8Array;
  #at = 0;

  constructor() {
    this.#words = new Int32Array(FIRST_WORDS);
    this.#bytes = new Uint8Array(this.#words.buffer);
  }

  get isEmpty(): boolean {
    return this.#at === 0;
  }

  add(kind: number, id: number, [a, b, c]: readonly [number, number, number], content: Uint8Array): void {
    const size = HEAD + Math.ceil(content.length / 4);
    if (this.#at + size > this.#words.length) this.#grow(this.#at + size);
    const words = this.#words;
    words[this.#at] = kind;
    words[this.#at + 1] = id;
    words[this.#at + 2] = a;
    words[this.#at + 3] = b;
    words[this.#at + 4] = c;
    words[this.#at + 5] = content.length;
    this.#bytes.set(content, 4 * (this.#at + HEAD));
    this.#at += size;
  }

  /** What was written; to be handed over. The next letter is written into `spare`. */
  take(spare: ArrayBuffer | undefined): Letter {
    const letter = { memory: memoryOf(this.#words), words: this.#at };
    this.#words = spare ? new Int32Array(spare) : new Int32Array(FIRST_WORDS);
    this.#bytes = new Uint8Array(this.#words.buffer);
    this.#at = 0;
    return letter;
  }

  #grow(least: number): void {
    const words = new Int32Array(2 ** Math.ceil(Math.log2(least)));
    words.set(this.#words);
    this.#words = words;
    this.#bytes = new Uint8Array(words.buffer);
  }
}

/** Reads the records of a letter in their order. */
export class LetterReader implements LetterRecord {
  readonly #memory: ArrayBuffer;
  readonly #words: Int32Array;
  readonly #end: number;
  #at = 0;
  kind = 0;
  id = 0;
  a = 0;
  b = 0;
  c = 0;
  content = new Uint8Array(0);

  constructor({ memory, words }: Letter) {
    this.#memory = memory;
    this.#words = new Int32Array(memory);
    this.#end = words;
  }

  /** Becomes the next record; false: there is none. */
  next(): boolean {
    if (this.#at >= this.#end) return false;
    const [kind = 0, id = 0, a = 0, b = 0, c = 0, length = 0] = this.#words.subarray(this.#at, this.#at + HEAD);
    this.kind = kind;
    this.id = id;
    this.a = a;
    this.b = b;
    this.c = c;
    this.content = new Uint8Array(this.#memory, 4 * (this.#at + HEAD), length);
    this.#at += HEAD + Math.ceil(length / 4);
    return true;
  }
}

/** A typed array of ours stands on an `ArrayBuffer`, never on shared memory. */
function memoryOf(words: Int32Array): ArrayBuffer {
  if (words.buffer instanceof ArrayBuffer) return words.buffer;
  throw new TypeError('shared memory is not handed over');
}
