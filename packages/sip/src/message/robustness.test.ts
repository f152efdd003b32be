import { describe, expect, test } from 'vitest';
import { randomMessage } from '../testing/message-generator.ts';
import { mutate } from '../testing/mutate.ts';
import { SeededRandom } from '../testing/random.ts';
import { contactsOf, cseqOf, fromOf, toOf, topViaOf } from './accessors.ts';
import { reply } from './build.ts';
import type { SipMessage } from './message.ts';
import { USUAL_NAME_ADDR, USUAL_URI, USUAL_VIA } from './glance.ts';
import { parseNameAddr } from './name-addr.ts';
import { parseMessage } from './parse-message.ts';
import { printMessage, wireForm } from './print-message.ts';
import { parseUri } from './uri.ts';
import { parseVia } from './via.ts';

const plain = (message: SipMessage) => ({ ...message, headers: [...message.headers] });

const views = (message: SipMessage) => [fromOf, toOf, contactsOf, cseqOf, topViaOf].map((view) => view(message));

test('2,000 generated messages: printing and reading gives the same message, and prints the same again', () => {
  const random = new SeededRandom(1);
  for (let count = 0; count < 2_000; count++) {
    const message = randomMessage(random);
    const printed = printMessage(message);
    const read = parseMessage(printed);
    if (!read.ok) throw new Error(`${read.error.code} ${read.error.detail} in ${printed}`);
    expect(read.value).toMatchObject({ kind: message.kind, body: message.body });
    expect(views(read.value)).toEqual(views(message));
    const again = parseMessage(printMessage(read.value));
    expect(again.ok && plain(again.value)).toEqual(plain(read.value));
  }
}, 30_000);

test('10,000 mutants of valid messages: each is read or refused, nothing throws, what is refused with a status can be answered', () => {
  const random = new SeededRandom(2);
  const corpus = Array.from({ length: 200 }, () => new TextEncoder().encode(printMessage(randomMessage(random))));
  const outcomes = { read: 0, answered: 0, dropped: 0 };
  for (let count = 0; count < 10_000; count++) {
    const parsed = parseMessage(mutate(random.pick(corpus), random));
    if (parsed.ok) {
      views(parsed.value);
      printMessage(parsed.value);
      outcomes.read++;
    } else if (parsed.error.request && parsed.error.status) {
      const answer = parseMessage(printMessage(reply(parsed.error.request, parsed.error.status, { toTag: 't' })));
      if (answer.ok) topViaOf(answer.value);
      topViaOf(parsed.error.request);
      outcomes.answered++;
    } else outcomes.dropped++;
  }
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(500);
}, 30_000);

const MANY = 60_000;

const withHeader = (header: string) =>
  `OPTIONS sip:h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\n${header}\r\n\r\n`;

/** 64 KiB of each thing a careless reader would go over again and again. */
const SLOW: readonly (readonly [what: string, header: string])[] = [
  ['spaces in From', `From: ${' '.repeat(MANY)}x`],
  ['spaces before <', `From: a${' '.repeat(MANY)}<`],
  ['an open quote of escapes', `From: "${'\\"'.repeat(MANY / 2)}`],
  ['spaces in Via', `Via: SIP/2.0/UDP h${' '.repeat(MANY)}x`],
  ['flags', `From: <sip:a@h>${';a'.repeat(MANY / 2)};`],
  ['flags and values by turns', `From: <sip:a@h>${';a=b;c'.repeat(MANY / 6)}"`],
  ['commas', `Contact: ${','.repeat(MANY)}x`],
  ['contacts', `Contact: ${'<a:b>,'.repeat(MANY / 6)}x`],
  ['folding', `X: ${'\r\n '.repeat(MANY / 3)}x`],
  ['spaces that fold nowhere', `X: ${' '.repeat(MANY)}\r\n y`],
  ['a number', `CSeq: ${'1'.repeat(MANY)} x y`],
  ['a user', `From: <sip:${'a'.repeat(MANY)}>`],
  ['a user and a host by turns', `From: <sip:${'a@'.repeat(MANY / 2)}>`],
  ['URI parameters', `From: <sip:a${';b=c'.repeat(MANY / 4)}>x`],
  ['lines without a colon', 'x\r\n'.repeat(MANY / 3)],
  ['lone carriage returns', `X: ${'\r'.repeat(MANY)}`],
  ['lone line feeds', `X: ${'\n'.repeat(MANY)}`],
  ['Vias nobody can read', `Via: SIP/2.0/UDP h;;branch=${';  branch'.repeat(MANY / 9)}`],
];

describe('64 KiB made to be slow are read in a moment', () => {
  test.each(SLOW)('%s', (_, header) => {
    const text = withHeader(header);
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      expect(parseMessage(text).ok).toBe(false);
      return performance.now() - started;
    });
    // Going once over 64 KiB takes a few milliseconds, going over them for each character seconds: no machine mixes them up.
    expect(Math.min(...times)).toBeLessThan(150);
  });
});

function matchesAll(expression: RegExp, text: string): boolean {
  expression.lastIndex = 0;
  return expression.test(text) && expression.lastIndex === text.length;
}

test('what a glance accepts the readers read, in generated values and in their mutants', () => {
  const random = new SeededRandom(3);
  let accepted = 0;
  const text = new TextDecoder();
  for (let count = 0; count < 20_000; count++) {
    const { headers } = randomMessage(random);
    const name = random.pick(['Via', 'From', 'To']);
    const value = headers.all(name)[0] ?? '';
    const mutant = random.below(3) === 0 ? value : text.decode(mutate(new TextEncoder().encode(value), random));
    const isUsual = matchesAll(name === 'Via' ? USUAL_VIA : USUAL_NAME_ADDR, mutant);
    if (isUsual) expect([mutant, (name === 'Via' ? parseVia : parseNameAddr)(mutant).ok]).toEqual([mutant, true]);
    const uri = /<(.*)>/.exec(mutant)?.[1] ?? '';
    if (matchesAll(USUAL_URI, uri)) expect([uri, parseUri(uri).ok]).toEqual([uri, true]);
    if (isUsual) accepted++;
  }
  expect(accepted).toBeGreaterThan(3_000);
}, 30_000);

test('bodies of any octets: what was read is what is sent, and Content-Length counts it', () => {
  const random = new SeededRandom(4);
  const head = new TextEncoder().encode(printMessage(randomMessage(new SeededRandom(5))).split('\r\n\r\n')[0]);
  for (let count = 0; count < 2_000; count++) {
    const body = Uint8Array.from({ length: 1 + random.below(40) }, () => random.below(256));
    const parsed = parseMessage(withBody(head, body));
    if (!parsed.ok) throw new Error(parsed.error.detail);
    const wire = wireForm(parsed.value);
    const bytes = typeof wire === 'string' ? new TextEncoder().encode(wire) : wire;
    expect(bytes.slice(-body.length)).toEqual(body);
    expect(new TextDecoder().decode(bytes)).toContain(`Content-Length: ${body.length}\r\n`);
    const again = parseMessage(bytes);
    expect(again.ok && { ...again.value, headers: [] }).toEqual({ ...parsed.value, headers: [] });
  }
});

/** A message of the head, all of whose fields but Content-Length are kept, and the body. */
function withBody(head: Uint8Array, body: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(head).replace(/Content-Length: \d+/, `Content-Length: ${body.length}`);
  const start = new TextEncoder().encode(`${text}\r\n\r\n`);
  return Uint8Array.from([...start, ...body]);
}
