import type { BoardAgent, BoardCall } from '@wpm/contract';
import { Button, Notice, useWords } from '@wpm/ui';
import { Presentation } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { AgentTable } from './agent-table.tsx';
import { CallRows } from './call-rows.tsx';
import { QueueBoard } from './queue-board.tsx';
import { ToldSetting } from './told-setting.tsx';
import type { ReadBoard } from './read-board.ts';
import { useLiveBoard } from './use-live-board.ts';
import { LiveFilter } from './live-filter.tsx';
import type { LiveView } from './live-view.ts';
import { campaignsOn, isNarrowed, narrowedAgents, narrowedCalls } from './narrowed.ts';
import { QueueChoice } from './queue-choice.tsx';
import { turnFullscreen, useLiveView } from './use-live-view.ts';
import { useLiveWords } from './words/use-live-words.ts';

/** What goes on now (F47): the calls, with a way into each, and the people with their statuses. */
export function LivePage() {
  const words = useLiveWords();
  const { product } = useConsoleWords();
  const board = useLiveBoard();
  const [refusal, setRefusal] = useState<string>();
  const errorText = useErrorText();
  const [view, change] = useLiveView();
  const { isWall } = view;
  const turnWall = () => {
    change({ isWall: !isWall });
    turnFullscreen(!isWall);
  };
  return (
    <main id="content" className="live" data-wall={isWall || undefined} tabIndex={-1}>
      <title>{`${words.heading} · ${product}`}</title>
      <div className="live-head">
        <h1>{words.heading}</h1>
        <div className="live-doings">
          <QueueChoice view={view} onChange={change} />
          <Button icon={<Presentation size={18} aria-hidden />} onClick={turnWall}>
            {isWall ? words.wallOff : words.wall}
          </Button>
        </div>
      </div>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
      {board.data && board.error && <Notice tone="warn">{words.stale(errorText(board.error.code))}</Notice>}
      {board.data ? (
        <Board board={board.data} view={view} onChange={change} onRefused={setRefusal} />
      ) : board.error ? (
        <Unread code={board.error.code} retry={() => void board.refetch()} />
      ) : (
        <Skeleton text={words.loading} />
      )}
    </main>
  );
}

type BoardProps = {
  readonly board: ReadBoard;
  readonly view: LiveView;
  readonly onChange: (change: Partial<LiveView>) => void;
  readonly onRefused: (code: string | undefined) => void;
};

/** @param onRefused told the code of what could not be done; undefined when something was */
function Board(props: BoardProps) {
  const { board, view } = props;
  const words = useLiveWords();
  return (
    <>
      <section aria-labelledby="live-queues">
        <h2 id="live-queues">{words.queues}</h2>
        <QueueBoard board={board} view={view} />
      </section>
      {!view.isWall && <CallsAndPeople {...props} />}
    </>
  );
}

function CallsAndPeople({ board, view, onChange, onRefused }: BoardProps) {
  const words = useLiveWords();
  const { agents, calls, names } = board;
  const shown = useMemo(
    () => ({ agents: narrowedAgents(agents, view), calls: narrowedCalls(calls, view, names) }),
    [agents, calls, names, view],
  );
  return (
    <>
      <LiveFilter view={view} campaigns={campaignsOn(board)} onChange={onChange} />
      {isNarrowed(view) && (
        <p className="quiet" role="status">
          {words.narrowed({ calls: shown.calls.length, agents: shown.agents.length })}
        </p>
      )}
      <Calls board={board} shown={shown.calls} onRefused={onRefused} />
      <People board={board} shown={shown.agents} onRefused={onRefused} />
      <ToldSetting onRefused={onRefused} />
    </>
  );
}

type ShownProps<Row> = Pick<BoardProps, 'board' | 'onRefused'> & { readonly shown: readonly Row[] };

function Calls({ board, shown, onRefused }: ShownProps<BoardCall>) {
  const words = useLiveWords();
  const { calls, keptPlaces } = board;
  return (
    <section aria-labelledby="live-calls">
      <h2 id="live-calls">{words.calls}</h2>
      {calls.length === 0 ? (
        <p className="quiet">
          {words.noCalls}. {words.noCallsHint}
        </p>
      ) : shown.length === 0 ? (
        <p className="quiet">{words.noneNarrowed}</p>
      ) : (
        <CallRows board={board} calls={shown} onRefused={onRefused} />
      )}
      {keptPlaces.length > 0 && (
        <p className="quiet">
          {words.keptPlaces}: {keptPlaces.map(({ campaign, places }) => `${campaign} ${places}`).join(', ')}
        </p>
      )}
    </section>
  );
}

function People({ board: { agents, readAt }, shown, onRefused }: ShownProps<BoardAgent>) {
  const words = useLiveWords();
  return (
    <section aria-labelledby="live-agents">
      <h2 id="live-agents">{words.agents}</h2>
      {agents.length === 0 ? (
        <NothingShown icon="empty" heading={words.noAgents} hint={words.noAgentsHint} />
      ) : shown.length === 0 ? (
        <p className="quiet">{words.noneNarrowed}</p>
      ) : (
        <AgentTable agents={shown} readAt={readAt} onRefused={onRefused} />
      )}
    </section>
  );
}

function Unread({ code, retry }: { readonly code: string; readonly retry: () => void }) {
  const { state } = useConsoleWords();
  const { tryAgain } = useWords();
  const errorText = useErrorText();
  return (
    <NothingShown icon="failed" heading={state.failed} hint={errorText(code)} urgent>
      <Button onClick={retry}>{tryAgain}</Button>
    </NothingShown>
  );
}
