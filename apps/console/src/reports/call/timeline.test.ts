import type { ReportedCall, ReportedPart } from '@wpm/contract';
import { expect, test } from 'vitest';
import { momentsOf, timelineOf } from './timeline.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 20) + second * 1_000).toISOString();

const PART: ReportedPart = {
  callId: '0192f7a0-0000-7000-8000-000000000001',
  part: 1,
  startedAt: at(20),
  endedAt: at(80),
  direction: 'inbound',
  campaign: null,
  ownNumber: '+48221000100',
  customer: { number: '+48600100200', name: null },
  agent: { id: '0192f7a0-0000-7000-8000-000000000002', name: 'Anna' },
  device: 'browser',
  queue: null,
  ringMs: 10_000,
  talkMs: 40_000,
  holdMs: 10_000,
  consultationMs: 0,
  holds: [],
  consultations: [],
  wrapUpMs: 20_000,
  result: 'answered',
  outcome: 'answered',
  endedBy: 'caller',
  transferredFrom: null,
  transferredTo: null,
  forwarded: null,
  classification: null,
  recording: null,
  sound: null,
};

const CALL: ReportedCall = {
  callId: PART.callId,
  direction: 'inbound',
  outcome: 'answered',
  result: 'answered',
  caller: PART.customer,
  callee: { number: PART.ownNumber, name: null },
  campaign: null,
  agents: ['Anna'],
  startedAt: at(0),
  answeredAt: at(30),
  endedAt: at(80),
  ringMs: 30_000,
  talkMs: 50_000,
  endedBy: 'caller',
  queue: {
    campaignId: '0192f7a0-0000-7000-8000-000000000003',
    campaign: 'Sales',
    waitMs: 30_000,
    left: 'answered',
    short: false,
  },
  recording: null,
};

test('waiting, ringing, talking with its hold, and the wrap-up after the call stand on one scale', () => {
  expect(timelineOf(CALL, [PART])).toEqual([
    { part: null, stretches: [{ what: 'queue', from: 0, length: 0.3, ms: 30_000 }] },
    {
      part: PART,
      stretches: [
        { what: 'ring', from: 0.2, length: 0.1, ms: 10_000 },
        { what: 'talk', from: 0.3, length: 0.5, ms: 50_000 },
        { what: 'wrapUp', from: 0.8, length: 0.2, ms: 20_000 },
      ],
    },
  ]);
});

test('a call nobody took part in has no line of an agent', () => {
  expect(timelineOf({ ...CALL, queue: null }, [{ ...PART, part: 0, agent: null }])).toEqual([]);
});

test('holds and consultations lie within the talk, where they were, and are told in the order they began', () => {
  const part: ReportedPart = {
    ...PART,
    holds: [
      { fromMs: 15_000, toMs: 20_000 },
      { fromMs: 50_000, toMs: 55_000 },
    ],
    consultationMs: 20_000,
    consultations: [{ fromMs: 25_000, toMs: 45_000 }],
  };
  const [, line] = timelineOf(CALL, [part]);
  expect(line?.stretches.map(({ what, from, ms }) => [what, from, ms])).toEqual([
    ['ring', 0.2, 10_000],
    ['talk', 0.3, 50_000],
    ['hold', 0.35, 5_000],
    ['consultation', 0.45, 20_000],
    ['hold', 0.7, 5_000],
    ['wrapUp', 0.8, 20_000],
  ]);
  expect(momentsOf([part]).map((moment) => [moment.what, moment.agent, new Date(moment.at).toISOString()])).toEqual([
    ['hold', 'Anna', at(35)],
    ['consultation', 'Anna', at(45)],
    ['hold', 'Anna', at(70)],
  ]);
});
