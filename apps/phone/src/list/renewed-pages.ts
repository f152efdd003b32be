import type { Page } from './use-pages.ts';

/**
 * A list some of whose pages were read anew, and the others not. A page keeps to its place between its neighbours: what one of them has
 * is not in it as well, and what more rows before it pushed out of the new answer is still there. Where a new answer has nothing of what
 * was known, the list ends with it, and goes on from there.
 * @param anew what was read, by the number of the page @param keyOf what no two items of the list have in common
 */
export function renewedPages<Item>(
  pages: readonly Page<Item>[],
  anew: ReadonlyMap<number, Page<Item>>,
  keyOf: (item: Item) => string,
): readonly Page<Item>[] {
  const done: Page<Item>[] = [];
  for (const [number, page] of pages.entries()) {
    const answer = anew.get(number);
    if (answer === undefined) {
      done.push(page);
      continue;
    }
    const later = pages.slice(number + 1);
    const reach = reachOf(answer, page, later, keyOf);
    // The list ends with what was read: what came after it is read again from there, or is gone.
    const kept = reach === undefined ? [] : later.filter((_, index) => !anew.has(number + 1 + index));
    const elsewhere = new Set([...done, ...kept].flatMap(({ items }) => items.map(keyOf)));
    const own = answer.items.filter((item) => !elsewhere.has(keyOf(item)));
    if (reach === undefined) return [...done, { items: own, next: answer.next }];
    const shown = new Set([...elsewhere, ...own.map(keyOf)]);
    const rest = page.items.slice(reach).filter((item) => !shown.has(keyOf(item)));
    done.push({ items: [...own, ...rest], next: page.next });
  }
  return done;
}

/** How many items of the page as it was an answer reaches over; undefined where that is not known, or nothing comes after it. */
function reachOf<Item>(
  { items, next }: Page<Item>,
  was: Page<Item>,
  later: readonly Page<Item>[],
  keyOf: (item: Item) => string,
): number | undefined {
  const last = items.at(-1);
  if (last === undefined || next === null) return undefined;
  const isLast = (item: Item) => keyOf(item) === keyOf(last);
  const at = was.items.findIndex(isLast);
  if (at >= 0) return at + 1;
  return later.some((page) => page.items.some(isLast)) ? was.items.length : undefined;
}
