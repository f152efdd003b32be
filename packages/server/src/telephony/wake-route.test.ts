import type { Routing } from '@wpm/calls';
import { refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { ANNA, PIOTR, route } from './call-router.fixture.ts';

const targetsOf = ({ to }: Pick<Routing, 'to'>) =>
  to.ok && to.value.kind === 'ring' ? to.value.rounds[0]?.targets : undefined;

test('a user without a phone is woken, and rings where they come', async () => {
  const woken: string[] = [];
  const { to } = await route(ANNA, '103', { wakes: { [PIOTR.id]: 'registered' }, woken });
  expect(targetsOf({ to })).toMatchObject([{ uri: 'sip:piotr@phone.invalid;transport=ws' }]);
  expect(woken).toEqual([PIOTR.id]);
});

test.each([
  ['unreachable', 'call/unreachable'],
  ['declined', 'call/rejected'],
  ['not-answered', 'call/no-answer'],
] as const)('a user who was woken and is %s has the call refused: %s', async (outcome, code) => {
  const { to } = await route(ANNA, '103', { wakes: { [PIOTR.id]: outcome } });
  expect(to).toEqual(refuse({ code }));
});

test('who declines in the notification is busy to their forwarding, and who does not come is unreachable', async () => {
  const forwarding = { [PIOTR.id]: { busy: { on: true, target: '102' } } };
  const declined = await route(ANNA, '103', { wakes: { [PIOTR.id]: 'declined' }, forwarding });
  expect(targetsOf(declined)).toMatchObject([{ uri: 'sip:jan@phone.invalid;transport=ws' }]);
  expect((await route(ANNA, '103', { forwarding })).to).toEqual(refuse({ code: 'call/unreachable' }));
});

test('who lets the device ring that woke has not answered to their forwarding: they were there', async () => {
  const forwarding = {
    [PIOTR.id]: {
      unreachable: { on: true, target: '101' },
      'no-answer': { on: true, target: '102', afterSeconds: 15 },
    },
  };
  const { to, forwardings } = await route(ANNA, '103', { wakes: { [PIOTR.id]: 'not-answered' }, forwarding });
  expect(targetsOf({ to })).toMatchObject([{ uri: 'sip:jan@phone.invalid;transport=ws' }]);
  expect(forwardings).toMatchObject([{ reason: 'no-answer' }]);
});

test('nobody is woken on a break or after signing out', async () => {
  const woken: string[] = [];
  await route(ANNA, '103', { onBreak: [PIOTR], woken });
  await route(ANNA, '103', { signedOut: [PIOTR], woken });
  expect(woken).toEqual([]);
});
