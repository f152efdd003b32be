import type { ContactCard } from '@wpm/contract';
import { expect, test } from 'vitest';
import { joinChanges, joinContacts, settle } from './card-changes.ts';

const mobile = (number: string) => ({ number, kind: 'mobile' }) as const;
const field = (name: string, value: string) => ({ name, value });
const BASE: ContactCard = {
  firstName: 'Katarzyna',
  lastName: 'Mazur',
  company: '',
  email: null,
  numbers: [mobile('+48600100200'), mobile('+48600100201')],
  fields: [field('Umowa', '1')],
  notes: '',
};

test('changes of different fields by two people are both kept', () => {
  const mine = { ...BASE, lastName: 'Mazur-Lis' };
  const theirs = { ...BASE, notes: 'Dzwonić po 15', company: 'Świt' };
  expect(joinChanges(BASE, mine, theirs)).toEqual({
    card: { ...BASE, lastName: 'Mazur-Lis', notes: 'Dzwonić po 15', company: 'Świt' },
    clashes: [],
  });
});

test('what both changed differently is shown as both have it; until it is chosen it is mine', () => {
  const [mine, theirs] = [
    { ...BASE, notes: 'mine' },
    { ...BASE, notes: 'theirs', company: 'Świt' },
  ];
  const joined = joinChanges(BASE, mine, theirs);
  expect(joined.clashes).toEqual([{ field: 'notes', one: mine, other: theirs }]);
  expect(joined.card).toMatchObject({ notes: 'mine', company: 'Świt' });
  expect(settle(joined, new Set(['notes']))).toMatchObject({ notes: 'theirs', company: 'Świt' });
  expect(settle(joined, new Set())).toMatchObject({ notes: 'mine' });
});

test('what both changed alike is no clash', () => {
  const same = { ...BASE, notes: 'same' };
  expect(joinChanges(BASE, same, same)).toEqual({ card: same, clashes: [] });
});

test('numbers that two people add and take away are put together one by one', () => {
  const [first, second] = BASE.numbers;
  const mine = { ...BASE, numbers: [...BASE.numbers, mobile('+48700700700')] };
  const theirs = { ...BASE, numbers: [second ?? mobile(''), mobile('+48800800800')] };
  const { card, clashes } = joinChanges(BASE, mine, theirs);
  expect(clashes).toEqual([]);
  expect(card.numbers).toEqual([second, mobile('+48700700700'), mobile('+48800800800')]);
  expect(card.numbers).not.toContainEqual(first);
});

test('one field that both gave another value clashes, and only that kind of list', () => {
  const mine = { ...BASE, fields: [field('Umowa', '2')] };
  const theirs = { ...BASE, fields: [field('Umowa', '3')], numbers: [] };
  const joined = joinChanges(BASE, mine, theirs);
  expect(joined.clashes.map((clash) => clash.field)).toEqual(['fields']);
  expect(joined.card).toMatchObject({ fields: [field('Umowa', '2')], numbers: [] });
});

test('of two contacts one keeps the numbers, fields and notes of both, and is asked about names', () => {
  const gone: ContactCard = {
    firstName: 'Kasia',
    lastName: 'Mazur',
    company: 'Świt',
    email: 'k@swit.example',
    numbers: [mobile('+48600100201'), mobile('+48900900900')],
    fields: [field('Umowa', '1'), field('Umowa', '7')],
    notes: 'VIP',
  };
  const joined = joinContacts({ ...BASE, notes: 'stary' }, gone);
  expect(joined.card).toEqual({
    ...BASE,
    company: 'Świt',
    email: 'k@swit.example',
    numbers: [...BASE.numbers, mobile('+48900900900')],
    fields: [field('Umowa', '1'), field('Umowa', '7')],
    notes: 'stary\n\nVIP',
  });
  expect(joined.clashes.map((clash) => clash.field)).toEqual(['firstName']);
  expect(settle(joined, new Set(['firstName'])).firstName).toBe('Kasia');
});
