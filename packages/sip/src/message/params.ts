import { PARAM_VALUE, SPACE, TOKEN, spanEnd } from './characters.ts';
import { TOKEN_CHARACTERS, quotedEnd, quotedString, unquoted } from './grammar.ts';

/** Parameters by name in lower case; `true` for one without a value. Quoted values are unquoted here and quoted in print. */
export type Params = Readonly<Record<string, string | true>>;

/** Parameters being read. */
export type OpenParams = Record<string, string | true>;

/** What may stand unquoted: a token or a host, IPv6 reference included (RFC 3261 §25.1 `gen-value`). */
const UNQUOTED_VALUE = new RegExp(`^[${TOKEN_CHARACTERS}[\\]:=/]+$`);

/**
 * Inherits nothing, for a parameter may be called `constructor`. Objects of a class without heritage are ten times cheaper than
 * those of `Object.create(null)`, which are hash tables from the start.
 */
class Heirless {
  [name: string]: string | true;
}
Object.setPrototypeOf(Heirless.prototype, null);
Reflect.deleteProperty(Heirless.prototype, 'constructor');

/** No parameters yet. */
export const openParams = (): OpenParams => new Heirless();

const NONE: Params = Object.freeze(openParams());

/** Names met in nearly every message: one look-up gives the very string properties are named by. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map(
  ['tag', 'branch', 'rport', 'received', 'transport', 'lr', 'ob', 'expires', 'q', 'reg-id', '+sip.instance'].map(
    (name) => [name, name],
  ),
);

const SEMICOLON = 0x3b;
const EQUALS = 0x3d;

/** Reads `;name=value;flag…` from `start` to the end of the text; undefined where that is anything else. */
export function parseParams(text: string, start: number): Params | undefined {
  if (start === text.length) return NONE;
  const params = openParams();
  let at = start;
  while (at < text.length) {
    at = spanEnd(text, at, SPACE);
    if (text.charCodeAt(at) !== SEMICOLON) return undefined;
    const end = readParam(text, spanEnd(text, at + 1, SPACE), params);
    if (end === undefined) return undefined;
    at = end;
  }
  return params;
}

/** Adds the parameter whose name starts at `start`. @returns index behind it and the white space there; undefined where none is */
function readParam(text: string, start: number, params: OpenParams): number | undefined {
  const nameEnd = spanEnd(text, start, TOKEN);
  if (nameEnd === start) return undefined;
  const written = text.slice(start, nameEnd);
  const name = USUAL_NAMES.get(written) ?? written.toLowerCase();
  const equals = spanEnd(text, nameEnd, SPACE);
  if (text.charCodeAt(equals) !== EQUALS) {
    params[name] = true;
    return equals;
  }
  const valueStart = spanEnd(text, equals + 1, SPACE);
  const closed = quotedEnd(text, valueStart);
  const end = closed ?? spanEnd(text, valueStart, PARAM_VALUE);
  const value = text.slice(valueStart, end);
  params[name] = closed === undefined ? value : unquoted(value);
  return spanEnd(text, end, SPACE);
}

/** Writes `;name=value;flag…`. */
export function printParams(params: Params): string {
  let text = '';
  for (const [name, value] of Object.entries(params)) {
    if (value === true) text += `;${name}`;
    else text += `;${name}=${UNQUOTED_VALUE.test(value) ? value : quotedString(value)}`;
  }
  return text;
}

/** The parameter's value; undefined if it is missing or a flag. */
export function param(params: Params, name: string): string | undefined {
  const value = params[name];
  return value === true ? undefined : value;
}

/** What many header fields are made of: one word, and parameters behind it. */
export interface Parametrised {
  /** Without white space, `;`, `,` and `"`. */
  readonly word: string;
  readonly params: Params;
}

const WORD = /^[^\s;,"]+/;

/** Reads `word;name=value;flag…`; undefined where it is anything else. */
export function parseParametrised(text: string): Parametrised | undefined {
  const trimmed = text.trim();
  const word = WORD.exec(trimmed)?.[0];
  const params = word === undefined ? undefined : parseParams(trimmed, word.length);
  return word === undefined || !params ? undefined : { word, params };
}
