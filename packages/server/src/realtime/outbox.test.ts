import type { Clock } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';

/** A clock that goes on while a frame is taken, and whose timers wait until the test gives them their turn. */
class WorkingClock implements Clock {
  #now = 0;
  readonly due: (() => void)[] = [];

  now(): number {
    return this.#now;
  }

  schedule(_: number, fire: () => void): Disposable {
    this.due.push(fire);
    return { [Symbol.dispose]: () => void this.due.splice(this.due.indexOf(fire), 1) };
  }

  work(ms: number): void {
    this.#now += ms;
  }
}

function outboxOf(readers: number) {
  const clock = new WorkingClock();
  const outbox = new Outbox(clock);
  const sent: string[] = [];
  const names = Array.from({ length: readers }, (_, at) => `reader ${at}`);
  const tell = (frame: string) => {
    for (const name of names) {
      outbox.put({ take: (taken) => (clock.work(1), void sent.push(`${name}: ${taken}`)) }, frame);
    }
    outbox.send();
  };
  const told = (frame: string) => names.map((name) => `${name}: ${frame}`);
  return { clock, sent, tell, told };
}

test('a few frames are out at once', () => {
  const { clock, sent, tell, told } = outboxOf(4);
  tell('one');
  expect(sent).toEqual(told('one'));
  expect(clock.due).toEqual([]);
});

test('many go in parts with turns for others between, and what is told meanwhile goes after them', () => {
  const { clock, sent, tell, told } = outboxOf(10);
  tell('one');
  expect(sent).toHaveLength(4);
  tell('two');
  expect(sent).toHaveLength(4);
  let turns = 0;
  for (let fire = clock.due.shift(); fire; fire = clock.due.shift(), turns++) fire();
  expect(turns).toBe(4);
  expect(sent).toEqual([...told('one'), ...told('two')]);
});

test('where more wait than can be sent in seconds they go without a pause, so that what waits does not grow without end', () => {
  const { clock, sent, tell } = outboxOf(100_000);
  tell('one');
  tell('two');
  expect(sent).toHaveLength(4);
  tell('three');
  // All but the 200,000 that may wait, and then in turns again.
  expect(sent).toHaveLength(100_000);
  expect(clock.due).toHaveLength(1);
});
