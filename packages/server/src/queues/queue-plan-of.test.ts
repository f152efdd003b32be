import { campaignSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { madeInOf, planOf, rulesOf } from './queue-plan-of.ts';

const ANNA = '0192f7a0-0000-7000-8000-000000000001';
const JAN = '0192f7a0-0000-7000-8000-000000000002';

const campaign = (settings: object = {}, soundFiles: ReadonlyMap<string, string> = new Map()) => ({
  id: 'sales',
  soundFiles,
  settings: campaignSettings.parse({ name: 'Sales', direction: 'inbound', ...settings }),
});

test('a campaign as it is made: no greeting of its own, but customers hear that they are recorded', () => {
  const plan = planOf(campaign());
  expect(plan).toMatchObject({
    ringMs: 20_000,
    maxWaitMs: null,
    overflow: { kind: 'hang-up' },
    records: true,
    wrapUp: { kind: 'wrap-up', forMs: 30_000 },
    sounds: { waiting: 'music' },
    answerWithinMs: 20_000,
  });
  expect(planOf(campaign({ serviceLevel: { withinSeconds: 90 } })).answerWithinMs).toBe(90_000);
  expect(plan.sounds.opening).toMatchObject({ sequence: [{ prompt: 'recording-announcement', language: 'pl' }, {}] });
});

test('where a customer may go on unrecorded, the notice names the key; a notice of the campaign’s own says so itself', () => {
  const recording = { unrecordedKey: '9' };
  const plan = planOf(campaign({ recording }));
  expect(plan.unrecorded).toMatchObject({ key: '9', told: { sequence: [{ prompt: 'not-recorded' }, {}] } });
  const polish = ['recording-announcement', 'go-on-unrecorded', 'number-9'].map((prompt) => ({
    prompt,
    language: 'pl',
  }));
  expect(plan.sounds.opening).toMatchObject({ sequence: [...polish, {}, {}, {}] });
  const own = crypto.randomUUID();
  const said = planOf(campaign({ recording, sounds: { recordingNotice: own } }, new Map([[own, 'own']])));
  expect(said.sounds.opening).toMatchObject({ sequence: [{ file: 'own' }] });
  expect(planOf(campaign({ recording: { ...recording, inbound: 'never' } })).unrecorded).toBeUndefined();
  expect(() => campaign({ recording: { unrecordedKey: '1' } })).toThrow();
});

test('consultations are recorded where the campaign says so, in calls that come and in calls that are made', () => {
  const settings = { recording: { consultation: 'always' } };
  expect([planOf(campaign(settings)), madeInOf(campaign(settings))]).toMatchObject([
    { recordsConsultations: true },
    { recordsConsultations: true },
  ]);
  expect([planOf(campaign()), madeInOf(campaign())].map((plan) => plan.recordsConsultations)).toEqual([
    undefined,
    undefined,
  ]);
});

const reminders = (settings: object) =>
  [planOf(campaign(settings)), madeInOf(campaign(settings))].map((plan) => plan.holdReminderMs);

test('its agents are reminded of who is on hold after as long as it says, in calls that come and in calls that are made', () => {
  expect(reminders({})).toEqual([60_000, 60_000]);
  expect(reminders({ holdReminderSeconds: 20 })).toEqual([20_000, 20_000]);
  expect(reminders({ holdReminderSeconds: null })).toEqual([null, null]);
  expect(() => campaign({ holdReminderSeconds: 9 })).toThrow();
});

test('a call nobody answered is wrapped up where the campaign says so', () => {
  const [wanted, usual] = [madeInOf(campaign({ wrapUpUnanswered: true })), madeInOf(campaign())];
  expect([wanted.wrapsUpUnanswered, usual.wrapsUpUnanswered]).toEqual([true, undefined]);
});

test('its own sounds come first, and nothing is said of a recording there is not', () => {
  const [greeting, music, outOfHours] = ['hello', 'jazz', 'closed'].map(() => crypto.randomUUID());
  const files = new Map([
    [greeting ?? '', 'hello'],
    [music ?? '', 'jazz'],
    [outOfHours ?? '', 'closed'],
  ]);
  const sounds = { greeting, music, outOfHours };
  const plan = planOf(campaign({ sounds, recording: { inbound: 'never' } }, files));
  expect(plan.sounds).toMatchObject({
    opening: { sequence: [{ file: 'hello' }], loop: false },
    waiting: { sequence: [{ file: 'jazz' }], loop: true },
    outOfHours: { sequence: [{ file: 'closed' }], loop: false },
  });
  expect(planOf(campaign({ recording: { inbound: 'never' } })).sounds.opening).toBeNull();
  // A sound that was taken away meanwhile: what is said without it.
  expect(planOf(campaign({ sounds })).sounds).toMatchObject({ opening: { sequence: [{}, {}] }, waiting: 'music' });
});

test.each([
  [{ mode: 'off' }, { kind: 'off' }],
  [{ mode: 'optional' }, { kind: 'wrap-up', forMs: null, onRequest: true }],
  [
    { mode: 'optional', classifierRequired: true },
    { kind: 'wrap-up', forMs: null, classifierRequired: true },
  ],
  [
    { mode: 'until-ended', classifierRequired: true },
    { kind: 'wrap-up', forMs: null, classifierRequired: true },
  ],
  [
    { mode: 'limited', seconds: 60 },
    { kind: 'wrap-up', forMs: 60_000 },
  ],
  [
    { mode: 'limited', seconds: 60, earlyExit: false },
    { kind: 'wrap-up', forMs: 60_000, toItsEnd: true },
  ],
])('wrap-up %j is %j', (wrapUp, expected) => {
  expect(planOf(campaign({ wrapUp })).wrapUp).toEqual(expected);
});

test('members who leave it out are none, and a disabled campaign has nobody', () => {
  const accountId = '0192f7a0-0000-7000-8000-0000000000a1';
  const members = [{ accountId }];
  expect(rulesOf(campaign({ members }), () => true).members).toMatchObject([{ accountId }]);
  expect(rulesOf(campaign({ members }), () => false).members).toEqual([]);
  expect(rulesOf(campaign({ members, enabled: false }), () => true).members).toEqual([]);
});

test('who left it out is no agent of it, unless it is mandatory; nobody is of one that is closed', () => {
  const members = [ANNA, JAN].map((accountId) => ({ accountId }));
  const agentsOf = (settings: object) =>
    rulesOf(campaign({ members, ...settings }), (id) => id !== JAN).members.map(({ accountId }) => accountId);
  expect(agentsOf({})).toEqual([ANNA]);
  expect(agentsOf({ mandatory: true })).toEqual([ANNA, JAN]);
  expect(agentsOf({ mandatory: true, enabled: false })).toEqual([]);
});
