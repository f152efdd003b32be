import type { OutboundOutcome } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type EntryInput, LATER_MS, PASS_MS, advanceEntry } from './advance-entry.ts';
import { isOverLimit } from './abandoned.ts';
import { type OutboundEntry, nextNumber } from './entry.ts';
import { RULES, waiting } from './sample-rules.fixture.ts';

const NOW = 1_000_000;
const MINUTE = 60_000;
const call = { by: 'anna', callId: 'call-1', number: '+48600100200' };
const dial: EntryInput = { kind: 'dial', call };
const endedAs = (outcome: OutboundOutcome): EntryInput => ({ kind: 'ended', callId: 'call-1', outcome });

/** The entry after these, each with its ledger line. */
function through(entry: OutboundEntry, inputs: readonly EntryInput[], now = NOW) {
  const lines = [];
  let next = entry;
  for (const input of inputs) {
    const advanced = advanceEntry(next, input, RULES, now);
    if (!advanced.ok) throw new Error(`${input.kind} while ${next.state.kind}`);
    next = advanced.value.next;
    if (advanced.value.line) lines.push(advanced.value.line.end);
  }
  return { entry: next, state: next.state, lines };
}

test('an entry is offered, called, answered and done; the ledger has the call once', () => {
  const offer: EntryInput = { kind: 'offer', to: 'anna', until: NOW + 1 };
  const { state, lines } = through(waiting(), [
    offer,
    dial,
    { kind: 'answered', callId: 'call-1' },
    endedAs('answered'),
  ]);
  expect(state).toEqual({ kind: 'done', result: 'answered' });
  expect(lines).toEqual(['answered']);
});

test.each([
  ['busy', 10],
  ['no-answer', 60],
  ['abandoned', 1_440],
] as const)('after %s it is called again in %i minutes', (outcome, minutes) => {
  const { state } = through(waiting(), [dial, endedAs(outcome)]);
  expect(state).toEqual({ kind: 'retry', at: NOW + minutes * MINUTE, after: outcome });
});

test('it is called as often as the result allows, and not once more', () => {
  let entry = waiting();
  for (const expected of ['retry', 'retry', 'exhausted']) {
    const later = entry.state.kind === 'retry' ? entry.state.at : NOW;
    entry = through(entry, [dial, endedAs('busy')], later).entry;
    expect(entry.state.kind).toBe(expected);
  }
  expect(advanceEntry(entry, dial, RULES, NOW * 100)).toMatchObject({ ok: false });
});

test('it is called as often as its list allows in all, whatever the results', () => {
  const tired = { ...waiting(), tried: { busy: 2, 'no-answer': 1 } };
  expect(through(tired, [dial, endedAs('busy')]).state).toEqual({ kind: 'exhausted', after: 'busy' });
});

test('a result without further calls exhausts it at once', () => {
  expect(through(waiting(), [dial, endedAs('failed')]).state).toEqual({ kind: 'exhausted', after: 'failed' });
});

test('a call that never left is no attempt: the entry comes again in a minute', () => {
  const missed: EntryInput = { kind: 'not-called', callId: 'call-1', why: 'agent-missed' };
  const { entry, lines } = through(waiting(), [dial, missed]);
  expect(entry).toEqual(waiting(NOW + PASS_MS));
  expect(lines).toEqual(['agent-missed']);
});

test.each<[string, EntryInput]>([
  ['an offer', { kind: 'offer', to: 'jan', until: NOW + 1 }],
  ['a second call', { kind: 'dial', call: { ...call, callId: 'call-2' } }],
  ['the end of another call', { kind: 'ended', callId: 'call-2', outcome: 'busy' }],
  ['a bar', { kind: 'bar' }],
])('while it is called %s changes nothing', (_what, input) => {
  const { entry } = through(waiting(), [dial]);
  expect(advanceEntry(entry, input, RULES, NOW)).toMatchObject({ ok: false });
});

test('before its time it is neither offered nor called', () => {
  const early = waiting(NOW + 1);
  expect(advanceEntry(early, dial, RULES, NOW)).toMatchObject({ ok: false });
  expect(advanceEntry(early, dial, RULES, NOW + 1)).toMatchObject({ ok: true });
});

test('what is offered is called, skipped or let pass by who was asked, and nobody else', () => {
  const { entry } = through(waiting(), [{ kind: 'offer', to: 'anna', until: NOW + 5 }]);
  const byJan: EntryInput = { kind: 'dial', call: { ...call, by: 'jan' } };
  expect(advanceEntry(entry, byJan, RULES, NOW)).toMatchObject({ ok: false });
  expect(advanceEntry(entry, { kind: 'skip', by: 'jan', reason: 'later' }, RULES, NOW)).toMatchObject({ ok: false });
  expect(advanceEntry(entry, { kind: 'look' }, RULES, NOW)).toMatchObject({ ok: false });
  expect(through(entry, [{ kind: 'look' }], NOW + 5)).toMatchObject({ lines: ['let-pass'] });
  expect(advanceEntry(entry, dial, RULES, NOW + 5)).toMatchObject({ ok: false });
  const later = through(entry, [{ kind: 'skip', by: 'anna', reason: 'later' }]);
  expect(later.state).toEqual({ kind: 'waiting', from: NOW + LATER_MS });
  const wrong = through(entry, [{ kind: 'skip', by: 'anna', reason: 'wrong-data' }]);
  expect(wrong).toMatchObject({ state: { kind: 'done', result: 'skipped' }, lines: ['skipped'] });
});

test('numbers are called one after the other, without those that are barred', () => {
  const two = { numbers: ['+481', '+482'], tried: {} };
  expect(nextNumber(two, () => false)).toBe('+481');
  expect(nextNumber({ ...two, tried: { busy: 1 } }, () => false)).toBe('+482');
  expect(nextNumber({ ...two, tried: { busy: 2 } }, (number) => number === '+481')).toBe('+482');
  expect(nextNumber(two, () => true)).toBeUndefined();
});

test('the limit of abandoned calls allows the first of a day, and then its share', () => {
  expect(isOverLimit({ answered: 1, abandoned: 1 }, 3)).toBe(false);
  expect(isOverLimit({ answered: 60, abandoned: 2 }, 3)).toBe(true);
  expect(isOverLimit({ answered: 100, abandoned: 3 }, 3)).toBe(false);
  expect(isOverLimit({ answered: 100, abandoned: 4 }, 3)).toBe(true);
});
