import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

type Anchor = { readonly row: Element; readonly top: number };

/**
 * Keeps what is being read in its place when rows come above it. Browsers do it themselves (CSS Scroll Anchoring), but Safari
 * learnt it late, and none does it at the very top, where new calls are meant to be seen coming.
 */
export function useScrollAnchor(): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor>(undefined);

  useLayoutEffect(() => {
    const element = scroller.current;
    const held = anchor.current;
    if (element === null) return;
    if (held?.row.isConnected === true && element.scrollTop > 0)
      element.scrollTop += held.row.getBoundingClientRect().top - held.top;
    anchor.current = topRow(element);
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const follow = () => {
      anchor.current = topRow(element);
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, []);
  return scroller;
}

/** The first row that is seen below the head of the table. */
function topRow(scroller: Element): Anchor | undefined {
  // The cells of the head stick, the head itself does not.
  const edge = scroller.querySelector('thead th')?.getBoundingClientRect().bottom ?? 0;
  for (const row of scroller.querySelectorAll('tbody > tr')) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > edge) return { row, top };
  }
  return undefined;
}
