import { useEffect, useRef, useState } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useInstants } from '../../zone/use-instants.ts';
import { type Arrivals, arrivalsFrom, observe } from '../list/arrivals.ts';
import type { CallList } from '../list/call-list.ts';
import type { Calls } from '../list/use-calls.ts';

/** How many calls are loaded and of when they are; new ones are read out, now and then. */
export function Freshness({ calls }: { readonly calls: Calls }) {
  const words = useConsoleWords().calls;
  const { clock } = useInstants();
  const list = calls.changing ? undefined : calls.list;
  const told = useArrivals(list);
  return (
    <>
      {list !== undefined && (
        <p className="freshness">
          {words.loaded(list.calls.length, list.next !== null)}, {words.asOf(clock(calls.readAt))}
        </p>
      )}
      <p role="status" className="ui-unseen">
        {told !== undefined && words.arrived(clock(told.at), told.calls)}
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
