import { splitList } from './grammar.ts';
import type { HeaderName } from './header-name.ts';

/** Where in the text of a message a field stands. */
export interface Place {
  readonly text: string;
  readonly valueStart: number;
  readonly valueEnd: number;
}

type Reader = (value: string) => unknown;

const NO_VIEWS: readonly unknown[] = [];

/**
 * One header field. It never changes, so that messages made of each other share their fields; its value is cut out of the
 * message when it is first asked for, and what was once read of it or written of it is there for all of them.
 */
export class Field {
  readonly header: HeaderName;
  /** As written. */
  readonly name: string;
  readonly #text: string;
  readonly #valueStart: number;
  readonly #valueEnd: number;
  #value: string | undefined;
  #line: string | undefined;
  #reader: Reader | undefined;
  #views = NO_VIEWS;

  constructor(header: HeaderName, name: string, value: string | Place) {
    const isPlace = typeof value !== 'string';
    this.header = header;
    this.name = name;
    this.#text = isPlace ? value.text : value;
    this.#valueStart = isPlace ? value.valueStart : 0;
    this.#valueEnd = isPlace ? value.valueEnd : value.length;
    this.#value = isPlace ? undefined : value;
    this.#line = undefined;
    this.#reader = undefined;
  }

  /** As written, without the white space around it. */
  get value(): string {
    this.#value ??= this.#text.slice(this.#valueStart, this.#valueEnd);
    return this.#value;
  }

  /** `name: value` and a line break, the only one in it. */
  get line(): string {
    this.#line ??= this.#lineAsItCame() ?? `${oneLine(this.name)}: ${oneLine(this.value)}\r\n`;
    return this.#line;
  }

  /** The values: of a list its elements, of any other field the value as it stands. */
  values(): readonly string[] {
    return this.header.isList ? splitList(this.value) : [this.value];
  }

  /** What a reader makes of each value. The last reader's work is kept: nearly every field has but one. */
  views<View>(reader: (value: string) => View): readonly View[] {
    if (this.#reader !== reader) {
      this.#views = this.header.isList ? this.values().map((value) => reader(value)) : [reader(this.value)];
      this.#reader = reader;
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is kept was made by this very reader
    return this.#views as readonly View[];
  }

  /** Whether the whole value is what the expression describes. @param expression sticky */
  is(expression: RegExp): boolean {
    expression.lastIndex = this.#valueStart;
    return expression.test(this.#text) && expression.lastIndex === this.#valueEnd;
  }

  /** The line of the message it came in, if it is as we would write it; read fields hold no line breaks. */
  #lineAsItCame(): string | undefined {
    const written = `${this.name}: `;
    const start = this.#valueStart - written.length;
    const isOurs = start >= 0 && this.#text.startsWith(written, start) && this.#text.startsWith('\r\n', this.#valueEnd);
    return isOurs ? this.#text.slice(start, this.#valueEnd + 2) : undefined;
  }
}

const oneLine = (text: string): string => (/[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text);
