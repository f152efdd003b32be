import { ManualClock, silentLog } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { type IncomingRequest, SipStack, type SipStackOptions } from '../index.ts';
import { setUp } from '../registrar/registrar.fixture.ts';
import { written } from '../testing/live-stack.ts';
import type { Channel, ChannelEvents } from '../transport/flow.ts';

const PEER = { address: '198.51.100.1', port: 5060 };
const LOCAL = { address: '192.0.2.1', port: 5060 };
const WORDS = /\r\nWarning: 399 wpm "([ -~]{10,180})"\r\n/;

/** What a stack answers to messages of one peer, one after the other. */
async function answersTo(
  messages: readonly string[],
  options: Partial<SipStackOptions> = {},
  handle: (incoming: IncomingRequest) => void = () => undefined,
): Promise<string[]> {
  const answers: string[] = [];
  let events: Omit<ChannelEvents, 'closed'> | undefined;
  const channel: Channel = {
    id: '',
    transport: 'udp',
    local: LOCAL,
    remote: PEER,
    open: true,
    send: (text) => void answers.push(String(text)),
    towards: () => channel,
    close: () => undefined,
  };
  await using stack = new SipStack({
    clock: new ManualClock(),
    log: silentLog,
    fillRandom: (bytes) => crypto.getRandomValues(bytes),
    product: 'test',
    bindUdp: (local, given) => {
      events = given;
      const socket = { local, reaches: () => true, channelTo: () => channel };
      return Promise.resolve({ ...socket, [Symbol.asyncDispose]: () => Promise.resolve() });
    },
    ...options,
  });
  await stack.listenUdp(LOCAL);
  stack.onRequest(handle);
  for (const message of messages) events?.message(Buffer.from(message), channel);
  return answers;
}

const invite = (more: readonly string[] = [], branch = '1') => written(PEER, { branch, more });
/** Of a request that came by a proxy which keeps no flow. */
const BEHIND_A_PROXY = [
  ['Via', 'SIP/2.0/TCP proxy.invalid;branch=z9hG4bK2'],
  ['Supported', 'outbound'],
] as const;
const failing = () => {
  throw new Error('a fault');
};

const REFUSALS: readonly (readonly [status: number, what: string, messages: readonly string[], words: RegExp])[] = [
  [400, 'a field that cannot be read', [invite().replace('CSeq: 1', 'CSeq: x')], /cannot be read: CSeq: x INVITE/],
  [400, 'a field that is missing', [invite().replace(/Call-ID.*\r\n/, '')], /missing: Call-ID/],
  [400, 'a field that stands there twice', [invite(['Call-ID: d'])], /twice: /],
  [400, 'a Request-URI that is none', [invite().replace('sip:600@127.0.0.1 ', 'sip:@ ')], /Request-URI/],
  [400, 'a CSeq of another method', [invite().replace('CSeq: 1 INVITE', 'CSeq: 1 BYE')], /do not agree/],
  [416, 'a scheme nobody knows', [invite().replace('sip:600@127.0.0.1 ', 'nobody:x ')], /kind of URI/],
  [420, 'an extension nobody knows', [invite(['Require: foo'])], /Require/],
  [481, 'a CANCEL of nothing', [written(PEER, { method: 'CANCEL' })], /take back/],
  [482, 'a request that came by two ways', [invite([], '1'), invite([], '2')], /another way/],
  [483, 'no hops left', [invite(['Max-Forwards: 0'])], /Max-Forwards/],
  [505, 'another version', [invite().replace('SIP/2.0\r\n', 'SIP/3.0\r\n')], /version of SIP.*SIP\/3\.0/],
];

test.each(REFUSALS)('a refusal with %i for %s says why', async (status, _, messages, words) => {
  const answer = (await answersTo(messages)).at(-1) ?? '';
  expect(answer).toMatch(new RegExp(`^SIP/2.0 ${status} `));
  expect(WORDS.exec(answer)?.[1]).toMatch(words);
});

test('a fault of ours, and too much to do, are told in words as well', async () => {
  const [fault = ''] = await answersTo([invite()], {}, failing);
  expect([fault.slice(0, 11), WORDS.exec(fault)?.[1]]).toEqual(['SIP/2.0 500', expect.stringContaining('failed here')]);
  const full = { limits: { transactions: 0, transactionsPerSource: 0 } };
  const [busy = ''] = await answersTo([invite()], full);
  expect([busy.slice(0, 11), WORDS.exec(busy)?.[1]]).toEqual(['SIP/2.0 503', expect.stringContaining('try again')]);
  expect(busy).toContain('Retry-After: 5');
});

test.each([
  ['quotes and backslashes', 'x"\\, 399 evil "y'],
  ['what is no ASCII', 'zażółć\u0007\u0000'],
  ['more than a line takes', 'x'.repeat(5_000)],
])('%s of a stranger come back in bounds, and as nothing but words', async (_, what) => {
  const [answer = ''] = await answersTo([invite().replace('CSeq: 1 INVITE', `CSeq: ${what}`)]);
  const [, words = ''] = WORDS.exec(answer) ?? [];
  expect(words).toMatch(/^A header field cannot be read/);
  expect(words.replaceAll(/\\["\\]/g, '')).not.toMatch(/["\\]/);
  expect(answer.match(/^Warning:/gm)).toHaveLength(1);
});

test.each([
  [400, '*', {}, /Contact/],
  [423, '<sip:a@h>;expires=5', {}, /30 s at least/],
  [439, '<sip:a@h>;reg-id=1;+sip.instance="<i>"', { headers: BEHIND_A_PROXY }, /no flow/],
  [
    400,
    '<sip:a@h>;reg-id=1;+sip.instance="<i>", <sip:b@h>;reg-id=2;+sip.instance="<i>"',
    { headers: [['Supported', 'outbound']] },
    /reg-id/,
  ],
] as const)('a registration refused with %i for %s says why', (status, contact, asked, words) => {
  const response = setUp().register(contact, asked);
  expect([response.status, response.headers.all('Warning')]).toEqual([status, [expect.stringMatching(words)]]);
});

test('so does one out of order', () => {
  const { register } = setUp();
  register('<sip:a@h>', { number: 5 });
  const response = register('<sip:a@h>', { number: 4 });
  expect([response.status, response.headers.get('Warning')]).toEqual([500, expect.stringContaining('CSeq')]);
});
