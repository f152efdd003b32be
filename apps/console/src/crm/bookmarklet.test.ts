import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { bookmarkletOf } from './bookmarklet.ts';

/** What the bookmark does on a page where this is selected. @param typed what is answered where it asks */
function clicked(selected: string, typed: string | null = null) {
  const done: unknown[] = [];
  const address = bookmarkletOf('https://phone.example', { ask: 'Number?', none: 'No "number"' });
  runInNewContext(decodeURIComponent(address.replace(/^javascript:/, '')), {
    getSelection: () => selected,
    prompt: (words: string) => {
      done.push(words);
      return typed;
    },
    open: (...opened: readonly unknown[]) => done.push(opened),
    alert: (words: string) => done.push(words),
  });
  return done;
}
const opens = (number: string) => [`https://phone.example/phone/?dial=${number}`, 'wpm-phone'];

test.each([
  ['+48 600 100 200', '%2B48600100200'],
  ['Tel. (22) 123-00-01, wewn. 5', '221230001'],
  ['Klient 7, tel. 600\u00a0100\u00a0200', '600100200'],
  [' 101 ', '101'],
  ['*21#', '*21%23'],
])('a number that is selected is opened in the phone: %s', (selected, number) => {
  expect(clicked(selected)).toEqual([opens(number)]);
});

test('where nothing is selected it asks, and calls nobody who is no number', () => {
  expect(clicked('', '600100200')).toEqual(['Number?', opens('600100200')]);
  expect(clicked('')).toEqual(['Number?']);
  expect(clicked('javascript:alert(1)')).toEqual(['No "number"']);
});
