import { expect, test } from 'vitest';
import type { Call } from '../call/call.ts';
import type { Effect } from '../call/step.ts';
import { ringingCall } from '../call/sample-call.ts';
import { PHONE } from './stage.ts';
import { performTurn, turnsOf } from './turns.ts';

const rings = (leg: 'callee-1' | 'callee-2'): Effect => ({ kind: 'originate', leg, target: PHONE });
const [SOUND, SAVE]: [Effect, Effect] = [{ kind: 'sound' }, { kind: 'save' }];
const call = ringingCall();
const kindsIn = (...effects: Effect[]) => turnsOf(effects).map((turn) => turn.map(({ kind }) => kind).join(' '));

test('phones are asked to ring while the sound is turned, and what is written or said waits for both', () => {
  const hangUp: Effect = { kind: 'hang-up', leg: 'callee-1' };
  expect(kindsIn(SOUND, rings('callee-1'), rings('callee-2'), SAVE, hangUp)).toEqual([
    'sound originate originate',
    'save',
    'hang-up',
  ]);
  expect(kindsIn(SAVE, SOUND)).toEqual(['save', 'sound']);
  expect(kindsIn(SOUND, SOUND, rings('callee-1'))).toEqual(['sound', 'sound originate']);
  expect(kindsIn()).toEqual([]);
});

test('what is done at once is asked for in its order, and none is waited for before the next is asked', async () => {
  const asked: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const perform = async ({ kind }: Effect, known: Call) => {
    asked.push(kind);
    await promise;
    return known;
  };
  const done = performTurn({ perform }, [SOUND, rings('callee-1')], call);
  expect(asked).toEqual(['sound', 'originate']);
  resolve();
  expect(await done).toBe(call);
});

test('a fault is thrown when the rest is done, so that the call knows of every phone it has rung', async () => {
  let isRung = false;
  const perform = async (effect: Effect, known: Call) => {
    if (effect.kind === 'sound') throw new Error('no engine');
    await Promise.resolve();
    isRung = true;
    return known;
  };
  await expect(performTurn({ perform }, [SOUND, rings('callee-1')], call)).rejects.toThrow('no engine');
  expect(isRung).toBe(true);
});
