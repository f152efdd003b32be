import { expect, test } from 'vitest';
import { contextCard } from './context-card.ts';

const CARD = { title: 'Katarzyna Wiśniewska', lines: [{ label: 'Umowa', text: 'VIP, do 2027' }, { text: '<b>1</b>' }] };

test('a card is a title, lines and a link', () => {
  const card = { ...CARD, link: { label: 'Otwórz', url: 'https://crm.example/c/7' } };
  expect(contextCard.safeParse(card)).toEqual({ success: true, data: card });
  expect(contextCard.safeParse({ title: 'x', lines: [] }).success).toBe(true);
});

test.each([
  ['a link to a script', { ...CARD, link: { url: 'javascript:alert(1)' } }],
  ['a link to data', { ...CARD, link: { url: 'data:text/html,<script>' } }],
  ['a link that hides a script in its beginning', { ...CARD, link: { url: '\tjavascript://crm.example/%0aalert(1)' } }],
  ['a link with a password', { ...CARD, link: { url: 'https://crm.example:x@evil.example/' } }],
  ['a link without a host', { ...CARD, link: { url: 'https://' } }],
  ['a title that is too long', { ...CARD, title: 'x'.repeat(81) }],
  ['an empty title', { ...CARD, title: ' ' }],
  ['a line that is too long', { ...CARD, lines: [{ text: 'x'.repeat(201) }] }],
  ['too many lines', { ...CARD, lines: Array.from({ length: 13 }, () => ({ text: 'x' })) }],
  ['a line with a break', { ...CARD, lines: [{ text: 'a\nb' }] }],
  ['a line that turns what follows around', { ...CARD, lines: [{ text: '\u202egnp.exe' }] }],
  ['a field nobody knows', { ...CARD, html: '<b>' }],
])('%s is refused', (_what, card) => {
  expect(contextCard.safeParse(card).success).toBe(false);
});
