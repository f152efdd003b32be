import { expect, test } from 'vitest';
import { isPopMoment } from './pop-moment.ts';

const inbound = (kind: 'ringing-in' | 'answering' | 'connected' | 'ended') => ({ kind, direction: 'inbound' }) as const;

test('at the answer it opens once, by the press that answered, and not for a call that was up already', () => {
  expect(isPopMoment('answer', 'ringing-in', inbound('answering'))).toBe(true);
  expect(isPopMoment('answer', 'answering', inbound('connected'))).toBe(false);
  expect(isPopMoment('answer', undefined, inbound('connected'))).toBe(false);
  expect(isPopMoment('answer', 'ringing-out', { kind: 'connected', direction: 'outbound' })).toBe(false);
});

test('at the end it opens where somebody was spoken to, whichever way the call went; not for one that was missed', () => {
  expect(isPopMoment('ended', 'connected', inbound('ended'))).toBe(true);
  expect(isPopMoment('ended', 'connected', { kind: 'ended', direction: 'outbound' })).toBe(true);
  expect(isPopMoment('ended', 'ringing-in', inbound('ended'))).toBe(false);
  expect(isPopMoment('ended', 'ended', inbound('ended'))).toBe(false);
  expect(isPopMoment('ended', 'ringing-in', inbound('answering'))).toBe(false);
});

test('a link opens nothing by itself', () => {
  expect(isPopMoment('link', 'ringing-in', inbound('answering'))).toBe(false);
  expect(isPopMoment('link', 'connected', inbound('ended'))).toBe(false);
});
