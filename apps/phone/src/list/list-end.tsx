import { Button } from '@wpm/ui';
import { useEffect, useRef } from 'react';
import type { Pages } from './use-pages.ts';

/** So far below what is seen the next page is asked for, that who scrolls does not come to its end. */
const AHEAD = '0px 0px 800px';

export type ListEndProps = {
  readonly list: Pick<Pages<unknown>, 'items' | 'reading' | 'problem' | 'more'>;
  /** What is read by its button: older calls, more contacts. */
  readonly text: string;
};

/**
 * The end of what has been read of a list: the next page is read as soon as it comes into view; by its button also, as where the last
 * one could not be read.
 */
export function ListEnd({ list: { items, reading, problem, more }, text }: ListEndProps) {
  const end = useRef<HTMLDivElement>(null);
  const { length } = items;
  useEffect(() => {
    const place = end.current;
    if (place === null || more === undefined || reading || problem !== undefined) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.at(-1)?.isIntersecting === true) more();
      },
      { root: place.closest('[data-scrolls], main'), rootMargin: AHEAD },
    );
    watch.observe(place);
    return () => watch.disconnect();
    // A page that came is another end: whether it is in view is asked anew.
  }, [length, reading, problem, more]);
  if (more === undefined) return null;
  return (
    <div ref={end} className="list-end">
      <Button onClick={more}>{text}</Button>
    </div>
  );
}
