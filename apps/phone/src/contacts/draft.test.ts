import { expect, test } from 'vitest';
import { EMPTY, cardOf, draftOf, reasonsInCard } from './draft.ts';

test('a new card offers a line for a number; lines that stay empty are not written', () => {
  const draft = draftOf(EMPTY);
  expect(draft.numbers).toEqual([{ number: '', kind: 'mobile' }]);
  expect(cardOf({ ...draft, lastName: 'Lis', fields: [{ name: ' ', value: '' }] })).toEqual({
    ...EMPTY,
    lastName: 'Lis',
  });
});

test('a field with a value and no name is sent, so that the platform says what is missing', () => {
  expect(cardOf({ ...draftOf(EMPTY), fields: [{ name: '', value: '7' }] }).fields).toEqual([{ name: '', value: '7' }]);
});

test('an e-mail that was taken away is none', () => {
  expect(cardOf(draftOf({ ...EMPTY, email: 'a@b.example' })).email).toBe('a@b.example');
  expect(cardOf({ ...draftOf(EMPTY), email: '  ' }).email).toBeNull();
});

test('a reason stands at its field in the card', () => {
  expect(reasonsInCard({ 'card.numbers.0.number': 'wrong-format' })).toEqual({ 'numbers.0.number': 'wrong-format' });
  expect(reasonsInCard()).toEqual({});
});
