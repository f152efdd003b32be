import { describe, expect, test, vi } from 'vitest';
import { SeededRandom } from '../testing/random.ts';
import { type Framed, StreamFramer } from './stream-framer.ts';

const KIB = 1024;

/** What a framer makes of the bytes, cut into pieces of these sizes and a last one. */
function framed(text: string | Buffer, sizes: readonly number[] = []): string[] {
  const framer = new StreamFramer();
  let rest = Buffer.from(text);
  const all: string[] = [];
  for (const size of [...sizes, rest.length]) {
    framer.push(rest.subarray(0, size));
    rest = rest.subarray(size);
    for (let next = framer.next(); next; next = framer.next()) all.push(shown(next));
  }
  return all;
}

function shown(what: Framed): string {
  if (what.kind === 'message') return Buffer.from(what.bytes).toString();
  return what.kind === 'lost' ? `lost ${what.status} ${Buffer.from(what.head).toString()}` : what.kind;
}

const message = (body = '', field = `Content-Length: ${Buffer.byteLength(body)}`) =>
  `OPTIONS sip:a@h SIP/2.0\r\nVia: SIP/2.0/TCP h\r\n${field}\r\n\r\n${body}`;

test('messages are cut where Content-Length says, whatever stands in the body', () => {
  const [one, two] = [message('v=0\r\n\r\nOPTIONS sip:b@h SIP/2.0\r\n\r\n'), message('żółw 😀')];
  expect(framed(one + two)).toEqual([one, two]);
});

test('any way of cutting the stream into pieces gives the same', () => {
  const random = new SeededRandom(1);
  const stream = `\r\n${message('abc\r\n\r\n')}\r\n\r\n${message()}${message('ż'.repeat(300), 'l:600')}\r\n`;
  const whole = framed(stream);
  expect(whole.map((each) => each.slice(0, 10))).toEqual([
    'line-break',
    'OPTIONS si',
    'line-break',
    'line-break',
    'OPTIONS si',
    'OPTIONS si',
    'line-break',
  ]);
  expect(
    framed(
      stream,
      Array.from(stream, () => 1),
    ),
  ).toEqual(whole);
  for (let round = 0; round < 200; round++) {
    expect(
      framed(
        stream,
        Array.from({ length: 40 }, () => random.below(60)),
      ),
    ).toEqual(whole);
  }
});

test.each([
  ['long', 'Content-Length: 3'],
  ['compact', 'l:3'],
  ['in any case, with space before the colon', 'cOnTeNt-LeNgTh  : 3  '],
  ['folded', 'Content-Length:\r\n 3'],
])('Content-Length is read %s', (_, field) => {
  expect(framed(message('abc', field) + message())).toEqual([message('abc', field), message()]);
});

describe('nobody can tell where the next message begins, once Content-Length is', () => {
  test.each([
    ['missing', 'X: y'],
    ['no number', 'Content-Length: many'],
    ['negative', 'Content-Length: -1'],
    ['said twice', 'Content-Length: 0\r\nl: 0'],
    ['said twice, once badly', 'Content-Length: 0\r\nContent-Length: x'],
  ])('%s', (_, field) => {
    const head = message('', field);
    expect(framed(`${head}abc${message()}`)).toEqual([`lost 400 ${head}`]);
  });

  test('too large', () => {
    const head = message('', `Content-Length: ${64 * KIB}`);
    expect(framed(head)).toEqual([`lost 413 ${head}`]);
  });

  test('after more than 32 KiB of header fields, whether they end or not', () => {
    expect(framed('x'.repeat(32 * KIB + 1))).toEqual(['lost 413 ']);
    expect(framed(message('', `X: ${'x'.repeat(33 * KIB)}`))).toEqual(['lost 413 ']);
  });
});

test('what was handed out is never written to again', () => {
  const framer = new StreamFramer();
  const stream = Buffer.from(message('one') + message('two'));
  framer.push(stream.subarray(0, 20));
  framer.push(stream.subarray(20, 90));
  const first = framer.next();
  framer.push(stream.subarray(90));
  framer.push(Buffer.from(message('three').repeat(10)));
  expect(first && shown(first)).toBe(message('one'));
});

test('a message that comes byte by byte is copied a bounded number of times', () => {
  const framer = new StreamFramer();
  const bytes = Buffer.from(message('x'.repeat(60 * KIB)));
  const grown = vi.spyOn(Buffer, 'alloc');
  let found: Framed | undefined;
  for (const byte of bytes) {
    framer.push(Buffer.from([byte]));
    found ??= framer.next();
    expect(framer.held).toBeLessThanOrEqual(bytes.length);
  }
  expect(found && shown(found)).toBe(bytes.toString());
  const allocated = grown.mock.calls.reduce((sum, [size]) => sum + size, 0);
  grown.mockRestore();
  // Room doubles: 4 times the message at most. Growing byte by byte would be 1.8 GB.
  expect(allocated).toBeLessThanOrEqual(4 * bytes.length);
});
