import { expect, test } from 'vitest';
import { fetchInTurn, fetchedInTurn } from './parts-at-hand.ts';

test('parts are fetched one after the other when there is nothing else to do, once, and so is what they bring along', async () => {
  const seen: string[] = [];
  const idle = async () => void seen.push('idle');
  const part = (name: string, brings?: string) => async () => {
    seen.push(name);
    if (brings !== undefined) fetchedInTurn(part(brings));
  };
  fetchedInTurn(part('contacts', 'a contact'));
  fetchedInTurn(part('settings'));
  await fetchInTurn(idle);
  expect(seen).toEqual(['idle', 'contacts', 'idle', 'settings', 'idle', 'a contact']);
  await fetchInTurn(idle);
  expect(seen).toHaveLength(6);
});
