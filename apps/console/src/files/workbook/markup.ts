import { UnreadableFile } from './unreadable.ts';

/** What is told of a document as it is read. Names are without their prefix: who writes `<x:row>` means `row`. */
export type MarkupEvents = {
  readonly open: (name: string, attributes: Attributes) => void;
  /** A piece of text; one text may come in several. */
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

/** The attributes of an element, read when they are asked for. `:id` is one called so in whatever namespace. */
export type Attributes = (name: string) => string | undefined;

/** From the sign `<` to its end; a sign `>` within quotes is none. */
const TAG = /<(\/?)([^\s"'<>/=!?]+)((?:[^"'<>]|"[^"]*"|'[^']*')*?)(\/?)>/y;
/** Longer than any tag or comment of a workbook, and any text that is waited for to see where its `&…;` ends. */
const MOST_OPEN = 1_000_000;
/** Deeper than any workbook. */
const MOST_DEPTH = 256;

/**
 * Reads XML 1.0 as it comes, and tells what it meets: elements, texts, CDATA. Comments and instructions are passed over. A document that
 * declares entities is refused, as is what is not well-formed: no workbook has either.
 */
export async function readMarkup(pieces: AsyncIterable<string>, events: MarkupEvents): Promise<void> {
  const open: string[] = [];
  let rest = '';
  for await (const piece of pieces) {
    rest = readOn(rest + piece, open, events);
    if (rest.length > MOST_OPEN) throw new UnreadableFile('broken');
  }
  if (open.length > 0 || rest.trim() !== '') throw new UnreadableFile('broken');
}

/** Reads as far as it is whole. @returns what is not yet */
function readOn(text: string, open: string[], events: MarkupEvents): string {
  let at = 0;
  for (;;) {
    const sign = text.indexOf('<', at);
    const end = sign < 0 ? wholeText(text, at) : sign;
    if (end > at && open.length > 0) events.text(unescaped(text.slice(at, end)));
    if (sign < 0) return text.slice(open.length > 0 ? end : text.length);
    const after =
      text[sign + 1] === '!' || text[sign + 1] === '?' ? passed(text, sign, events) : tag(text, sign, open, events);
    if (after < 0) return text.slice(sign);
    at = after;
  }
}

/** Where a text ends that may be cut within `&…;`. */
function wholeText(text: string, from: number): number {
  const entity = text.lastIndexOf('&');
  return entity >= from && !text.includes(';', entity) ? entity : text.length;
}

/** Past a comment, an instruction or CDATA, whose text is told; -1: it is not whole yet. */
function passed(text: string, at: number, events: MarkupEvents): number {
  const [begin, end] = KINDS.find(([sign]) => text.startsWith(sign, at)) ?? [];
  if (begin === undefined || end === undefined) {
    // What may still become one of them is waited for; all else is a declaration.
    if (KINDS.some(([sign]) => sign.startsWith(text.slice(at)))) return -1;
    throw new UnreadableFile('broken');
  }
  const closed = text.indexOf(end, at + begin.length);
  if (closed < 0) return -1;
  if (begin === CDATA) events.text(text.slice(at + begin.length, closed));
  return closed + end.length;
}

const CDATA = '<![CDATA[';
const KINDS = [
  ['<!--', '-->'],
  ['<?', '?>'],
  [CDATA, ']]>'],
] as const;

/** Past a tag that is told; -1: it is not whole yet. */
function tag(text: string, at: number, open: string[], { open: opened, close }: MarkupEvents): number {
  TAG.lastIndex = at;
  const [whole, isEnd, name = '', attributes = '', isEmpty] = TAG.exec(text) ?? [];
  if (whole === undefined) {
    if (text.indexOf('<', at + 1) > 0 && !/["']/.test(text.slice(at, text.indexOf('<', at + 1))))
      throw new UnreadableFile('broken');
    return -1;
  }
  const local = name.slice(name.indexOf(':') + 1);
  if (isEnd) {
    if (open.pop() !== name) throw new UnreadableFile('broken');
    close(local);
    return at + whole.length;
  }
  opened(local, (wanted) => attributeIn(attributes, wanted));
  if (isEmpty) close(local);
  else if (open.push(name) > MOST_DEPTH) throw new UnreadableFile('broken');
  return at + whole.length;
}

function attributeIn(attributes: string, wanted: string): string | undefined {
  for (const [, name, double, single] of attributes.matchAll(/([^\s"'=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name === wanted || (wanted.startsWith(':') && name?.endsWith(wanted))) return unescaped(double ?? single ?? '');
  }
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text.replaceAll('\r\n', '\n');
  return text.replaceAll('\r\n', '\n').replaceAll(/&([^;&]*);?/g, (whole, name: string) => {
    const known = whole.endsWith(';') ? (NAMED[name] ?? signOf(name)) : undefined;
    if (known === undefined) throw new UnreadableFile('broken');
    return known;
  });
}

function signOf(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}
