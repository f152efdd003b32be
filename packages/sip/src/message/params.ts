import { QUOTED_STRING, TOKEN_CHARACTERS, quotedString, unquoted } from './grammar.ts';

/** Parameters by name in lower case; `true` for one without a value. Quoted values are unquoted here and quoted in print. */
export type Params = Readonly<Record<string, string | true>>;

const PARAM = new RegExp(`\\s*;\\s*([${TOKEN_CHARACTERS}]+)(?:\\s*=\\s*(${QUOTED_STRING}|[^\\s;,"<>]*))?\\s*`, 'y');
/** What may stand unquoted: a token or a host, IPv6 reference included (RFC 3261 §25.1 `gen-value`). */
const UNQUOTED_VALUE = new RegExp(`^[${TOKEN_CHARACTERS}[\\]:=/]+$`);

const NONE: Params = Object.freeze(Object.create(null));

/** Reads `;name=value;flag…` from `start` to the end of the text; undefined where that is anything else. */
export function parseParams(text: string, start: number): Params | undefined {
  if (start === text.length) return NONE;
  // No prototype: a parameter may be called `constructor`.
  const params: Record<string, string | true> = Object.create(null);
  for (let at = start; at < text.length; at = PARAM.lastIndex) {
    PARAM.lastIndex = at;
    const match = PARAM.exec(text);
    if (!match) return undefined;
    const [, name = '', value] = match;
    params[name.toLowerCase()] = value === undefined ? true : value.startsWith('"') ? unquoted(value) : value;
  }
  return params;
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
