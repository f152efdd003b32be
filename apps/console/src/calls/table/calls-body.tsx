import { Button, Notice, useWords } from '@wpm/ui';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useInstants } from '../../zone/use-instants.ts';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { Skeleton } from '../../states/skeleton.tsx';
import type { CallList } from '../list/call-list.ts';
import type { CallCriteria } from '../list/read-calls.ts';
import type { Calls } from '../list/use-calls.ts';
import { CallTable } from './call-table.tsx';
import { Older } from './older.tsx';
import { useScrollAnchor } from './use-scroll-anchor.ts';

export type CallsBodyProps = {
  readonly calls: Calls;
  readonly criteria: CallCriteria;
  readonly openCallId: string | null;
  readonly onOpen: (callId: string) => void;
  /** Undefined where no filter is set. */
  readonly onClear: (() => void) | undefined;
};

/** The list in whichever state it is. */
export function CallsBody(props: CallsBodyProps) {
  const { calls, onClear } = props;
  const reading = useConsoleWords().calls.loading;
  if (calls.list === undefined)
    return calls.refusal === null && !calls.offline ? <Skeleton text={reading} /> : <Unreadable calls={calls} />;
  if (calls.changing && calls.list.calls.length === 0) return <Skeleton text={reading} />;
  return (
    <>
      {!calls.changing && <Stale calls={calls} />}
      {calls.list.calls.length === 0 ? <Empty onClear={onClear} /> : <Loaded {...props} list={calls.list} />}
    </>
  );
}

function Loaded({ list, calls, criteria, openCallId, onOpen }: CallsBodyProps & { readonly list: CallList }) {
  const scroller = useScrollAnchor();
  return (
    <div className="calls-scroll" ref={scroller} aria-busy={calls.changing}>
      <CallTable calls={list.calls} openCallId={openCallId} onOpen={onOpen} />
      {list.next !== null && !calls.changing && <Older criteria={criteria} next={list.next} />}
    </div>
  );
}

/** What is shown is no longer fresh: says why, and of when it is. */
function Stale({ calls }: { readonly calls: Calls }) {
  const words = useConsoleWords().state;
  const shared = useWords();
  const errorText = useErrorText();
  const { clock } = useInstants();
  const time = clock(calls.readAt);
  if (calls.offline) return <Notice tone="warn">{words.staleOffline(time)}</Notice>;
  if (calls.refusal === null) return null;
  return (
    <Notice tone="warn" urgent>
      {words.staleFailed(errorText(calls.refusal), time)}{' '}
      <button type="button" className="link" onClick={calls.retry}>
        {shared.tryAgain}
      </button>
    </Notice>
  );
}

function Empty({ onClear }: Pick<CallsBodyProps, 'onClear'>) {
  const words = useConsoleWords();
  if (onClear === undefined)
    return <NothingShown icon="empty" heading={words.state.emptyToday} hint={words.state.emptyTodayHint} />;
  return (
    <NothingShown icon="empty" heading={words.state.emptyFiltered} hint={words.state.emptyFilteredHint}>
      <Button onClick={onClear}>{words.filter.clear}</Button>
    </NothingShown>
  );
}

/** Nothing could be read at all. */
function Unreadable({ calls }: { readonly calls: Calls }) {
  const words = useConsoleWords().state;
  const shared = useWords();
  const errorText = useErrorText();
  const retry = (
    <Button tone="primary" onClick={calls.retry}>
      {shared.tryAgain}
    </Button>
  );
  if (calls.refusal === 'session/not-allowed')
    return (
      <NothingShown icon="locked" heading={words.notAllowed} hint={words.notAllowedHint}>
        {retry}
      </NothingShown>
    );
  if (calls.refusal === null) return <NothingShown icon="offline" heading={words.offline} hint={words.offlineHint} />;
  return (
    <NothingShown icon="failed" heading={words.failed} hint={errorText(calls.refusal)} urgent>
      {retry}
    </NothingShown>
  );
}
