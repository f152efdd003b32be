/** What rtpengine's control protocol carries. */
export type Bencoded = string | number | readonly Bencoded[] | { readonly [name: string]: Bencoded };

/** Writes a message as bencode: lengths count bytes. */
export function bencode(value: Bencoded): string {
  if (typeof value === 'string') return `${Buffer.byteLength(value)}:${value}`;
  if (typeof value === 'number') return `i${value}e`;
  if (isList(value)) return `l${value.map(bencode).join('')}e`;
  return `d${Object.entries(value)
    .map(([name, each]) => bencode(name) + bencode(each))
    .join('')}e`;
}

/** Reads a dictionary. @throws Error where the text is no bencode, or something else */
export function readBencode(text: string): { readonly [name: string]: Bencoded } {
  if (!text.startsWith('d')) throw new Error(`no dictionary: ${text}`);
  return readDictionary(text, 0).value;
}

type Read<T extends Bencoded = Bencoded> = { readonly value: T; readonly end: number };

function readAt(text: string, at: number): Read {
  const kind = text[at];
  if (kind === 'd') return readDictionary(text, at);
  if (kind === 'l') return readList(text, at);
  if (kind === 'i') {
    const end = text.indexOf('e', at);
    return { value: Number(text.slice(at + 1, end)), end: end + 1 };
  }
  const colon = text.indexOf(':', at);
  const length = Number(text.slice(at, colon));
  if (colon < 0 || !Number.isInteger(length)) throw new Error(`no bencode: ${text}`);
  return { value: text.slice(colon + 1, colon + 1 + length), end: colon + 1 + length };
}

function readDictionary(text: string, at: number): Read<{ readonly [name: string]: Bencoded }> {
  const { value, end } = readList(text, at);
  const pairs: [string, Bencoded][] = [];
  for (let i = 0; i + 1 < value.length; i += 2) {
    const [name, each] = [value[i], value[i + 1]];
    if (typeof name === 'string' && each !== undefined) pairs.push([name, each]);
  }
  return { value: Object.fromEntries(pairs), end };
}

function readList(text: string, at: number): Read<readonly Bencoded[]> {
  const items: Bencoded[] = [];
  let next = at + 1;
  while (text[next] !== 'e') {
    if (next >= text.length) throw new Error('cut short');
    const { value, end } = readAt(text, next);
    items.push(value);
    next = end;
  }
  return { value: items, end: next + 1 };
}

const isList = (value: object): value is readonly Bencoded[] => Array.isArray(value);
