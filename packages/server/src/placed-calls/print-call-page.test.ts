import { expect, test } from 'vitest';
import { printCallPage } from './print-call-page.ts';

const refused = (code: string, language: 'pl' | 'en') =>
  printCallPage({ kind: 'refused', code }, language, '/style.css');

test('a refusal says what its user can do about it, in their language; one without words says its code', () => {
  expect(refused('call/no-phone', 'pl')).toContain(
    'Twój telefon jest wyłączony. Zaloguj się do niego i kliknij ponownie.',
  );
  expect(refused('call/on-break', 'en')).toContain('You are on a break. End it and click again.');
  expect(refused('call/strange', 'en')).toContain('<code>call/strange</code>');
});

test('what stands in a link or a code is text and nothing else', () => {
  const attack = '<img src=x onerror=alert(1)>';
  for (const page of [printCallPage({ kind: 'ask', dialled: attack }, 'pl', '/style.css'), refused(attack, 'pl')]) {
    expect(page).not.toContain('<img');
    expect(page).toMatch(/&(?:lt|#60|#x3c);img/i);
  }
});
