import { randomBytes } from 'node:crypto';
import { ManualClock, ok, refuse, silentLog } from '@wpm/kernel';
import type { AskedOnce, KeptAnswers } from '@wpm/store';
import { expect, test, vi } from 'vitest';
import { Seal } from '../seal.ts';
import { AnswerKeeper, type Work } from './answer-keeper.ts';
import { fingerprintOf, readIdempotencyKey } from './idempotency-key.ts';

const ASKED = { tenantId: 't', callerId: 'c', key: 'k', fingerprint: Buffer.from('f') };

/** One key's answer, as the database would keep it. */
function oneKept() {
  const held: { sealed?: Buffer | undefined } = {};
  const forget = vi.fn<(before: Date) => Promise<void>>(async () => {});
  let isBegun = false;
  const kept: KeptAnswers = {
    begin: async () => {
      if (held.sealed) return { kind: 'answered', sealed: held.sealed };
      if (isBegun) return { kind: 'under-way' };
      isBegun = true;
      return { kind: 'begun' };
    },
    keep: async (_asked: AskedOnce, sealed) => void (held.sealed = sealed),
    giveUp: async () => void (isBegun = false),
    forget,
  };
  return { kept, held, forget };
}

function keeper() {
  const { kept, held, forget } = oneKept();
  const clock = new ManualClock();
  const now = () => new Date(Date.UTC(2026, 0, 5) + clock.now());
  const deps = { kept, seal: new Seal(randomBytes(32)), clock, now, log: silentLog };
  return { keeper: new AnswerKeeper(deps), forget, held, clock };
}

const answering = (...answers: Awaited<ReturnType<Work>>['answer'][]) =>
  vi.fn<Work>(async () => ({ answer: answers.shift() ?? ok('too often'), canBeKept: true }));

test('what was answered is answered again, and lies in the database enciphered', async () => {
  const { keeper: answers, held } = keeper();
  const work = answering(ok({ secret: 'whsec_shown-once' }));
  const answer = ok({ secret: 'whsec_shown-once' });
  expect(await answers.once(ASKED, work)).toEqual({ answer, isReplayed: false });
  expect(await answers.once(ASKED, work)).toEqual({ answer, isReplayed: true });
  expect(work).toHaveBeenCalledOnce();
  expect(held.sealed?.toString('latin1')).not.toContain('shown-once');
});

test('a refusal that says something of what was asked is kept, one that may be another later is not', async () => {
  const busy = keeper();
  const work = answering(refuse({ code: 'call/busy' }));
  await busy.keeper.once(ASKED, work);
  expect(await busy.keeper.once(ASKED, work)).toEqual({ answer: refuse({ code: 'call/busy' }), isReplayed: true });
  for (const code of ['request/invalid', 'request/too-many', 'session/not-allowed', 'platform/not-ready'] as const) {
    const { keeper: answers } = keeper();
    const twice = answering(refuse({ code }), ok('done'));
    await answers.once(ASKED, twice);
    expect(await answers.once(ASKED, twice)).toEqual({ answer: ok('done'), isReplayed: false });
  }
});

test('a fault, and what is for one browser alone, are not kept: the same key may try again', async () => {
  const { keeper: answers } = keeper();
  await expect(
    answers.once(ASKED, async () => {
      throw new Error('no database');
    }),
  ).rejects.toThrow('no database');
  await answers.once(ASKED, async () => ({ answer: ok('with a cookie'), canBeKept: false }));
  expect(await answers.once(ASKED, answering(ok('anew')))).toEqual({ answer: ok('anew'), isReplayed: false });
});

test('who asks while it is being worked on is told to wait', async () => {
  const { keeper: answers } = keeper();
  const { promise: working, resolve: finish } = Promise.withResolvers<void>();
  const first = answers.once(ASKED, async () => {
    await working;
    return { answer: ok('done'), canBeKept: true };
  });
  expect((await answers.once(ASKED, answering())).answer).toMatchObject({
    error: { code: 'idempotency-key/under-way' },
  });
  finish();
  expect((await first).answer).toEqual(ok('done'));
});

test('what is a day old is swept, again and again, until the platform stops', async () => {
  const { keeper: answers, forget, clock } = keeper();
  expect(forget).toHaveBeenLastCalledWith(new Date(Date.UTC(2026, 0, 4)));
  clock.advance(10 * 60_000);
  expect(forget).toHaveBeenCalledTimes(2);
  answers[Symbol.dispose]();
  clock.advance(60 * 60_000);
  expect(forget).toHaveBeenCalledTimes(2);
});

test.each([
  ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
  ['order-17', 'order-17'],
  ['x'.repeat(255), 'x'.repeat(255)],
  ['', undefined],
  ['""', undefined],
  ['one, two', undefined],
  ['"open', undefined],
  ['x'.repeat(256), undefined],
  ['ż', undefined],
])('the header %j holds the key %j', (header, key) => expect(readIdempotencyKey(header)).toBe(key));

test('another endpoint or another input is another request', () => {
  const spec = { method: 'POST', path: '/calls' } as const;
  const one = fingerprintOf(spec, { to: '1' });
  expect(fingerprintOf(spec, { to: '1' })).toEqual(one);
  expect(fingerprintOf(spec, { to: '2' })).not.toEqual(one);
  expect(fingerprintOf({ ...spec, path: '/call-links' }, { to: '1' })).not.toEqual(one);
});
