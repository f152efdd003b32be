import { describe, expect, test } from 'vitest';
import { viewOf } from './live-view.ts';
import { MADE, anna, customer, ringingCall } from './sample-call.ts';
import { queuedCall, toAnna } from './sample-queue.fixture.ts';
import { Told, answered } from './told.fixture.ts';

const seenByAnna = ({ call }: Told) => viewOf(call, 'account-anna');

/** Anna's call in a campaign, answered. */
const up = (madeIn: object) =>
  new Told(
    ringingCall(['callee-1'], {
      caller: anna,
      callee: customer,
      madeIn: { ...MADE.madeIn, notice: null, ...madeIn },
    }),
  ).at(2_000, answered('callee-1'));

describe('what a phone that knows nothing of a call any more is told of it', () => {
  test('of one that came to a campaign: that it came, and to which, from the ringing on', () => {
    const told = new Told(queuedCall()).at(2_000, toAnna);
    const facts = { direction: 'inbound', campaign: { id: 'sales', name: 'Sales' } };
    expect(seenByAnna(told)).toMatchObject({ ...facts, activity: 'ringing' });
    expect(seenByAnna(told.at(3_000, answered('callee-1')))).toMatchObject({ ...facts, activity: 'talking' });
  });

  test('of one the user made in a campaign: that they made it, and in which', () => {
    const made = new Told(ringingCall(['callee-1'], { caller: anna, callee: customer, ...MADE }));
    const facts = { direction: 'outbound', campaign: { id: 'campaign-1', name: 'Sales' } };
    expect(seenByAnna(made)).toMatchObject({ ...facts, other: { number: customer.number } });
  });

  test('of one that is up: after how long on hold the user is reminded, where its campaign says so', () => {
    expect(seenByAnna(up({ holdReminderMs: 20_000 }))).toMatchObject({ holdReminderMs: 20_000 });
    expect(seenByAnna(up({ holdReminderMs: null }))).toMatchObject({ holdReminderMs: null });
    expect(seenByAnna(up({}))).not.toHaveProperty('holdReminderMs');
  });

  test('of one that is no campaign’s: that it came, and nothing else', () => {
    const view = seenByAnna(new Told(ringingCall()));
    expect(view?.direction).toBe('inbound');
    expect(view).not.toHaveProperty('campaign');
  });
});
