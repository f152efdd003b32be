import { expect, test } from 'vitest';
import { makeRequest, reply } from '../message/build.ts';
import type { SipRequest } from '../message/message.ts';
import {
  afterTooBrief,
  askedIn,
  fieldsAsUas,
  fieldsOfInvite,
  fieldsOfRefresh,
  timerAsUac,
  timerAsUas,
  tooBrief,
} from './negotiate.ts';
import { DEFAULT_SESSION_TIMER, expiresAt, refreshAt, refreshedNow } from './session-timer.ts';

const invite = (...headers: (readonly [string, string])[]): SipRequest =>
  makeRequest({
    method: 'INVITE',
    uri: 'sip:anna@us',
    from: { uri: 'sip:ewa@them', params: { tag: 'ewa' } },
    to: { uri: 'sip:anna@us', params: {} },
    callId: 'one',
    cseq: 1,
    headers,
  });
const KNOWS: [string, string] = ['Supported', 'timer'];
const expires = (value: string): [string, string] => ['Session-Expires', value];
const OURS = DEFAULT_SESSION_TIMER;

test.each([
  ['knows no timer and asks for none', [], { seconds: 1_800, refresher: 'us', alone: true }],
  ['knows timers', [KNOWS], { seconds: 1_800, refresher: 'us' }],
  ['wants less than we do', [KNOWS, expires('600')], { seconds: 600, refresher: 'us' }],
  ['wants more than we do', [KNOWS, expires('7200')], { seconds: 1_800, refresher: 'us' }],
  ['wants to refresh itself', [KNOWS, expires('600;refresher=uac')], { seconds: 600, refresher: 'them' }],
  ['wants us to refresh', [KNOWS, expires('600;refresher=uas')], { seconds: 600, refresher: 'us' }],
  ['knows none though a proxy asks', [expires('600;refresher=uac')], { seconds: 600, refresher: 'us' }],
  [
    'has a Min-SE above our interval',
    [KNOWS, expires('7200'), ['Min-SE', '3600']],
    { seconds: 3_600, minSe: 3_600, refresher: 'us' },
  ],
] as [string, [string, string][], object][])('a caller who %s', (_, headers, timer) => {
  expect(timerAsUas(invite(...headers), OURS, 0)).toEqual({ minSe: 90, refreshedAt: 0, ...timer });
});

test('a session shorter than our least is refused, unless the caller could not understand that', () => {
  expect(tooBrief(invite(KNOWS, expires('60')), OURS)).toBe(90);
  expect(tooBrief(invite(KNOWS, expires('90')), OURS)).toBeUndefined();
  expect(tooBrief(invite(expires('60')), OURS)).toBeUndefined();
  expect(tooBrief(invite(KNOWS), OURS)).toBeUndefined();
});

test('our 2xx names the refresher by its part in the transaction and requires of the caller what it knows', () => {
  const request = invite(KNOWS, expires('600;refresher=uac'));
  expect(fieldsAsUas(timerAsUas(request, OURS, 0), request)).toEqual([
    ['Require', 'timer'],
    ['Session-Expires', '600;refresher=uac'],
  ]);
  const plain = invite(expires('600'));
  expect(fieldsAsUas(timerAsUas(plain, OURS, 0), plain)).toEqual([['Session-Expires', '600;refresher=uas']]);
});

const answer = (...headers: [string, string][]) => reply(invite(), 200, { headers });

test('what a 2xx agrees to is kept', () => {
  expect(timerAsUac(answer(expires('600;refresher=uas')), OURS, 0)).toMatchObject({ seconds: 600, refresher: 'them' });
  expect(timerAsUac(answer(expires('600;refresher=uac')), OURS, 0)).toMatchObject({ refresher: 'us' });
  expect(timerAsUac(answer(expires('1;refresher=uac')), OURS, 0)).toMatchObject({ seconds: 90 });
});

test('who agrees to nothing is asked by us alone, after as long as we asked for; never where we asked for nothing', () => {
  const asked = askedIn(invite(...fieldsOfInvite({ seconds: 1_200, minSe: 120 })), 90);
  const alone = { seconds: 1_200, minSe: 120, refresher: 'us', refreshedAt: 5, alone: true };
  expect(timerAsUac(answer(), asked, 5)).toEqual(alone);
  expect(timerAsUac(answer(), askedIn(invite(), 90), 5)).toBeNull();
});

test('half the time is for the refresh; the last 32 s, or the last third, are for the end', () => {
  const timer = { seconds: 1_800, minSe: 90, refresher: 'us', refreshedAt: 1_000 } as const;
  expect(refreshAt(timer)).toBe(901_000);
  expect(refreshAt({ ...timer, refresher: 'them' })).toBe(Infinity);
  expect(expiresAt(timer)).toBe(1_769_000);
  expect(expiresAt({ ...timer, seconds: 90 })).toBe(61_000);
  expect(refreshAt(refreshedNow(timer, 901_000))).toBe(1_801_000);
  expect(fieldsOfRefresh({ ...timer, refresher: 'them' })[0]).toEqual(['Session-Expires', '1800;refresher=uas']);
});

test('a 422 raises what we ask for once per Min-SE, and never without end', () => {
  const refusal = (minSe: string) => reply(invite(), 422, { headers: [['Min-SE', minSe]] });
  expect(afterTooBrief(refusal('3600'), OURS)).toEqual({ seconds: 3_600, minSe: 3_600 });
  expect(afterTooBrief(refusal('120'), OURS)).toEqual({ seconds: 1_800, minSe: 120 });
  expect(afterTooBrief(refusal('90'), OURS)).toBeUndefined();
  expect(afterTooBrief(refusal('9999999'), OURS)).toBeUndefined();
  expect(afterTooBrief(reply(invite(), 422), OURS)).toBeUndefined();
});

test('with the timer off we ask for none, and keep the one another wants', () => {
  const off = { ...OURS, seconds: 0 };
  expect(fieldsOfInvite(off)).toEqual([]);
  expect(timerAsUas(invite(KNOWS), off, 0)).toBeNull();
  expect(timerAsUas(invite(KNOWS, expires('7200')), off, 0)).toMatchObject({ seconds: 7_200, refresher: 'us' });
});
