import { useCallback } from 'react';
import { useMay } from '../administration/rights.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { type CallFilter, EVERYTHING_TODAY, searchOf } from './filter/call-filter.ts';
import { FilterBar } from './filter/filter-bar.tsx';
import { rangeOf } from './filter/period.ts';
import { useZone } from '../zone/tenant-zone.tsx';
import { ViewsMenu } from '../saved-views/views-menu.tsx';
import { useCallsView } from './filter/use-calls-view.ts';
import { useCalls } from './list/use-calls.ts';
import { CallPanel } from './panel/call-panel.tsx';
import { CallsBody } from './table/calls-body.tsx';
import { Freshness } from './table/freshness.tsx';

/** The report of calls (F46): filters, the table, and beside it the call that is open. */
export function CallsPage() {
  const words = useConsoleWords();
  const [{ filter, callId }, show] = useCallsView();
  const mayReport = useMay()('calls:read-all');
  const { period, ...rest } = filter;
  const criteria = { ...rest, ...rangeOf(period, new Date(), useZone()) };
  const calls = useCalls(criteria);
  const change = useCallback(
    (changed: Partial<CallFilter>, replace?: boolean) =>
      show({ filter: { ...filter, ...changed }, callId: null }, replace),
    [show, filter],
  );
  const open = useCallback((opened: string | null) => show({ filter, callId: opened }, true), [show, filter]);
  const search = searchOf({ filter, callId: null });
  return (
    <main id="content" className="calls" tabIndex={-1}>
      <title>{`${words.calls.heading} · ${words.product}`}</title>
      <div className="calls-head">
        <h1>{words.calls.heading}</h1>
        <Freshness key={search} calls={calls} />
        {mayReport && <ViewsMenu page="call-list" />}
      </div>
      <FilterBar filter={filter} onChange={change} />
      <CallsBody
        key={search}
        calls={calls}
        criteria={criteria}
        openCallId={callId}
        onOpen={open}
        onClear={search === '' ? undefined : () => change(EVERYTHING_TODAY)}
      />
      <CallPanel list={calls.list} callId={callId} onClose={() => open(null)} />
    </main>
  );
}
