import { expect, test } from 'vitest';
import { afterPartOf } from './after-part.ts';
import { anna, customer, MADE, ringingCall } from './sample-call.ts';
import { allClosed } from './segment.ts';
import { answered, gone, Told } from './told.fixture.ts';

const wrapUp = { kind: 'wrap-up', forMs: 20_000 } as const;

/** Anna calls a customer by hand in a campaign, and it ended so. */
function ended(result: 'no-answer' | 'busy' | 'cancelled' | 'not-allowed', wrapsUpUnanswered: boolean) {
  const madeIn = { ...MADE.madeIn, wrapUp, ...(wrapsUpUnanswered && { wrapsUpUnanswered: true as const }) };
  const call = ringingCall(['callee-1'], { caller: anna, callee: customer, direction: 'outbound', madeIn });
  const segments = allClosed(call.segments, result, { answered: false, now: 20_000 });
  return afterPartOf({ ...call, segments }, 'account-anna');
}

test('a call made by hand that nobody answered has a wrap-up only where the campaign says so, and only if it was tried', () => {
  const nothing = { kind: 'nothing' };
  for (const result of ['no-answer', 'busy', 'cancelled'] as const) {
    expect(ended(result, false)).toEqual(nothing);
    expect(ended(result, true)).toMatchObject({ ...wrapUp, wraps: { callId: 'call-1', part: 1 } });
  }
  expect(ended('not-allowed', true)).toEqual(nothing);
});

test('one that was answered has its wrap-up once', () => {
  const madeIn = { ...MADE.madeIn, notice: null, wrapUp, wrapsUpUnanswered: true } as const;
  const call = ringingCall(['callee-1'], { caller: anna, callee: customer, direction: 'outbound', madeIn });
  const over = new Told(call).at(5_000, answered('callee-1')).at(9_000, gone('callee-1'));
  expect(afterPartOf(over.call, 'account-anna')).toMatchObject(wrapUp);
});
