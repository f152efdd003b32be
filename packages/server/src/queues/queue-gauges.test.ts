import { expect, test } from 'vitest';
import { queueGauges } from './queue-gauges.ts';

test('calls that wait are counted by campaign', () => {
  expect(queueGauges(['sales', 'care', 'sales'])).toEqual({
    wpm_waiting: 3,
    'wpm_waiting_calls{campaign="sales"}': 2,
    'wpm_waiting_calls{campaign="care"}': 1,
  });
  expect(queueGauges([])).toEqual({ wpm_waiting: 0 });
});

test('however many campaigns there are, the series are bounded, and those in which most wait have one', () => {
  const many = Array.from({ length: 500 }, (_, campaign) => `campaign-${campaign}`);
  const gauges = queueGauges([...many, 'campaign-499']);
  expect(Object.keys(gauges)).toHaveLength(102);
  expect(gauges).toMatchObject({
    wpm_waiting: 501,
    'wpm_waiting_calls{campaign="campaign-499"}': 2,
    'wpm_waiting_calls{campaign="other"}': 400,
  });
});
