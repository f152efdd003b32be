import { WEEKDAYS } from '@wpm/contract';
import { expect, test } from 'vitest';
import { daysText } from './days-text.ts';

const TEXTS = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' };

test('three days in a row or more are written by the first and the last, whatever order they are kept in', () => {
  expect(daysText(['fri', 'mon', 'tue', 'thu', 'wed'], TEXTS)).toBe('Mon–Fri');
  expect(daysText(WEEKDAYS, TEXTS)).toBe('Mon–Sun');
  expect(daysText(['mon', 'tue', 'wed', 'fri', 'sun'], TEXTS)).toBe('Mon–Wed, Fri, Sun');
});

test('two days are written as two, and no run goes over the end of a week', () => {
  expect(daysText(['sat', 'sun'], TEXTS)).toBe('Sat, Sun');
  expect(daysText(['mon', 'sat', 'sun'], TEXTS)).toBe('Mon, Sat, Sun');
  expect(daysText([], TEXTS)).toBe('');
});
