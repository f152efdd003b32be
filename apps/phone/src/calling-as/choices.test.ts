import { expect, test } from 'vitest';
import { choicesOf, chosenOf } from './choices.ts';

const OWN = '+48221000101';
const SALES = { id: 's', name: 'Sprzedaż', number: '+48223334455' };
const HELP = { id: 'h', name: 'Pomoc', number: null };
const idsOf = (choices: ReturnType<typeof choicesOf>) => choices.map(({ id }) => id);

test('outside campaigns is offered to who has a number of their own, and to nobody else', () => {
  expect(idsOf(choicesOf([SALES, HELP], OWN, undefined))).toEqual([null, 's', 'h']);
  expect(idsOf(choicesOf([SALES], null, undefined))).toEqual(['s']);
  expect(choicesOf([], null, undefined)).toEqual([]);
});

test('a campaign without a number of its own shows the user’s; the line’s own where there is neither', () => {
  expect(choicesOf([SALES, HELP], OWN, undefined).map(({ number }) => number)).toEqual([OWN, SALES.number, OWN]);
  expect(choicesOf([HELP], null, undefined)[0]?.number).toBeNull();
});

test('until the campaigns are known the one chosen last can be called in, for a call must not go out as none’s', () => {
  const pending = choicesOf(undefined, OWN, SALES.id);
  expect(chosenOf(pending, { remembered: 's' })?.id).toBe('s');
});

test('what was picked for this call comes before the campaign it is about, and that before what was chosen last', () => {
  const choices = choicesOf([SALES, HELP], OWN, undefined);
  expect(chosenOf(choices, { picked: null, about: 's', remembered: 'h' })?.id).toBeNull();
  expect(chosenOf(choices, { about: 'Sprzedaż', remembered: 'h' })?.id).toBe('s');
  expect(chosenOf(choices, { about: null, remembered: 'h' })?.id).toBe('h');
  expect(chosenOf(choices, {})?.id).toBeNull();
});

test('a campaign that was taken away is not chosen by memory', () => {
  expect(chosenOf(choicesOf([HELP], OWN, SALES.id), { about: 's', remembered: 's' })?.id).toBeNull();
  expect(chosenOf(choicesOf([], null, SALES.id), { remembered: 's' })).toBeUndefined();
});
