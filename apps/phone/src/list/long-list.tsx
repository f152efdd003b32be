import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Rows that come and go together. */
const ROWS = 50;
/** Above and below what is seen so much stays in the page, that no scrolling finds a gap. */
const AROUND = '1200px 0px';

export type LongListProps<Item> = {
  readonly items: readonly Item[];
  /** Its row, a list item with a key. */
  readonly row: (item: Item) => ReactNode;
};

/** A list as long as its user reads it: rows far from what is seen leave the page, and their place stays as high as it was. */
export function LongList<Item>({ items, row }: LongListProps<Item>) {
  const parts = Array.from({ length: Math.ceil(items.length / ROWS) }, (_, part) => part * ROWS);
  return (
    <div>
      {parts.map((from) => (
        <Part key={from} rows={() => items.slice(from, from + ROWS).map(row)} />
      ))}
    </div>
  );
}

function Part({ rows }: { readonly rows: () => readonly ReactNode[] }) {
  const list = useRef<HTMLUListElement>(null);
  /** In px, of a part that is out of sight; undefined of one that is shown. */
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const shown = list.current;
    if (shown === null) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        const { isIntersecting, boundingClientRect } = seen.at(-1) ?? {};
        // Who works with the keyboard is not sent to the beginning of the page by scrolling.
        if (isIntersecting === true || shown.contains(document.activeElement)) setLeft(undefined);
        else setLeft(boundingClientRect?.height);
      },
      { root: shown.closest('[data-scrolls], main'), rootMargin: AROUND },
    );
    watch.observe(shown);
    return () => watch.disconnect();
  }, []);
  return (
    <ul ref={list} style={left === undefined ? undefined : { height: left }}>
      {left === undefined && rows()}
    </ul>
  );
}
