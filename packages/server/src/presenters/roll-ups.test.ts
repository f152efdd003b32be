import type { AgentReportRow, CampaignReportRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { presentAgentFigures, presentCampaignFigures } from './roll-ups.ts';

const CAMPAIGN: CampaignReportRow = {
  group: '2026-11-20',
  name: null,
  calls: 110,
  answered: 80,
  abandoned: 25,
  shortAbandoned: 5,
  lostOtherwise: 5,
  withinLimit: 60,
  waitAnsweredMs: 1_200_000,
  longestWaitMs: 90_000,
  handled: 90,
  talkMs: 16_000_000,
  holdMs: 1_000_000,
  wrapUpMs: 1_000_000,
};

test('service level, ASA and AHT are what semantics.md defines', () => {
  expect(presentCampaignFigures(CAMPAIGN)).toMatchObject({
    serviceLevel: 60 / (80 + 25 - 5),
    averageWaitMs: 15_000,
    averageHandlingMs: 200_000,
  });
});

test('where there is nothing to divide by there is no figure, and not none', () => {
  const nothing = { ...CAMPAIGN, answered: 0, abandoned: 5, shortAbandoned: 5, withinLimit: 0, handled: 0 };
  expect(presentCampaignFigures(nothing)).toMatchObject({
    serviceLevel: null,
    averageWaitMs: null,
    averageHandlingMs: null,
  });
});

const AGENT: AgentReportRow = {
  accountId: '0192f7a0-0000-7000-8000-000000000001',
  name: 'Anna',
  day: null,
  handled: 10,
  missed: 1,
  talkMs: 2_400_000,
  holdMs: 300_000,
  wrapUpMs: 300_000,
  offered: 12,
  taken: 9,
  rejected: 1,
  notAnswered: 1,
  notDelivered: 1,
  statuses: [
    { chosen: 'break', activity: 'idle', breakName: 'Meal', ms: 900_000 },
    { chosen: 'in-queue', activity: 'idle', breakName: '', ms: 800_000 },
    { chosen: 'in-queue', activity: 'in-call', breakName: '', ms: 2_700_000 },
    { chosen: 'ready', activity: 'idle', breakName: '', ms: 200_000 },
  ],
};

test('occupancy is work by work and idle time: a break is neither', () => {
  const { occupancy, signedInMs, answered, averageHandlingMs, statuses } = presentAgentFigures(AGENT);
  expect(occupancy).toBe(3_000_000 / (3_000_000 + 1_000_000));
  expect(signedInMs).toBe(4_600_000);
  expect(answered).toBe(9);
  expect(averageHandlingMs).toBe(300_000);
  expect(statuses.map(({ breakName }) => breakName)).toEqual(['Meal', null, null, null]);
});
