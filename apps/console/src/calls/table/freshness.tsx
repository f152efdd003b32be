import { useLanguage } from '@wpm/ui';
import { useEffect, useRef, useState } from 'react';
import { clockTime } from '../../format/instant.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { type Arrivals, arrivalsFrom, observe } from '../list/arrivals.ts';
import type { CallList } from '../list/call-list.ts';
import type { Calls } from '../list/use-calls.ts';

/** How many calls are loaded and of when they are; new ones are read out, now and then. */
export function Freshness({ calls }: { readonly calls: Calls }) {
  const words = useConsoleWords().calls;
  const { language } = useLanguage();
  const list = calls.changing ? undefined : calls.list;
  const told = useArrivals(list);
  return (
    <>
      {list !== undefined && (
        <p className="freshness">
          {words.loaded(list.calls.length, list.next !== null)}, {words.asOf(clockTime(calls.readAt, language))}
        </p>
      )}
      <p role="status" className="ui-unseen">
        {told !== undefined && words.arrived(clockTime(told.at, language), told.calls)}
      </p>
    </>
  );
}

type Told = { readonly at: Date; readonly calls: number };

function useArrivals(list: CallList | undefined): Told | undefined {
  const [told, setTold] = useState<Told>();
  const arrivals = useRef<Arrivals>(undefined);
  useEffect(() => {
    if (list === undefined) return;
    const now = Date.now();
    if (arrivals.current === undefined) {
      arrivals.current = arrivalsFrom(list.calls, now);
      return;
    }
    const { next, tell } = observe(arrivals.current, list.calls, now);
    arrivals.current = next;
    if (tell > 0) setTold({ at: new Date(now), calls: tell });
  }, [list]);
  return told;
}
