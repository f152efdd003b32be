import type { Language } from '@wpm/ui';
import type { Column } from '../noun.ts';
import type { Sorting } from './list-view.ts';

/** Sorts by a column; what has nothing there stands last either way, and equals stay in the order they came in. */
export function sorted<Entry>(
  entries: readonly Entry[],
  columns: readonly Column<Entry>[],
  sorting: Sorting | null,
  language: Language,
): readonly Entry[] {
  const order = columns.find(({ id }) => id === sorting?.column)?.order;
  if (sorting === null || order === undefined) return entries;
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = sorting.descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, by: order(entry, language) }))
    .toSorted((one, other) =>
      one.by === null || other.by === null
        ? Number(one.by === null) - Number(other.by === null)
        : sign * compare(one.by, other.by, collator),
    )
    .map(({ entry }) => entry);
}

function compare(one: string | number, other: string | number, collator: Intl.Collator): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : collator.compare(String(one), String(other));
}
