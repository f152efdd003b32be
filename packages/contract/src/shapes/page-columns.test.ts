import { expect, test } from 'vitest';
import { SAVED_VIEW_ENDPOINTS } from '../endpoints/saved-views/index.ts';
import { fieldReasonsOf } from '../field-reasons.ts';
import { PAGE_COLUMNS } from './page-columns.ts';
import { exportOrder } from './report-export.ts';
import { SAVED_VIEW_PAGES } from './saved-view-pages.ts';

const view = (query: string, page = 'calls') =>
  SAVED_VIEW_ENDPOINTS.createSavedView.input.safeParse({ name: 'Week', page, query, shared: false });
const order = (columns: unknown, report = 'calls') => exportOrder.safeParse({ report, format: 'csv', columns });

test.each(SAVED_VIEW_PAGES.filter((page) => PAGE_COLUMNS[page].length > 0))(
  'a view of %s can be kept with all its columns in the other order, and its address holds them',
  (page) =>
    expect(view(`period=between&columns=${PAGE_COLUMNS[page].toReversed().join('%2C')}`, page).error).toBeUndefined(),
);

test.each(['columns=moon', 'columns=talk,moon', 'columns=talk%2Ctalk', 'columns=', 'columns=serviceLevel'])(
  'a view with %j is refused, and said why',
  (query) => {
    const { error } = view(query);
    expect(error && fieldReasonsOf(error)).toEqual({ query: 'not-an-option' });
  },
);

test('the list of calls has no columns to choose', () => {
  expect(view('columns=customer', 'call-list').success).toBe(false);
  expect(view('outcome=missed', 'call-list').success).toBe(true);
});

test('a file is asked for with columns of its report alone, each once; with none named it has all', () => {
  expect(order(['talk', 'agent']).data?.columns).toEqual(['talk', 'agent']);
  expect(order(undefined).data?.columns).toBeUndefined();
  for (const wrong of [[], ['moon'], ['talk', 'talk'], ['serviceLevel']]) {
    const { error } = order(wrong);
    expect(error && fieldReasonsOf(error)).toEqual({ columns: 'not-an-option' });
  }
});
