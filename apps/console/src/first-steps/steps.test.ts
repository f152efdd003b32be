import { campaignSettings, numberSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type Facts, numbersIn, progressOf, type StepKind, stepsOf } from './steps.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const idOf = (end: string) => `0192f7a0-0000-7000-8000-00000000000${end}`;
const [AGENT, CAMPAIGN, HOURS] = [idOf('a'), idOf('c'), idOf('d')];
const entry = <Settings>(id: string, settings: Settings) => ({ id, version: 1, changedAt: '', settings });
const EMPTY: Facts = {
  licences: [],
  accounts: [],
  campaigns: [],
  numbers: [],
  trunks: [],
  phones: [],
  testCallId: null,
  customerCallId: null,
};

const licence = (kind: 'agent' | 'webphone-mobile', validUntil = '2027-01-01T00:00:00Z') => ({
  kind,
  seats: 5,
  validUntil,
});
const agent = (enabled = true) =>
  entry(AGENT, {
    login: 'ewa',
    displayName: 'Ewa',
    email: null,
    enabled,
    kind: 'agent' as const,
    webphoneSeat: true,
    extension: '101',
    directNumber: null,
    roles: [],
    permissions: [],
    supervisedCampaignIds: null,
  });
const campaign = (settings: object = {}) =>
  entry(
    CAMPAIGN,
    campaignSettings.parse({ name: 'Infolinia', direction: 'inbound', members: [{ accountId: AGENT }], ...settings }),
  );
const number = (settings: object) => entry('n', numberSettings.parse({ number: '+48221000100', ...settings }));
const TO_CAMPAIGN = { route: { kind: 'campaign', campaignId: CAMPAIGN } };

const doneOf = (facts: Partial<Facts>): readonly StepKind[] =>
  stepsOf({ ...EMPTY, ...facts }, NOW)
    .filter(({ isDone }) => isDone)
    .map(({ kind }) => kind);

test('a tenant with nothing has nothing done, and each step leads to the form of what is missing', () => {
  const steps = stepsOf(EMPTY, NOW);
  expect(progressOf(steps)).toEqual({ done: 0, of: 8 });
  expect(steps.map(({ path }) => path)).toEqual([
    '/administration/accounts',
    '/administration/accounts?open=new',
    '/administration/hours?open=new',
    '/administration/campaigns?open=new',
    '/administration/trunks?open=new',
    '/administration/numbers?open=new',
    '/administration/accounts',
    null,
    null,
  ]);
});

test('licences are there when both the phone and an account can be had, and neither is over', () => {
  expect(doneOf({ licences: [licence('agent'), licence('webphone-mobile')] })).toEqual(['licences']);
  expect(doneOf({ licences: [licence('agent')] })).toEqual([]);
  expect(doneOf({ licences: [licence('agent'), licence('webphone-mobile', '2026-11-19T00:00:00Z')] })).toEqual([]);
});

test('a campaign counts with an agent in it who may work, and customers can only reach one that counts', () => {
  const numbers = [number(TO_CAMPAIGN)];
  expect(doneOf({ accounts: [agent()], campaigns: [campaign()], numbers })).toEqual(['agent', 'campaign', 'number']);
  expect(doneOf({ accounts: [agent(false)], campaigns: [campaign()], numbers })).toEqual([]);
  expect(doneOf({ accounts: [agent()], campaigns: [campaign({ members: [] })], numbers })).toEqual(['agent']);
  expect(doneOf({ accounts: [agent()], campaigns: [campaign({ enabled: false })], numbers })).toEqual(['agent']);
  const silent = [number({ ...TO_CAMPAIGN, enabled: false }), number({})];
  expect(numbersIn({ ...EMPTY, accounts: [agent()], campaigns: [campaign()], numbers: silent })).toEqual([]);
});

test('a number that leads there in working hours counts, and so do the hours', () => {
  const route = { kind: 'by-hours', hoursId: HOURS, open: TO_CAMPAIGN.route, closed: { kind: 'nowhere' } };
  const facts = { accounts: [agent()], campaigns: [campaign()], numbers: [number({ route })] };
  expect(doneOf(facts)).toEqual(['agent', 'hours', 'campaign', 'number']);
  const closed = { ...route, open: { kind: 'nowhere' }, closed: TO_CAMPAIGN.route };
  expect(doneOf({ ...facts, numbers: [number({ route: closed })] })).not.toContain('number');
});

test('a phone that was used once is not asked for again when its user has gone home', () => {
  expect(doneOf({ phones: [{ accountId: AGENT, name: 'Ewa' }] })).toEqual(['phone']);
  expect(doneOf({ testCallId: 'x' })).toEqual(['phone', 'test-call']);
  expect(doneOf({ customerCallId: 'x' })).toEqual(['phone', 'customer']);
});

test('a trunk counts while calls can take it, also where all its lines are in use', () => {
  const since = NOW.toISOString();
  const ready = { name: 'ready', since, registeredUntil: null, rttMs: 4 } as const;
  const states = [ready, { name: 'full', since }, { name: 'waiting', since }] as const;
  expect(states.map((state) => doneOf({ trunks: [{ id: 't', state }] }))).toEqual([['trunk'], ['trunk'], []]);
});
