import { beforeEach, expect, test } from 'vitest';
import { draftOf, EMPTY } from './draft.ts';
import { forgetAllDrafts, KeptDrafts } from './kept-drafts.ts';

/** A browser's storage, which may be full. */
class Memory {
  readonly items = new Map<string, string>();
  isFull = false;
  get length(): number {
    return this.items.size;
  }
  key = (index: number) => [...this.items.keys()][index] ?? null;
  getItem = (name: string) => this.items.get(name) ?? null;
  removeItem = (name: string) => void this.items.delete(name);
  setItem(name: string, value: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(name, value);
  }
}

const typed = (lastName: string) => ({ base: null, draft: draftOf({ ...EMPTY, lastName }), at: 1_000 });
let storage: Memory;
let drafts: KeptDrafts;
beforeEach(() => {
  storage = new Memory();
  drafts = new KeptDrafts(storage, 'anna');
});

test('what was typed is there again for who typed it, form by form, and for nobody else', () => {
  drafts.keep('contact-1', typed('Żak'));
  drafts.keep('new/+48600100200', typed('Lis'));
  expect(new KeptDrafts(storage, 'anna').of('contact-1')?.draft.lastName).toBe('Żak');
  expect(drafts.of('new/+48600100200')?.draft.lastName).toBe('Lis');
  expect(drafts.of('contact-2')).toBeUndefined();
  expect(new KeptDrafts(storage, 'jan').of('contact-1')).toBeUndefined();
});

test('what was saved is forgotten, alone; after the last one nothing is stored', () => {
  drafts.keep('contact-1', typed('Żak'));
  drafts.keep('contact-2', typed('Lis'));
  drafts.forget('contact-1');
  expect([drafts.of('contact-1'), drafts.of('contact-2')?.draft.lastName]).toEqual([undefined, 'Lis']);
  drafts.forget('contact-2');
  expect(storage.length).toBe(0);
});

test('the newest five are kept, and none that is longer than a card can be', () => {
  for (let index = 0; index < 9; index++) drafts.keep(`contact-${index}`, typed(`N${index}`));
  expect([drafts.of('contact-3'), drafts.of('contact-4')?.draft.lastName]).toEqual([undefined, 'N4']);
  drafts.keep('contact-9', typed('x'.repeat(200_000)));
  expect(drafts.of('contact-9')).toBeUndefined();
});

test('logging out leaves nobody’s drafts on the device, and nothing else is touched', () => {
  drafts.keep('contact-1', typed('Żak'));
  new KeptDrafts(storage, 'jan').keep('contact-1', typed('Lis'));
  storage.items.set('wpm.theme', 'dark');
  forgetAllDrafts(storage);
  expect([...storage.items.keys()]).toEqual(['wpm.theme']);
});

test.each(['', '{', '"x"', '[1, null, {"form":"contact-1"}]'])(
  'a store that cannot be read, %j, holds no drafts',
  (stored) => {
    storage.items.set('wpm.contact-drafts.anna', stored);
    expect(drafts.of('contact-1')).toBeUndefined();
  },
);

test('a device without room keeps nothing and stops nobody from typing', () => {
  storage.isFull = true;
  expect(() => drafts.keep('contact-1', typed('Żak'))).not.toThrow();
});
