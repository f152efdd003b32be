import { describe, expect, test } from 'vitest';
import { randomMessage } from '../testing/message-generator.ts';
import { mutate } from '../testing/mutate.ts';
import { SeededRandom } from '../testing/random.ts';
import { contactsOf, cseqOf, fromOf, toOf, topViaOf } from './accessors.ts';
import { reply } from './build.ts';
import type { SipMessage } from './message.ts';
import { parseMessage } from './parse-message.ts';
import { printMessage } from './print-message.ts';

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

describe('64 KiB made to be slow are read in a moment', () => {
  test.each([
    ['spaces in From', `From: ${' '.repeat(MANY)}x`],
    ['spaces before <', `From: a${' '.repeat(MANY)}<`],
    ['an open quote of escapes', `From: "${'\\"'.repeat(MANY / 2)}`],
    ['spaces in Via', `Via: SIP/2.0/UDP h${' '.repeat(MANY)}x`],
    ['flags', `From: <sip:a@h>${';a'.repeat(MANY / 2)};`],
    ['commas', `Contact: ${','.repeat(MANY)}x`],
    ['contacts', `Contact: ${'<a:b>,'.repeat(MANY / 6)}x`],
    ['folding', `X: ${'\r\n '.repeat(MANY / 3)}x`],
    ['spaces that fold nowhere', `X: ${' '.repeat(MANY)}\r\n y`],
    ['a number', `CSeq: ${'1'.repeat(MANY)} x y`],
    ['a user', `From: <sip:${'a'.repeat(MANY)}>`],
  ])('%s', (_, header) => {
    const started = performance.now();
    expect(parseMessage(withHeader(header)).ok).toBe(false);
    // Linear reading takes a few milliseconds; quadratic would take seconds.
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
