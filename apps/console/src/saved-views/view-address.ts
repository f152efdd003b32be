import type { SavedView, SavedViewPage } from '@wpm/contract';
import { CALLS_PATH } from '../frame/paths.ts';
import { reportPath, VIEWS_PATH } from '../reports/report-paths.ts';

/** Where a page lives that views are kept of. */
export const pathOfPage = (page: SavedViewPage): string => (page === 'call-list' ? CALLS_PATH : reportPath(page));

/** Where a kept view leads to: the address it was made at. */
export const addressOf = ({ page, query }: Pick<SavedView, 'page' | 'query'>): string =>
  query === '' ? pathOfPage(page) : `${pathOfPage(page)}?${query}`;

/** The address of the view itself: leads to what it is by then. */
export const viewPath = (id: string): string => `${VIEWS_PATH}/${id}`;

/** What is open beside a list is no part of how it is looked at. */
const OPEN_BESIDE = ['call', 'open', 'recording'];

/** What is kept of the query of an address. */
export function keptQuery(search: string): string {
  const query = new URLSearchParams(search);
  for (const name of OPEN_BESIDE) query.delete(name);
  return query.toString();
}
