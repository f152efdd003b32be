import { dayHeading, useLanguage, useWords } from '@wpm/ui';
import type { ReactNode } from 'react';
import { LongList } from './long-list.tsx';

export type DayListProps<Item> = {
  readonly items: readonly Item[];
  /** When an item was, as the contract says instants. */
  readonly at: (item: Item) => string;
  /** Its row, with a key. */
  readonly row: (item: Item) => ReactNode;
};

/** A list of what happened, under a heading for each day. */
export function DayList<Item>({ items, at, row }: DayListProps<Item>) {
  const words = useWords();
  const { language } = useLanguage();
  const now = new Date();
  const days = Map.groupBy(items, (item) => dayHeading(new Date(at(item)), now, language, words));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <h2>{day}</h2>
      <LongList items={ofDay} row={row} />
    </section>
  ));
}
