import { expect, test } from 'vitest';
import { Updates } from './updates.ts';

function begin() {
  const done: string[] = [];
  const updates = new Updates({ takeOver: () => done.push('take over'), reload: () => done.push('reload') });
  return { updates, done };
}

test('a new version that waits takes over when it is started, and the page is loaded anew once it has', () => {
  const { updates, done } = begin();
  updates.start();
  expect([updates.getState(), done]).toEqual(['none', []]);
  updates.found();
  expect([updates.getState(), done]).toEqual(['waiting', []]);
  updates.start();
  expect(done).toEqual(['take over']);
  updates.tookOver();
  expect(done).toEqual(['take over', 'reload']);
});

test('a call holds it back, also one that began while the new version was taking over', () => {
  const { updates, done } = begin();
  updates.found();
  const letGo = updates.hold();
  updates.start();
  expect(done).toEqual([]);
  letGo();
  updates.start();
  const letGoAgain = updates.hold();
  updates.tookOver();
  expect([updates.getState(), done]).toEqual(['behind', ['take over']]);
  updates.start();
  expect(done).toEqual(['take over']);
  letGoAgain();
  expect(done).toEqual(['take over']);
  updates.start();
  expect(done).toEqual(['take over', 'reload']);
});

test('a window that did not begin it stays as it is, and says that it is behind', () => {
  const { updates, done } = begin();
  let told = 0;
  updates.subscribe(() => (told += 1));
  updates.found();
  updates.tookOver();
  expect([updates.getState(), told, done]).toEqual(['behind', 2, []]);
});
