import { expect, test } from 'vitest';
import { DialLedger } from './dial-usage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('a call counts for everybody it is entered for, while it runs and for an hour after', () => {
  const ledger = new DialLedger();
  ledger.begin('c', ['agent anna', 'tenant demo'], 0);
  ledger.takesTrunk('c', 'lab');
  ledger.answered('c', MINUTE);
  for (const subject of ['agent anna', 'tenant demo', 'trunk lab'] as const) {
    expect(ledger.usageOf(subject, 3 * MINUTE)).toEqual({
      concurrent: 1,
      callsPerMinute: 0,
      callsPerHour: 1,
      minutesPerHour: 2,
    });
  }
  ledger.ended('c', 3 * MINUTE);
  expect(ledger.usageOf('agent anna', 4 * MINUTE)).toMatchObject({ concurrent: 0, minutesPerHour: 2 });
  expect(ledger.usageOf('agent anna', 62 * MINUTE)).toMatchObject({ callsPerHour: 0, minutesPerHour: 1 });
  expect(ledger.usageOf('agent anna', 64 * MINUTE)).toMatchObject({ callsPerHour: 0, minutesPerHour: 0 });
  expect(ledger.usageOf('agent jan', 0)).toMatchObject({ concurrent: 0 });
});

test('a call that rings has no minutes, one that failed still counts as an attempt', () => {
  const ledger = new DialLedger();
  ledger.begin('c', ['agent anna'], 0);
  expect(ledger.usageOf('agent anna', 30_000)).toMatchObject({ concurrent: 1, callsPerMinute: 1, minutesPerHour: 0 });
  ledger.ended('c', 31_000);
  expect(ledger.usageOf('agent anna', 32_000)).toMatchObject({ concurrent: 0, callsPerMinute: 1, minutesPerHour: 0 });
});

test('a call of two hours has used sixty minutes of the last hour', () => {
  const ledger = new DialLedger();
  ledger.restore({ begunAt: 0, answeredAt: 0, endedAt: null }, ['tenant demo'], 'c');
  expect(ledger.usageOf('tenant demo', 2 * HOUR)).toEqual({
    concurrent: 1,
    callsPerMinute: 0,
    callsPerHour: 0,
    minutesPerHour: 60,
  });
  ledger.ended('c', 2 * HOUR);
  expect(ledger.usageOf('tenant demo', 2.5 * HOUR)).toMatchObject({ concurrent: 0, minutesPerHour: 30 });
});

test('the second part of a call, a transfer, counts beside the first, and a trunk tried twice counts it once', () => {
  const ledger = new DialLedger();
  ledger.begin('c', ['agent anna'], 0);
  ledger.takesTrunk('c', 'lab');
  ledger.takesTrunk('c', 'lab');
  ledger.begin('c', ['agent anna'], 0);
  expect(ledger.usageOf('agent anna', 1).concurrent).toBe(2);
  expect(ledger.usageOf('trunk lab', 1).concurrent).toBe(1);
  ledger.ended('c', 1);
  expect(ledger.usageOf('agent anna', 1).concurrent).toBe(0);
});

test('a consultation outside that is over counts no more beside the call it was made in, nor does its time go on', () => {
  const ledger = new DialLedger();
  ledger.begin('c', ['agent anna'], 0);
  ledger.takesTrunk('c', 'lab');
  ledger.answered('c', 0);
  ledger.begin('c', ['agent anna'], MINUTE);
  ledger.takesTrunk('c', 'lab');
  ledger.answered('c', MINUTE);
  expect(ledger.usageOf('agent anna', MINUTE)).toMatchObject({ concurrent: 2, callsPerHour: 2 });
  ledger.left('c', 'lab', 2 * MINUTE);
  expect(ledger.usageOf('agent anna', 4 * MINUTE)).toMatchObject({ concurrent: 1, callsPerHour: 2, minutesPerHour: 5 });
  ledger.left('c', 'elsewhere', 4 * MINUTE);
  expect(ledger.usageOf('trunk lab', 4 * MINUTE)).toMatchObject({ concurrent: 1 });
  ledger.ended('c', 4 * MINUTE);
  expect(ledger.usageOf('agent anna', 4 * MINUTE)).toMatchObject({ concurrent: 0, minutesPerHour: 5 });
});
