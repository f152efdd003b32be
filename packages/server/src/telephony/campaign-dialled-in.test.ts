import { refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { ANNA, JAN, route } from './call-router.fixture.ts';
import { CAMPAIGN as MADE_IN } from './phone-target.ts';

const SALES = '0192f7a0-0000-7000-8000-00000000000a';
const MADE_IN_SALES = {
  campaignId: SALES,
  name: 'Sprzedaż',
  records: false,
  notice: null,
  wrapUp: { kind: 'off' },
} as const;
const CAMPAIGN = { madeIn: MADE_IN_SALES, number: '+48223334455' };
const manual = { [`${ANNA.id} ${SALES}`]: CAMPAIGN };
const headers: [string, string][] = [[MADE_IN, SALES]];
const inSales = (of = ANNA, dialled = '600100200', more = {}) => route(of, dialled, { manual, headers, ...more });
const shownTo = ({ to }: Awaited<ReturnType<typeof route>>) =>
  to.ok && to.value.kind === 'ring' ? to.value.rounds[0]?.targets[0]?.headers[0] : to;

test('a call dialled in a campaign is a call of it, shows its number, and is not barred by a break', async () => {
  const routing = await inSales(ANNA, '600100200', { onBreak: [ANNA] });
  expect(routing.madeIn).toEqual(MADE_IN_SALES);
  expect(shownTo(routing)).toEqual(['P-Asserted-Identity', '<sip:+48223334455@demo.local>']);
});

test('without the header nothing of a campaign is in the call, and the user’s own number is shown', async () => {
  const routing = await route(ANNA, '600100200', { manual });
  expect(routing.madeIn).toBeUndefined();
  expect(shownTo(routing)).toEqual(['P-Asserted-Identity', '<sip:+48221000101@demo.local>']);
});

test.each([
  ['of a campaign in which the user may not call', SALES],
  ['of none there is', '0192f7a0-0000-7000-8000-00000000000b'],
  ['that is no id', "x' OR true --"],
])('a call is refused by a header %s, before anybody is asked whether the number may be dialled', async (_, named) => {
  const asked: never[] = [];
  const routing = await inSales(JAN, '600100200', { headers: [[MADE_IN, named]], asked });
  expect(routing.to).toEqual(refuse({ code: 'call/not-in-campaign' }));
  expect(routing.madeIn).toBeUndefined();
  expect(asked).toEqual([]);
});

test('a call for help is in no campaign, and shows its caller; a chosen campaign that is gone does not refuse it', async () => {
  for (const of of [ANNA, JAN]) {
    const routing = await inSales(of, '112');
    expect([routing.to.ok, routing.madeIn]).toEqual([true, undefined]);
    expect(routing.caller.number).toBe(of.directNumber ?? of.extension);
  }
});

test('a colleague is called in no campaign', async () => {
  const routing = await inSales(ANNA, '102');
  expect([routing.direction, routing.madeIn, routing.to.ok]).toEqual(['internal', undefined, true]);
});

test('what comes from a trunk says nothing of campaigns', async () => {
  const routing = await route('trunk', '48221000101', { manual, headers });
  expect(routing.madeIn).toBeUndefined();
});
