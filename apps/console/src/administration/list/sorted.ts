import type { Language } from '@wpm/ui';
import type { Sorting } from './list-view.ts';

/** A column, and what it is sorted by: null stands last; left out: it gives no order. */
export type Ordered<Entry> = {
  readonly id: string;
  readonly order?: ((entry: Entry, language: Language) => string | number | null) | undefined;
};

/** Sorts by a column; what has nothing there stands last either way, and equals stay in the order they came in. */
export function sorted<Entry>(
  entries: readonly Entry[],
  columns: readonly Ordered<Entry>[],
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

/** What a screen reader is told of a column's heading. */
export function ariaSort(sorting: Sorting | null, column: string): 'ascending' | 'descending' | 'none' {
  if (sorting?.column !== column) return 'none';
  return sorting.descending ? 'descending' : 'ascending';
}
