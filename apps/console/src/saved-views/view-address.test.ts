import { ENDPOINTS } from '@wpm/contract';
import { expect, test } from 'vitest';
import { addressOf, keptQuery } from './view-address.ts';

test('a view leads to the address it was kept at', () => {
  expect(addressOf({ page: 'campaigns', query: 'period=7-days&by=day' })).toBe(
    '/reports/campaigns?period=7-days&by=day',
  );
  expect(addressOf({ page: 'call-list', query: '' })).toBe('/calls');
});

test('a call that is open beside the list is not kept; a number with its plus, and a name of any letters, are', () => {
  const kept = keptQuery('number=%2B48600&period=7-days&call=0192f7a0&name=Żak 1');
  expect(kept).toBe('number=%2B48600&period=7-days&name=%C5%BBak+1');
  const view = { name: 'Week', page: 'calls', query: kept, shared: false };
  expect(ENDPOINTS.createSavedView.input.safeParse(view).success).toBe(true);
});
