import { Button, Notice, useWords } from '@wpm/ui';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { NotAllowed } from '../../states/not-allowed.tsx';
import { NothingShown } from '../../states/nothing-shown.tsx';
import { Skeleton } from '../../states/skeleton.tsx';
import type { Item } from '../noun.ts';
import { EntryTable, type EntryTableProps } from './entry-table.tsx';
import type { List } from './use-list.ts';

export type ListBodyProps<Entry extends Item, Draft, Once> = Omit<EntryTableProps<Entry, Draft, Once>, 'entries'> & {
  readonly list: List<Entry>;
  /** Undefined where nothing is searched for. */
  readonly onClear: (() => void) | undefined;
  /** Undefined for who may only look. */
  readonly onCreate: (() => void) | undefined;
};

/** The list in whichever state it is. */
export function ListBody<Entry extends Item, Draft, Once>(props: ListBodyProps<Entry, Draft, Once>) {
  const { list, onClear, onCreate, ...table } = props;
  const words = useConsoleWords().administration;
  if (list.entries === undefined)
    return list.refusal === null && !list.offline ? <Skeleton text={words.reading} /> : <Unreadable list={list} />;
  if (list.entries.length === 0)
    return onClear === undefined ? (
      <Empty kind={table.noun.kind} onCreate={onCreate} />
    ) : (
      <NothingShown icon="empty" heading={words.notFound} hint={words.notFoundHint}>
        <Button onClick={onClear}>{words.clear}</Button>
      </NothingShown>
    );
  return (
    <>
      <Stale list={list} />
      <div className="entries-scroll" aria-busy={table.sorting !== null && !list.isWhole}>
        <EntryTable {...table} entries={list.entries} />
        {!list.isWhole && (
          <div className="older">
            {/* Not `disabled` while loading: that would take the focus away. */}
            <Button aria-disabled={list.isReadingOn} onClick={() => !list.isReadingOn && list.readOn()}>
              {list.isReadingOn ? words.reading : words.more}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

type EmptyProps = Pick<ListBodyProps<Item, unknown, unknown>, 'onCreate'> & {
  readonly kind: ListBodyProps<Item, unknown, unknown>['noun']['kind'];
};

function Empty({ kind, onCreate }: EmptyProps) {
  const words = useConsoleWords().nouns[kind];
  return (
    <NothingShown icon="empty" heading={words.empty} hint={words.emptyHint}>
      {onCreate && (
        <Button tone="primary" onClick={onCreate}>
          {words.create}
        </Button>
      )}
    </NothingShown>
  );
}

/** What is shown could not be read anew. */
function Stale({ list }: { readonly list: List<unknown> }) {
  const words = useConsoleWords().administration;
  const shared = useWords();
  const errorText = useErrorText();
  if (list.offline) return <Notice tone="warn">{words.offline}</Notice>;
  if (list.refusal === null) return null;
  return (
    <Notice tone="warn" urgent>
      {words.stale} {errorText(list.refusal.code)}{' '}
      <button type="button" className="link" onClick={list.retry}>
        {shared.tryAgain}
      </button>
    </Notice>
  );
}

/** Nothing could be read at all. */
function Unreadable({ list }: { readonly list: List<unknown> }) {
  const words = useConsoleWords().administration;
  const shared = useWords();
  const errorText = useErrorText();
  if (list.refusal === null) return <NothingShown icon="offline" heading={words.offline} hint={words.offlineHint} />;
  if (list.refusal.code === 'session/not-allowed') return <NotAllowed />;
  return (
    <NothingShown icon="failed" heading={words.failed} hint={errorText(list.refusal.code)} urgent>
      <Button tone="primary" onClick={list.retry}>
        {shared.tryAgain}
      </Button>
    </NothingShown>
  );
}
