import { expect, test } from 'vitest';
import { OPENING, plan, queuedCall, stageOf, toAnna } from './sample-queue.fixture.ts';
import type { Input } from './step.ts';
import { recordedFrom } from './sample-call.ts';
import { Told } from './told.fixture.ts';

const unrecorded = { key: '9', told: { file: 'not-recorded' } } as const;
const nine: Input = { kind: 'key', leg: 'caller', key: '9' };
const answered: Input = { kind: 'answered', leg: 'callee-1' };
const told = (about: Parameters<typeof queuedCall>[0] = {}) => new Told(queuedCall({ unrecorded, ...about }));

test('who presses the key goes on unrecorded and is told so once, while they hear of the recording or wait; whoever answers', () => {
  const opening = told({ sounds: { ...plan().sounds, opening: OPENING } });
  expect(stageOf(opening)).toBe('opening');
  for (const waiting of [opening, told()]) {
    expect(waiting.at(2_000, nine).effects).toEqual([
      { kind: 'tell', what: { file: 'not-recorded' } },
      { kind: 'note' },
    ]);
    expect(waiting.at(2_500, nine).done).toEqual([]);
    waiting.at(4_000, { kind: 'played', leg: 'caller' });
    expect(stageOf(waiting)).toBe('waiting');
    const talking = waiting.at(5_000, toAnna).at(6_000, answered);
    expect([stageOf(talking), talking.done]).toEqual(['talking', ['sound', 'save']]);
  }
});

test('another key, one of somebody else, and a campaign without such a key or recording change nothing', () => {
  const recordedStill: readonly Told[] = [
    told().at(2_000, { kind: 'key', leg: 'caller', key: '8' }),
    told().at(2_000, { kind: 'key', leg: 'callee-1', key: '9' }),
    new Told(queuedCall()).at(2_000, nine),
  ];
  for (const waiting of recordedStill) {
    expect(waiting.done).toEqual([]);
    expect(waiting.at(5_000, toAnna).at(6_000, answered).done).toEqual(['bridge', 'save']);
  }
  expect(told({ records: false }).at(2_000, nine).done).toEqual([]);
});

test('what is recorded already is not taken back by the key', () => {
  const call = { ...queuedCall({ unrecorded }), recording: recordedFrom(1_000) };
  const waiting = new Told(call).at(2_000, nine);
  expect([waiting.done, waiting.call.unrecorded]).toEqual([[], undefined]);
});
