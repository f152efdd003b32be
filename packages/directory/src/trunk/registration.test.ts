import { expect, test } from 'vitest';
import {
  type Registration,
  type RegistrationInput,
  advanceRegistration,
  registeredUntil,
  registrationDeadline,
} from './registration.ts';

const IDLE: Registration = { state: 'unregistered' };
const refused = { kind: 'refused', why: 'rejected', status: 403, words: 'Forbidden', realm: null } as const;
const silent = { kind: 'unreachable', why: 'timeout', words: 'no answer' } as const;

function after(inputs: readonly [RegistrationInput, number][], chance = 1): Registration {
  return inputs.reduce((state, [input, at]) => advanceRegistration(state, input, at, chance).next, IDLE);
}

test('a start asks at once, and a second start changes nothing', () => {
  const { next, effects } = advanceRegistration(IDLE, { kind: 'start' }, 0, 0);
  expect([next.state, effects]).toEqual(['registering', [{ kind: 'register' }]]);
  expect(advanceRegistration(next, { kind: 'start' }, 1, 0)).toEqual({ next, effects: [] });
});

test.each([
  [3_600, 3_540_000],
  [60, 30_000],
])('a registration of %i s is refreshed before it ends, at %i ms and not before', (seconds, refreshAt) => {
  const held = after(
    [
      [{ kind: 'start' }, 0],
      [{ kind: 'accepted', seconds }, 0],
    ],
    0,
  );
  expect(registrationDeadline(held)).toBe(refreshAt);
  expect(advanceRegistration(held, { kind: 'time' }, refreshAt - 1, 0).effects).toEqual([]);
  const { next, effects } = advanceRegistration(held, { kind: 'time' }, refreshAt, 0);
  expect(effects).toEqual([{ kind: 'register' }]);
  expect(next.state).toBe('refreshing');
  expect(registeredUntil(next, refreshAt)).toBe(seconds * 1_000);
});

test('a refresh that is accepted leaves it as registered as it was', () => {
  const again = after([
    [{ kind: 'start' }, 0],
    [{ kind: 'accepted', seconds: 600 }, 100],
    [{ kind: 'time' }, 540_100],
    [{ kind: 'accepted', seconds: 600 }, 540_200],
  ]);
  expect(again).toMatchObject({ state: 'registered', since: 100, until: 1_140_200 });
});

test('a refresh that fails leaves the registration until its time is over, and then it is lost', () => {
  const risky = after([
    [{ kind: 'start' }, 0],
    [{ kind: 'accepted', seconds: 600 }, 0],
    [{ kind: 'time' }, 540_000],
    [{ kind: 'failed', failure: silent }, 550_000],
  ]);
  expect(risky.state).toBe('at-risk');
  expect(registeredUntil(risky, 599_999)).toBe(600_000);
  expect(registeredUntil(risky, 600_000)).toBeUndefined();
  const asked = advanceRegistration(risky, { kind: 'time' }, 700_000, 1);
  expect(asked.next.state).toBe('registering');
});

test('who is not answered asks again ever later, at most every ten minutes', () => {
  let state = after([[{ kind: 'start' }, 0]]);
  const pauses: number[] = [];
  for (let now = 0; pauses.length < 10;) {
    state = advanceRegistration(state, { kind: 'failed', failure: silent }, now, 1).next;
    const at = registrationDeadline(state) ?? 0;
    pauses.push((at - now) / 1_000);
    now = at;
    state = advanceRegistration(state, { kind: 'time' }, now, 1).next;
  }
  expect(pauses).toEqual([4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
});

const retryOf = (retryAfter?: number, chance = 1) =>
  registrationDeadline(
    after(
      [
        [{ kind: 'start' }, 0],
        [{ kind: 'failed', failure: refused, ...(retryAfter && { retryAfter }) }, 0],
      ],
      chance,
    ),
  );

test('who is refused waits longer, chance makes it less, and what the registrar asks for is kept', () => {
  expect(retryOf()).toBe(60_000);
  expect(retryOf(undefined, 0)).toBe(30_000);
  expect(retryOf(900)).toBe(900_000);
});

test('a registrar that wants a longer time gets it', () => {
  const asking = after([[{ kind: 'start' }, 0]]);
  expect(advanceRegistration(asking, { kind: 'too-brief', minSeconds: 1_800 }, 0, 0)).toEqual({
    next: asking,
    effects: [{ kind: 'register-longer', seconds: 1_800 }],
  });
});

test('a stop takes the registration back; what comes after it changes nothing', () => {
  const held = after([
    [{ kind: 'start' }, 0],
    [{ kind: 'accepted', seconds: 600 }, 0],
  ]);
  const { next, effects } = advanceRegistration(held, { kind: 'stop' }, 1, 0);
  expect([next, effects]).toEqual([IDLE, [{ kind: 'unregister' }]]);
  for (const input of [
    { kind: 'accepted', seconds: 600 },
    { kind: 'failed', failure: silent },
    { kind: 'time' },
  ] as const)
    expect(advanceRegistration(IDLE, input, 2, 0)).toEqual({ next: IDLE, effects: [] });
});
